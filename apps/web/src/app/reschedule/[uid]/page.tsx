import { notFound, redirect } from "next/navigation";
import { eventTypePath } from "../../../page/bookings/booking-paths.ts";
import { bookingOr404 } from "../../../page/bookings/receipt-page.tsx";

/** Leads from a mail to the page where another time can be chosen for a booking. */
export default async function ReschedulePage({ params }: PageProps<"/reschedule/[uid]">) {
  const booking = await bookingOr404((await params).uid);
  redirect(`${eventTypePath(booking) ?? notFound()}?rescheduleUid=${encodeURIComponent(booking.uid)}`);
}
