import { intervalsFrom } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import type { HostAvailability } from "../slots/host-availability.ts";
import type { SlotRequest } from "../slots/slot-request.ts";
import { findSlots } from "../slots/slots.ts";
import { during, timeOf } from "./utc.ts";

const everyDay = [0, 1, 2, 3, 4, 5, 6];
/** 2026-12-01, the date of all these helpers. */
const wholeDay = during("00:00", "24:00");

/** A host who is free on 2026-12-01 at the given UTC times only. */
export function host(freeTimes: MinuteRange[], { isFixed = false } = {}): HostAvailability {
  const sinceMidnight = (minute: number) => minute - wholeDay.start;
  return {
    isFixed,
    schedule: {
      timeZone: "UTC",
      availability: freeTimes.map(({ start, end }) => ({
        days: [2],
        startTime: sinceMidnight(start),
        endTime: sinceMidnight(end),
      })),
      overrides: [],
    },
    busy: intervalsFrom([]),
    bookings: [],
  };
}

/** A host who is free at any time. */
export const alwaysFree: HostAvailability = {
  ...host([]),
  schedule: {
    timeZone: "UTC",
    availability: [{ days: everyDay, startTime: 0, endTime: 1440 }],
    overrides: [],
  },
};

/** The slots of a plain half-hour event type on that date, but for what the request says. */
export function ask(request: Partial<SlotRequest>): MinuteRange[] {
  return findSlots({
    schedulingType: "COLLECTIVE",
    hosts: [alwaysFree],
    length: 30,
    slotInterval: 30,
    beforeEventBuffer: 0,
    afterEventBuffer: 0,
    minimumBookingNotice: 0,
    periodDays: null,
    timeZone: "UTC",
    range: wholeDay,
    now: Date.parse("2026-01-01T00:00Z"),
    ...request,
  });
}

/** The same as UTC times of the starts. */
export const startsOf = (request: Partial<SlotRequest>) => ask(request).map(({ start }) => timeOf(start));
