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
  /** How many changes more than its booking it has seen, by being moved; calendars count them. */
  changesAhead?: number | undefined;
  /** Why it was moved here; null where nobody said, or it never was. */
  movedBecause?: string | null | undefined;
};

const stored = z.object({
  uid: z.string(),
  name: z.string(),
  email: z.string(),
  timeZone: z.string(),
  language: z.string(),
  responses: z.record(z.string(), z.unknown()),
  notes: z.string(),
  changesAhead: z.int().optional(),
  movedBecause: z.string().nullish(),
  movedFrom: z.number().optional(),
  alone: z.boolean().optional(),
});

/**
 * A seat as mail and receipts of what was keep it; `alone` where only whoever has it is told, `movedFrom` (epoch ms) when it
 * began before the move that is told of.
 */
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
  metadata: unknown;
  attendee: { name: string; email: string; timeZone: string; locale: string | null };
};

export const seatSelect = {
  referenceUid: true,
  data: true,
  metadata: true,
  attendee: { select: { name: true, email: true, timeZone: true, locale: true } },
} as const;

const dataFields = z
  .object({ responses: z.unknown(), description: z.string().nullish() })
  .partial()
  .catch({});

const metadataFields = z
  .object({ calcache: z.object({ changesAhead: z.int() }) })
  .catch({ calcache: { changesAhead: 0 } });

export function toSeat({ referenceUid, data, metadata, attendee }: SeatRow): Seat {
  const { responses, description } = dataFields.parse(data ?? {});
  const { fields, notes, rescheduleReason } = readResponses(responses);
  const { locale, ...person } = attendee;
  return {
    ...person,
    language: locale ?? "en",
    uid: referenceUid,
    responses: fields,
    notes: notes ?? description ?? "",
    movedBecause: rescheduleReason,
    ...metadataFields.parse(metadata).calcache,
  };
}

/** What is kept of a seat in its metadata besides: by its idempotency key it is found again by who asks for it twice. */
export const seatMetadata = (changesAhead: number, idempotencyKey: string | null) => ({
  calcache: { changesAhead, ...(idempotencyKey !== null && { idempotencyKey }) },
});

/** What cal.com keeps of what a form was answered with. */
export const seatData = ({ responses, notes }: Pick<Seat, "responses" | "notes">) => ({
  responses,
  description: notes,
});

/** A booking as whoever has one of its seats knows it. Calendars know it by the seat: somebody may give one back and take another. */
export function asSeat(booking: BookingDetails, seat: Seat): BookingDetails {
  const { uid, notes, responses, changesAhead = 0, movedBecause = null, ...attendee } = seat;
  return {
    ...booking,
    uid,
    iCalUid: uid,
    iCalSequence: booking.iCalSequence + changesAhead,
    reschedulingReason: movedBecause ?? booking.reschedulingReason,
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
