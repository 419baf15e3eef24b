import { processRuntime } from "@calcache/runtime";
import { redirect } from "next/navigation";
import { mayMoveShared } from "../../../page/bookings/host-of-shared.ts";
import { keptPath } from "../../../page/bookings/kept-path.ts";
import { bookingOr404 } from "../../../page/bookings/receipt-page.tsx";
import { reschedulePath } from "../../../page/bookings/reschedule-path.ts";

/** Leads from a mail to the page where another time can be chosen for a booking, or to why it can't. */
export default async function ReschedulePage({ params, searchParams }: PageProps<"/reschedule/[uid]">) {
  const booking = await bookingOr404((await params).uid);
  const path = reschedulePath(booking, processRuntime().engine.now(), await mayMoveShared(booking));
  redirect(keptPath(path, await searchParams));
}
