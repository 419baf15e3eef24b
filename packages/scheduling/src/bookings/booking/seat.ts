import { z } from "zod";
import type { BookingAttendee, BookingDetails } from "./booking-details.ts";
import { readResponses } from "./stored-json.ts";

/**
 * Somebody's seat in a booking that several have together: whoever has it knows the seat's uid and not the booking's, and nothing of
 * the others.
 */
export type Seat = BookingAttendee & {
  uid: string;
  responses: Readonly<Record<string, unknown>>;
  notes: string;
};

const stored = z.object({
  uid: z.string(),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  language: z.string(),
  responses: z.record(z.string(), z.unknown()),
  notes: z.string(),
  alone: z.boolean().optional(),
});

/** A seat as mail and receipts of what was keep it; `alone` where only whoever has it is told. */
export type StoredSeat = z.output<typeof stored>;

/** Null where nothing is stored. */
export const readSeat = (json: unknown): StoredSeat | null => {
  const read = stored.safeParse(json);
  return read.success ? read.data : null;
};

/** A seat's row, as cal.com keeps it. */
type SeatRow = {
  referenceUid: string;
  data: unknown;
  attendee: { name: string; email: string; timeZone: string; locale: string | null };
};

export const seatSelect = {
  referenceUid: true,
  data: true,
  attendee: { select: { name: true, email: true, timeZone: true, locale: true } },
} as const;

const dataFields = z
  .object({ responses: z.unknown(), description: z.string().nullish() })
  .partial()
  .catch({});

export function toSeat({ referenceUid, data, attendee }: SeatRow): Seat {
  const { responses, description } = dataFields.parse(data ?? {});
  const { fields, notes } = readResponses(responses);
  const { locale, ...person } = attendee;
  return {
    ...person,
    language: locale ?? "en",
    uid: referenceUid,
    responses: fields,
    notes: notes ?? description ?? "",
  };
}

/** What cal.com keeps of what a form was answered with. */
export const seatData = ({ responses, notes }: Pick<Seat, "responses" | "notes">) => ({
  responses,
  description: notes,
});

/** A booking as whoever has one of its seats knows it. Calendars know it by the seat: somebody may give one back and take another. */
export function asSeat(booking: BookingDetails, seat: Seat): BookingDetails {
  const { uid, notes, responses, ...attendee } = seat;
  return {
    ...booking,
    uid,
    iCalUid: uid,
    // It may name whoever had the first seat.
    title: booking.eventType?.title ?? booking.title,
    attendee: {
      name: attendee.name,
      email: attendee.email,
      timeZone: attendee.timeZone,
      language: attendee.language,
    },
    guests: [],
    notes,
    responses,
    metadata: {},
    seating: { kind: "seat" },
  };
}
