import { type CivilDay, MINUTES_PER_DAY } from "../civil-time/civil-day.ts";
import { type DayCount, dayAfter } from "../civil-time/day-count.ts";
import type { Schedule } from "../civil-time/schedule.ts";
import { type OffsetReader, offsetReader, offsetSpans } from "../civil-time/utc-offset.ts";
import { workingHours } from "../civil-time/working-hours.ts";
import { intersect } from "../intervals/interval-algebra.ts";
import { type Intervals, intervalsFrom } from "../intervals/intervals.ts";
import { floorMinute, type Minute, type MinuteRange } from "../intervals/minutes.ts";
import { type Buffers, freeTime, type HostAvailability } from "./host-availability.ts";
import { oncePerKey } from "./once-per-key.ts";
import { type SlotGrid, type SlotShape, separateGrids, sharedGrids, slotShape } from "./slot-grid.ts";

/** Everything that decides which slots are offered. */
export type SlotRequest = Buffers & {
  /** Collective: every host is needed. Round robin: every fixed host and, if there are others, one of them. */
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  hosts: readonly HostAvailability[];
  /** Minutes, at least 1. */
  length: number;
  /** Minutes between starts, at least 1. */
  slotInterval: number;
  /** Minutes that starts come after a clock mark; none if left out. Each start is then as much later after the last. */
  offsetStart?: number;
  /** Minutes from now to the earliest start. */
  minimumBookingNotice: number;
  /** How many dates after today are offered; null for all. */
  periodDays: DayCount | null;
  /** IANA name of the asker's zone: whose clock marks slots begin at, whose dates the period counts. */
  timeZone: string;
  /** Slots lie wholly within it. */
  range: MinuteRange;
  /** Epoch milliseconds. */
  now: number;
};

/** The slots that an event type offers, in order, one per start. No hosts, no slots. */
export function findSlots(request: SlotRequest): MinuteRange[] {
  if (request.hosts.length === 0) return [];
  const clock = offsetReader(request.timeZone);
  const lastDay = lastDayOfPeriod(request, clock);
  const shape = slotShape(request.length, request.slotInterval, clock, request.offsetStart);
  const slots: MinuteRange[] = [];
  for (const { first, last } of slotGrids(request, shape)) {
    for (let start = first; start <= last; start += shape.step) {
      if (civilDay(start, clock) <= lastDay) slots.push({ start, end: start + request.length });
    }
  }
  return slots;
}

function slotGrids(request: SlotRequest, shape: SlotShape): SlotGrid[] {
  const range = bookableRange(request);
  const freeTimeOf = freeTimes(request, range);
  const { needed, alternatives } = roles(request);

  const common = needed.reduce((free, host) => intersect(free, freeTimeOf(host)), intervalsFrom([range]));
  const [onlyChoice, ...otherChoices] = alternatives.map((host) => intersect(common, freeTimeOf(host)));
  if (onlyChoice === undefined) return separateGrids(common, shape);
  if (otherChoices.length === 0) return separateGrids(onlyChoice, shape);
  return sharedGrids([onlyChoice, ...otherChoices], shape);
}

/** Whom each slot needs all of, and whom one of, if there are any. */
function roles({
  schedulingType,
  hosts,
}: SlotRequest): Record<"needed" | "alternatives", HostAvailability[]> {
  const isNeeded = (host: HostAvailability) => schedulingType === "COLLECTIVE" || host.isFixed;
  return {
    needed: hosts.filter(isNeeded),
    alternatives: hosts.filter((host) => !isNeeded(host)),
  };
}

/** What is left of the asked range after the notice. */
function bookableRange({ range, now, minimumBookingNotice }: SlotRequest): MinuteRange {
  return { start: Math.max(range.start, floorMinute(now) + minimumBookingNotice), end: range.end };
}

/** Hosts share zones, and often schedules: each is looked up once. */
function freeTimes(request: SlotRequest, range: MinuteRange): (host: HostAvailability) => Intervals {
  const spansOf = oncePerKey((timeZone: string) => offsetSpans(timeZone, range));
  const hoursOf = oncePerKey((schedule: Schedule) =>
    workingHours(schedule, range, spansOf(schedule.timeZone)),
  );
  return (host) => freeTime(host, hoursOf(host.schedule), request);
}

function lastDayOfPeriod({ now, periodDays }: SlotRequest, clock: OffsetReader): CivilDay {
  return periodDays === null ? Infinity : dayAfter(civilDay(floorMinute(now), clock), periodDays);
}

function civilDay(minute: Minute, clock: OffsetReader): CivilDay {
  return Math.floor((minute + clock(minute).offset) / MINUTES_PER_DAY);
}
