import { type CivilDay, MINUTES_PER_DAY } from "../civil-time/civil-day.ts";
import { dayAfter } from "../civil-time/day-count.ts";
import { type OffsetReader, offsetReader } from "../civil-time/utc-offset.ts";
import { toRanges } from "../intervals/intervals.ts";
import { floorMinute, type Minute, type MinuteRange } from "../intervals/minutes.ts";
import { everyStart } from "./every-start.ts";
import { longestRanges } from "./longest-ranges.ts";
import { allowedBy } from "./restriction.ts";
import { type SlotShape, slotShape, spacedGrids } from "./slot-grid.ts";
import type { SlotRequest } from "./slot-request.ts";
import { type TeamTime, teamTime } from "./team-time.ts";

/** The slots that an event type offers, in order, one per start. No hosts, no slots but those that others may join. */
export function findSlots(request: SlotRequest): MinuteRange[] {
  const joined = joinedStarts(request);
  if (request.hosts.length === 0 && joined.length === 0) return [];
  const clock = offsetReader(request.timeZone);
  const lastDay = lastDayOfPeriod(request, clock);
  const { start: from, end: until } = request.period ?? anyTime;
  const allows = allowedBy(request);
  const shape = slotShape(request.length, request.slotInterval, clock, {
    ...(request.offsetStart !== undefined && { offsetStart: request.offsetStart }),
    isOptimized: request.showOptimizedSlots === true,
  });
  const found = request.hosts.length === 0 ? [] : startsOf(request, shape);
  const starts = joined.length === 0 ? found : inOrder([...found, ...joined]);
  const slots: MinuteRange[] = [];
  const days = new Set<CivilDay>();
  for (const start of starts) {
    const slot = { start, end: start + request.length };
    const day = civilDay(start, clock);
    if (start < from || start >= until || day > lastDay || !allows(slot)) continue;
    if (request.onlyShowFirstAvailableSlot && days.has(day)) continue;
    days.add(day);
    slots.push(slot);
  }
  return slots;
}

function startsOf(request: SlotRequest, shape: SlotShape): Iterable<Minute> {
  const team = teamTime(request);
  const grid = gridStarts(team, shape);
  return request.everyStart ? inOrder([...everyStart(team, request), ...grid]) : grid;
}

/** Those that lie in the asked range, after the notice. */
function joinedStarts({ alsoStarts = [], range, length, now, minimumBookingNotice }: SlotRequest): Minute[] {
  const earliest = Math.max(range.start, floorMinute(now) + minimumBookingNotice);
  return alsoStarts.filter((start) => earliest <= start && start + length <= range.end);
}

const anyTime: MinuteRange = { start: 0, end: Infinity };

/** Starts on the grids of free times, in order. */
function* gridStarts({ common, groups }: TeamTime, shape: SlotShape): Generator<Minute> {
  for (const { first, last } of spacedGrids(
    groups.length === 0 ? toRanges(common) : longestRanges(groups),
    shape,
  )) {
    for (let start = first; start <= last; start += shape.step) yield start;
  }
}

const inOrder = (starts: readonly Minute[]): Minute[] => [...new Set(starts)].sort((a, b) => a - b);

function lastDayOfPeriod({ now, periodDays }: SlotRequest, clock: OffsetReader): CivilDay {
  return periodDays === null ? Infinity : dayAfter(civilDay(floorMinute(now), clock), periodDays);
}

function civilDay(minute: Minute, clock: OffsetReader): CivilDay {
  return Math.floor((minute + clock(minute).offset) / MINUTES_PER_DAY);
}
