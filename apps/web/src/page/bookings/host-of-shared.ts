import { processRuntime } from "@calcache/runtime";
import type { BookingDetails } from "@calcache/scheduling";
import { headers } from "next/headers";

/** Whoever asks, where they are signed in here as a host of a booking that several have together: hosts alone may move all of it. */
export async function hostOfShared({
  seating,
  hosts,
}: BookingDetails): Promise<BookingDetails["hosts"][number] | null> {
  if (seating?.kind !== "shared") return null;
  const user = await processRuntime().currentUser(await headers());
  return hosts.find(({ id }) => id === user?.userId) ?? null;
}

/** Whether they may do that. */
export const mayMoveShared = async (booking: BookingDetails): Promise<boolean> =>
  (await hostOfShared(booking)) !== null;
