import { z } from "zod";

/** cal.com keeps the lengths to choose from here. `everyStart` is ours: its tables get no columns from us. */
const fields = z.object({
  multipleDuration: z.array(z.int().positive()).min(1).nullable().catch(null),
  everyStart: z.boolean().catch(false),
});

/** What of an event type's metadata counts here; whatever can't be used is as good as missing. */
export function readEventTypeMetadata(metadata: unknown, length: number) {
  const { multipleDuration, everyStart } = fields.parse(Object(metadata));
  return {
    /** Whether every start that can be booked is offered, instead of those on cal.com's grid. */
    everyStart,
    /** Minutes that may be asked for as duration, the usual ones first; null leaves it to the asker. */
    lengths: multipleDuration && [...new Set([length, ...multipleDuration])],
  };
}
