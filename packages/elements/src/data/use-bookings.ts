import { type Place, pathOf } from "./place.ts";
import { type Known, useAnswer } from "./use-answer.ts";

/** A booking as an agenda shows it. */
export type AgendaBooking = {
  uid: string;
  title: string;
  /** ISO with the asked zone's offset */
  start: string;
  end: string;
  status: "accepted" | "pending" | "cancelled" | "rejected";
  hosts: { name: string }[];
  attendees: { name: string }[];
  meetingUrl?: string;
};

/** What stands and isn't over, the next first, and requests. Scope of a token: `bookings:read`. */
export function useBookings(
  { timeZone, most, eventTypeId }: { timeZone: string; most: number; eventTypeId?: number | undefined },
  place: Place,
) {
  const path = pathOf("bookings", { status: "upcoming,unconfirmed", take: most, timeZone, eventTypeId });
  return useAnswer(path, place, bookingsIn);
}

function bookingsIn(body: unknown): Known<AgendaBooking[]> {
  return { data: (body as { data: AgendaBooking[] }).data, isStale: false, asOf: null };
}
