import { type CivilDay, MINUTES_PER_DAY } from "../civil-time/civil-day.ts";
import { dayAfter } from "../civil-time/day-count.ts";
import { type OffsetReader, offsetReader } from "../civil-time/utc-offset.ts";
import { floorMinute, type Minute, type MinuteRange } from "../intervals/minutes.ts";
import { everyStart } from "./every-start.ts";
import { allowedBy } from "./restriction.ts";
import { type SlotShape, slotShape, spacedGrids } from "./slot-grid.ts";
import type { SlotRequest } from "./slot-request.ts";
import { type TeamTime, teamTime } from "./team-time.ts";

/** The slots that an event type offers, in order, one per start. No hosts, no slots. */
export function findSlots(request: SlotRequest): MinuteRange[] {
  if (request.hosts.length === 0) return [];
  const clock = offsetReader(request.timeZone);
  const lastDay = lastDayOfPeriod(request, clock);
  const { start: from, end: until } = request.period ?? anyTime;
  const allows = allowedBy(request);
  const team = teamTime(request);
  const shape = slotShape(request.length, request.slotInterval, clock, {
    ...(request.offsetStart !== undefined && { offsetStart: request.offsetStart }),
    isOptimized: request.showOptimizedSlots === true,
  });
  const grid = gridStarts(team, shape);
  const starts = request.everyStart ? inOrder([...everyStart(team, request), ...grid]) : grid;
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

const anyTime: MinuteRange = { start: 0, end: Infinity };

/** Starts on the grids of free times, in order. */
function* gridStarts({ common, alternatives }: TeamTime, shape: SlotShape): Generator<Minute> {
  const freeTimes = alternatives.length === 0 ? [common] : alternatives.map(({ free }) => free);
  for (const { first, last } of spacedGrids(freeTimes, shape)) {
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
