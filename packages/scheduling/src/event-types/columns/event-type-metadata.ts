import { z } from "zod";

/** Minutes of the longest meeting that is looked for: a month. */
const longestLength = 44_640;

/** An event type's length as it counts; 0, for which there is no slot, where it can't be one. */
export const lengthMinutes = (stored: number): number => (stored <= longestLength ? Math.max(stored, 0) : 0);

const ours = z.object({ everyStart: z.boolean().catch(false), requiredHosts: z.unknown().optional() });
const nothingOurs = { calcache: { everyStart: false, requiredHosts: undefined } };

/**
 * cal.com keeps the lengths to choose from here, and under `apps` what belongs to an app: what stands elsewhere it drops when
 * somebody saves the event type. Its tables get no columns from us.
 */
const fields = z
  .object({
    multipleDuration: z.array(z.int().positive().max(longestLength)).min(1).nullable().catch(null),
    apps: z.object({ calcache: ours }).catch(nothingOurs),
  })
  .catch({ multipleDuration: null, apps: nothingOurs });

const hostCount = z.int().min(1).nullish();

/**
 * What of an event type's metadata counts here; whatever can't be used is as good as missing, but for how many hosts take part.
 * @param report told of the column where that can't be read
 */
export function readEventTypeMetadata(metadata: unknown, length: number, report: (column: string) => void) {
  const { multipleDuration, apps } = fields.parse(metadata);
  const requiredHosts = hostCount.safeParse(apps.calcache.requiredHosts);
  if (!requiredHosts.success) report("EventType.metadata");
  return {
    /** Whether every start that can be booked is offered, instead of those on cal.com's grid. */
    everyStart: apps.calcache.everyStart,
    /** How many of a round robin's hosts take part, of each of its groups. */
    requiredHosts: requiredHosts.data ?? 1,
    /** Minutes that may be asked for as duration, the usual ones first; null leaves it to the asker. */
    lengths: multipleDuration && [...new Set([length, ...multipleDuration])],
  };
}
