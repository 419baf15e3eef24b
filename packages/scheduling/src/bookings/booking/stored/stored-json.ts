import { z } from "zod";

/** Under this name a booking's metadata say "false" where the hosts' calendars couldn't be asked. */
export const checkedLiveKey = "availabilityCheckedLive";

/** Under this name a booking's metadata say what somebody did to its event in a host's calendar. */
export const changedInCalendarKey = "changedInCalendar";

/** Under this name a booking's metadata say "true" where its room declined and no other has been free since. */
export const roomDeclinedKey = "roomDeclined";

/** Under this name a booking's metadata say the uid of the seat that it was made with, where several may have it. */
export const firstSeatKey = "firstSeatUid";

/** Under this name a booking's answers say why its attendee moved it here. */
export const rescheduleReasonKey = "rescheduleReason";

/** What isn't of its shape is left out, and costs no other: whoever has the row may write to it. */
const text = z.string().optional().catch(undefined);
const responsesFields = z.looseObject({
  name: z.unknown().optional(),
  email: z.unknown().optional(),
  guests: z.array(z.string()).optional().catch(undefined),
  notes: text,
  [rescheduleReasonKey]: text,
});

/** A booking's stored answers, apart from those that have columns of their own. */
export function readResponses(stored: unknown) {
  const parsed = responsesFields.safeParse(stored ?? {});
  const {
    name: _,
    email: __,
    guests,
    notes,
    [rescheduleReasonKey]: rescheduleReason,
    ...others
  } = parsed.success ? parsed.data : {};
  return {
    guests: guests ?? [],
    notes: notes ?? null,
    rescheduleReason: rescheduleReason ?? null,
    fields: notes === undefined ? others : { ...others, notes },
  };
}

const metadataFields = z.record(z.string(), z.unknown()).catch({});

/** A booking's stored metadata: what of it is text. */
export function readMetadata(stored: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metadataFields.parse(stored)).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
}
