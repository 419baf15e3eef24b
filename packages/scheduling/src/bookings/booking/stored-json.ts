import { z } from "zod";

/** Under this name a booking's metadata say "false" where the hosts' calendars couldn't be asked. */
export const checkedLiveKey = "availabilityCheckedLive";

/** Under this name a booking's metadata say what somebody did to its event in a host's calendar. */
export const changedInCalendarKey = "changedInCalendar";

/** Under this name a booking's answers say why its attendee moved it here. */
export const rescheduleReasonKey = "rescheduleReason";

const responsesFields = z.looseObject({
  name: z.unknown().optional(),
  email: z.unknown().optional(),
  guests: z.array(z.string()).optional(),
  notes: z.string().optional(),
  [rescheduleReasonKey]: z.string().optional(),
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

const metadataFields = z.record(z.string(), z.string());

/** A booking's stored metadata: what of it is text. */
export function readMetadata(stored: unknown): Record<string, string> {
  const parsed = metadataFields.safeParse(stored ?? {});
  return parsed.success ? parsed.data : {};
}
