import type { BookingData, CancelledData } from "@calcache/embed/protocol";
import type { BookingDetails } from "@calcache/scheduling";
import type { Told } from "./use-parent.ts";

/** What the page around is told of a booking, by cal.com's names; nothing of who booked. @param happened as the page's address says */
export function bookingEvents(
  happened: string | undefined,
  booking: BookingDetails,
  series: readonly BookingDetails[],
): Told[] {
  if (happened === "cancelled") return cancelled(booking);
  if ((happened !== "booked" && happened !== "moved") || !isOn(booking)) return [];
  const data = dataOf(booking, series);
  const name = happened === "booked" ? "bookingSuccessful" : "rescheduleBookingSuccessful";
  return [
    { type: `${name}V2`, data },
    { type: name, data: formerly(booking, data) },
  ];
}

const isOn = ({ status }: BookingDetails) => status === "accepted" || status === "pending";

const times = ({ start, end }: BookingDetails) => ({
  startTime: new Date(start).toISOString(),
  endTime: new Date(end).toISOString(),
});

const dataOf = (booking: BookingDetails, series: readonly BookingDetails[]): BookingData => ({
  uid: booking.uid,
  title: booking.title,
  ...times(booking),
  eventTypeId: booking.eventType?.id ?? null,
  status: booking.status === "pending" ? "PENDING" : "ACCEPTED",
  paymentRequired: false,
  isRecurring: booking.seriesUid !== null,
  ...(series.length > 0 && { allBookings: series.map(times) }),
  ...(booking.joinUrl !== null && { videoCallUrl: booking.joinUrl }),
});

/** What cal.com's older events tell, as far as whoever booked may know it. */
const formerly = (booking: BookingDetails, { uid, title, status, ...data }: BookingData) => ({
  booking: { uid, title, status, startTime: data.startTime, endTime: data.endTime },
  eventType: booking.eventType,
  date: data.startTime,
  duration: (booking.end - booking.start) / 60_000,
  organizer: { name: booking.hosts[0]?.name ?? "" },
  confirmed: status === "ACCEPTED",
});

function cancelled(booking: BookingDetails): Told[] {
  if (booking.status !== "cancelled") return [];
  const { uid, title, eventType, hosts } = booking;
  const data: CancelledData = {
    booking: { uid, title, ...times(booking) },
    eventType: { id: eventType?.id ?? null },
    organizer: { name: hosts[0]?.name ?? "" },
  };
  return [{ type: "bookingCancelled", data }];
}
