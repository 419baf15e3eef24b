import { findSlots, type HostAvailability, type MinuteRange } from "@calcache/availability";
import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { Routing } from "../../event-types/found/routed-hosts.ts";
import { offeredRange } from "../../slots/offered-range.ts";

/** A time that somebody wants of an event type, and what else they were offered it by. */
export type WantedSlot = MinuteRange & {
  /** In which they count its period's dates. */
  timeZone: string;
  /** To whom of a round robin they are led; to all where it isn't given. */
  routing?: Routing | undefined;
};

/**
 * Whether a host could take a slot: it is in the event type's period and after its notice, it lies in the host's free
 * time, and a request for slots from its start on would offer it. So it begins at a clock mark, of whatever zone: the
 * asker's needn't be the attendee's, and offsets from UTC are whole quarters of an hour.
 * @param now epoch ms
 */
export function fitsHost(
  eventType: EventTypeWithHosts,
  host: HostAvailability,
  { timeZone, start, end }: WantedSlot,
  now: number,
): boolean {
  const length = end - start;
  const offered = offeredRange({ start, end }, eventType, length, now);
  if (offered.start > start || offered.end < end) return false;
  const slots = findSlots({
    ...eventType,
    schedulingType: "COLLECTIVE",
    hosts: [host],
    length,
    // Optimized slots begin wherever time becomes free.
    slotInterval: eventType.showOptimizedSlots
      ? 1
      : finestMark(eventType.slotInterval ?? length, eventType.offsetStart),
    offsetStart: 0,
    timeZone,
    range: { start, end },
    now,
  });
  return slots.some((slot) => slot.start === start);
}

/** Minutes between the starts that some zone's clock marks, with their offset, could bring about. */
export const finestMark = (interval: number, offset: number): number =>
  [15, 5].find((minutes) => interval % minutes === 0 && offset % minutes === 0) ?? 1;
