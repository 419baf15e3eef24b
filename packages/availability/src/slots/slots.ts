import { type CivilDay, MINUTES_PER_DAY } from "../civil-time/civil-day.ts";
import { type DayCount, dayAfter } from "../civil-time/day-count.ts";
import { type OffsetReader, offsetReader } from "../civil-time/utc-offset.ts";
import { floorMinute, type Minute, type MinuteRange } from "../intervals/minutes.ts";
import { everyStart } from "./every-start.ts";
import type { Buffers, HostAvailability } from "./host-availability.ts";
import { type SlotShape, separateGrids, sharedGrids, slotShape } from "./slot-grid.ts";
import { type TeamTime, teamTime } from "./team-time.ts";

/** Everything that decides which slots are offered. */
export type SlotRequest = Buffers & {
  /** Collective: every host is needed. Round robin: every fixed host and, if there are others, one of them. */
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  hosts: readonly HostAvailability[];
  /** Minutes, at least 1. */
  length: number;
  /** Minutes between starts, at least 1. */
  slotInterval: number;
  /** Whether slots begin at every clock mark at which one fits, instead of on grids; not if left out. */
  everyStart?: boolean;
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
  const team = teamTime(request);
  const starts = request.everyStart
    ? everyStart(team, request)
    : gridStarts(team, slotShape(request.length, request.slotInterval, clock, request.offsetStart));
  const slots: MinuteRange[] = [];
  for (const start of starts) {
    if (civilDay(start, clock) <= lastDay) slots.push({ start, end: start + request.length });
  }
  return slots;
}

/** Starts on the grids of free times, in order. */
function* gridStarts({ common, alternatives }: TeamTime, shape: SlotShape): Generator<Minute> {
  const [only = common, ...others] = alternatives.map(({ free }) => free);
  const grids = others.length === 0 ? separateGrids(only, shape) : sharedGrids([only, ...others], shape);
  for (const { first, last } of grids) {
    for (let start = first; start <= last; start += shape.step) yield start;
  }
}

function lastDayOfPeriod({ now, periodDays }: SlotRequest, clock: OffsetReader): CivilDay {
  return periodDays === null ? Infinity : dayAfter(civilDay(floorMinute(now), clock), periodDays);
}

function civilDay(minute: Minute, clock: OffsetReader): CivilDay {
  return Math.floor((minute + clock(minute).offset) / MINUTES_PER_DAY);
}
