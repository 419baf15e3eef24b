import { processRuntime } from "@calcache/runtime";
import type { BookingDetails } from "@calcache/scheduling";
import { headers } from "next/headers";

/** Whether whoever asks is signed in here as a host of a booking that several have together, who alone may move all of it. */
export async function mayMoveShared({ seating, hosts }: BookingDetails): Promise<boolean> {
  if (seating?.kind !== "shared") return false;
  const user = await processRuntime().currentUser(await headers());
  return user !== null && hosts.some(({ id }) => id === user.userId);
}
