import type { DayCount } from "../civil-time/day-count.ts";
import type { DateSpan, OpenTime, Schedule } from "../civil-time/schedule.ts";
import type { Intervals } from "../intervals/intervals.ts";
import type { Minute, MinuteRange } from "../intervals/minutes.ts";
import type { Meeting, Member, Participant } from "../meetings/meeting.ts";
import type { SequenceStep } from "../meetings/sequences.ts";
import type { HostAvailability } from "../slots/host-availability.ts";
import type { SlotRequest } from "../slots/slot-request.ts";
import { addDays, civilReader, weekdayOf } from "./civil-minutes.ts";

/** How the oracle is asked for slots of a meeting. */
export type PlainLayout = { startInterval: number; timeZone: string; overlapping: boolean; most: number };

/** The rules, as plainly as they read. */
export type Oracle = {
  isOpen: (schedule: Schedule, minute: Minute) => boolean;
  /** The whole minutes between two instants (epoch ms); the last second of a minute counts as its end. */
  minutesBetween: (start: number, end: number) => MinuteRange;
  slots: (request: SlotRequest) => MinuteRange[];
  meetingTimes: (
    meeting: Meeting,
    periods: readonly MinuteRange[],
    layout: PlainLayout,
  ) => { slots: MinuteRange[]; periods: MinuteRange[] };
  sequences: (
    steps: readonly SequenceStep[],
    periods: readonly MinuteRange[],
    layout: { timeZone: string; most: number },
  ) => MinuteRange[][];
};

const minutesPerDay = 1440;

/**
 * The rules of working hours, slots, meetings and sequences, minute by minute, for anything within one range. It shares
 * nothing with the engine but types, knows of zones only what `Intl` tells of each minute, and is slow.
 */
export function oracleOf(range: MinuteRange): Oracle {
  const civil = civilReader({ start: range.start - 60, end: range.end + minutesPerDay });
  const minutes = Array.from({ length: range.end - range.start }, (_, i) => range.start + i);

  /** The minutes of a civil date at which a schedule is open; each date is worked out once. */
  const openMinutesOf = new WeakMap<Schedule, Map<string, boolean[]>>();

  function isOpen(schedule: Schedule, minute: Minute): boolean {
    const zones = [schedule.timeZone, ...(schedule.trips ?? []).map((trip) => trip.timeZone)];
    return zones.some((timeZone, stay) => {
      const { date, minuteOfDay } = civil(minute, timeZone);
      if (stayOn(schedule, date) !== stay) return false;
      const known = openMinutesOf.get(schedule) ?? new Map<string, boolean[]>();
      const open = known.get(date) ?? openMinutes(schedule, date);
      openMinutesOf.set(schedule, known.set(date, open));
      return open[minuteOfDay] === true;
    });
  }

  /** Open, and no busy time with its buffers in the way. */
  function freeMinutes(who: Participant | HostAvailability, buffers: Meeting | SlotRequest): Set<Minute> {
    const free = new Set(minutes.filter((minute) => isOpen(who.schedule, minute)));
    const closed = "closed" in who && who.closed ? rangesOf(who.closed) : [];
    for (const { start, end } of [...closedTimes(who, buffers), ...closed]) {
      for (let minute = start; minute < end; minute++) free.delete(minute);
    }
    return free;
  }

  /** Of each room the minutes at which nothing closes it. */
  function roomsOf(request: SlotRequest): Set<Minute>[] {
    return (request.rooms ?? []).map((room) => {
      const closed = closedTimes(room, request);
      return new Set(minutes.filter((minute) => !closed.some((time) => contains(time, minute))));
    });
  }

  function minutesBetween(start: number, end: number): MinuteRange {
    const whole = minutes.filter((minute) => minute * 60_000 >= start && minute * 60_000 + 59_000 <= end);
    return runs(whole)[0] ?? { start: range.start, end: range.start };
  }

  /** Whether starts may begin at a minute of somebody's clock. */
  function isMark(minute: Minute, interval: number, timeZone: string, widest = 60): boolean {
    const mark = [60, 30, 20, 15, 10, 5].find((at) => interval % at === 0 && widest % at === 0) ?? 1;
    return civil(minute, timeZone).minuteOfDay % mark === 0;
  }

  /** The first such minute at or after another. */
  function nextMark(minute: Minute, interval: number, timeZone: string): Minute {
    let at = minute;
    while (!isMark(at, interval, timeZone)) at += 1;
    return at;
  }

  /** The first roundest minute by which no stretch of a mark is lost. */
  function optimizedStart({ start, end }: MinuteRange, interval: number, timeZone: string): Minute {
    const mark = [60, 30, 20, 15, 10, 5].find((at) => interval % at === 0) ?? 1;
    const stretches = (from: Minute) => Math.floor((end - from) / mark);
    const { minuteOfDay } = civil(start, timeZone);
    if (minuteOfDay % mark === 0) return start;
    for (const round of [mark, 15, 5]) {
      const at = start + round - (minuteOfDay % round);
      if (at <= end && stretches(at) === stretches(start)) return at;
    }
    return start;
  }

  function slots(request: SlotRequest): MinuteRange[] {
    const { schedulingType, hosts, length, slotInterval, timeZone } = request;
    const earliest = Math.floor(request.now / 60_000) + request.minimumBookingNotice;
    const offered = minutes.filter((minute) => minute >= earliest && contains(request.range, minute));
    const isNeeded = hosts.map((host) => schedulingType === "COLLECTIVE" || host.isFixed);
    const free = hosts.map((host) => ({
      minutes: freeMinutes(host, request),
      timeZone: host.schedule.timeZone,
    }));
    const needed = free.filter((_, i) => isNeeded[i]);
    const others = free.filter((_, i) => !isNeeded[i]);
    const isOther = (_: unknown, i: number) => !isNeeded[i];
    const groupIds = hosts.filter(isOther).map(({ groupId }) => groupId ?? null);
    const groups = [...new Set(groupIds)].map((id) => others.filter((_, i) => groupIds[i] === id));
    // Whoever could come together: all that are needed, and of each group every so many.
    const companies = groups.reduce(
      (some, group) =>
        some.flatMap((company) =>
          eachOf(group, request.requiredHosts ?? 1).map((chosen) => [...company, ...chosen]),
        ),
      [needed],
    );
    // And a room besides, which has no clock.
    const withRoom = request.rooms
      ? companies.flatMap((company) =>
          roomsOf(request).map((room) => [...company, { minutes: room, timeZone }]),
        )
      : companies;
    const ranges = withRoom
      .flatMap((group) =>
        runs(offered.filter((minute) => group.every((host) => host.minutes.has(minute)))).map((range) => ({
          ...range,
          timeZones: [timeZone, ...group.map((host) => host.timeZone)],
        })),
      )
      .toSorted((a, b) => a.start - b.start);

    const offset = request.offsetStart ?? 0;
    const step = slotInterval + offset;
    const starts = new Set<Minute>();
    const isWithin = (a: MinuteRange, b: MinuteRange) => b.start <= a.start && a.end <= b.end;
    const isSame = (a: MinuteRange, b: MinuteRange) => isWithin(a, b) && isWithin(b, a);
    for (const range of ranges) {
      const { start, end } = range;
      if (ranges.some((other) => isWithin(range, other) && !isSame(range, other))) continue;
      const beginning = request.showOptimizedSlots
        ? optimizedStart(range, slotInterval, timeZone)
        : nextMark(start, slotInterval, timeZone);
      let at = beginning + offset;
      const before = [...starts].filter((other) => other < at).reduce((a, b) => Math.max(a, b), -Infinity);
      // One that comes just after it is offered already, by a range that begins earlier and whose first start is later.
      const after = [...starts].filter((other) => other >= at && other < at + step);
      if (before + step > at) at = before >= start ? before : before + step;
      else if (after.length > 0) at = Math.min(...after);
      for (; at + length <= end; at += step) starts.add(at);
    }
    // Whatever the grid offers, and every mark besides.
    for (const { start, end, timeZones } of request.everyStart ? ranges : []) {
      for (let at = start; at + length <= end; at += 1) {
        if (timeZones.some((clock) => isMark(at - offset, slotInterval, clock, 30))) starts.add(at);
      }
    }
    for (const start of request.alsoStarts ?? []) {
      if (offered.includes(start) && (length === 0 || offered.includes(start + length - 1)))
        starts.add(start);
    }
    const { periodDays } = request;
    const isAllowed = allowedMinutes(request);
    const today = civil(Math.floor(request.now / 60_000), timeZone).date;
    const lastDate = periodDays === null ? "9999-12-31" : lastDateOf(today, periodDays);
    const dates = new Set<string>();
    return [...starts]
      .filter((start) => civil(start, timeZone).date <= lastDate)
      .filter((start) => !request.period || contains(request.period, start))
      .filter((start) => minutesFrom(start, length).every(isAllowed))
      .toSorted((a, b) => a - b)
      .filter((start) => {
        const { date } = civil(start, timeZone);
        return !request.onlyShowFirstAvailableSlot || (!dates.has(date) && dates.add(date));
      })
      .map((start) => ({ start, end: start + length }));
  }

  /** Tells of a minute whether it is within the hours to which slots are confined. */
  function allowedMinutes({ restriction, timeZone }: SlotRequest): (minute: Minute) => boolean {
    if (!restriction) return () => true;
    const { schedule, inAskersZone } = restriction;
    const confining = inAskersZone ? { ...schedule, timeZone } : schedule;
    return (minute) => isOpen(confining, minute);
  }

  /** Every minute at which somebody is free by any of their hours. */
  function minutesOf(member: Member, meeting: Meeting): Minute[] {
    const ways = member.map(({ within, ...one }) => ({
      free: freeMinutes(one, meeting),
      isWithin: (minute: Minute) => !within || rangesOf(within).some((part) => contains(part, minute)),
    }));
    return minutes.filter((minute) =>
      ways.some(({ free, isWithin }) => free.has(minute) && isWithin(minute)),
    );
  }

  /** Every minute at which a meeting can begin. */
  function startsOf(meeting: Meeting, periods: readonly MinuteRange[]): Minute[] {
    const { participants, length } = meeting;
    const asked = runs(minutes.filter((minute) => periods.some((period) => contains(period, minute))));
    const groups = participants.map(({ members, required }) => ({
      required,
      free: members.map((member) => runs(minutesOf(member, meeting))),
    }));
    return minutes.filter((start) => {
      const isWhole = (free: MinuteRange[]) =>
        free.some((time) => time.start <= start && start + length <= time.end);
      return isWhole(asked) && groups.every(({ required, free }) => free.filter(isWhole).length >= required);
    });
  }

  /** In each run of possible starts, the first at a mark and then one every interval. */
  function gridOf(starts: readonly Minute[], interval: number, timeZone: string): Minute[] {
    return runs(starts).flatMap(({ start, end }) => {
      const first = nextMark(start, interval, timeZone);
      return minutesFrom(first, end - first).filter((minute) => (minute - first) % interval === 0);
    });
  }

  function meetingTimes(
    meeting: Meeting,
    periods: readonly MinuteRange[],
    layout: PlainLayout,
  ): { slots: MinuteRange[]; periods: MinuteRange[] } {
    const starts = startsOf(meeting, periods);
    const slots: MinuteRange[] = [];
    for (const start of gridOf(starts, layout.startInterval, layout.timeZone)) {
      if (layout.overlapping || slots.every((slot) => slot.end <= start))
        slots.push({ start, end: start + meeting.length });
    }
    const wholePeriods = runs(starts).map(({ start, end }) => ({ start, end: end - 1 + meeting.length }));
    return { slots: slots.slice(0, layout.most), periods: wholePeriods.slice(0, layout.most) };
  }

  function sequences(
    steps: readonly SequenceStep[],
    periods: readonly MinuteRange[],
    { timeZone, most }: { timeZone: string; most: number },
  ): MinuteRange[][] {
    const starts = steps.map((step) => gridOf(startsOf(step, periods), step.startInterval, timeZone));
    /** The earliest way to hold the steps from one on, if it begins within these minutes. */
    function follow(index: number, earliest: Minute, latest: Minute): MinuteRange[] | null {
      const step = steps[index];
      if (step === undefined) return [];
      for (const start of starts[index] ?? []) {
        if (start > latest) break;
        if (start < earliest) continue;
        const end = start + step.length;
        const rest = follow(index + 1, end + step.gapAfter.least, end + step.gapAfter.most);
        if (rest !== null) return [{ start, end }, ...rest];
      }
      return null;
    }
    const found: MinuteRange[][] = [];
    for (const first of starts[0] ?? []) {
      const sequence = found.length < most ? follow(0, first, first) : null;
      if (sequence !== null) found.push(sequence);
    }
    return found;
  }

  return { isOpen, minutesBetween, slots, meetingTimes, sequences };
}

/** Counted date by date. */
function lastDateOf(today: string, { count, of }: DayCount): string {
  let date = today;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    const isWeekend = [0, 6].includes(weekdayOf(date));
    if (of === "calendar_days" || !isWeekend) left -= 1;
  }
  return date;
}

/** Where a date is spent: 0 at home, 1 on the first trip, and so on; null for away. */
function stayOn({ absences = [], trips = [] }: Schedule, date: string): number | null {
  const covers = ({ first, last }: DateSpan) => first <= date && date <= last;
  return absences.some(covers) ? null : 1 + trips.findIndex(covers);
}

function openMinutes(schedule: Schedule, date: string): boolean[] {
  const eve = addDays(date, -1);
  const isOverridden = schedule.overrides.some((override) => override.date === date);
  const times = timesOf(schedule, date);
  const isLeft = stayOn(schedule, eve) !== stayOn(schedule, date);
  const timesOfEve = isOverridden || isLeft ? [] : timesOf(schedule, eve);
  return Array.from(
    { length: minutesPerDay },
    (_, minute) =>
      times.some((time) => isWithin(time, minute)) ||
      timesOfEve.some((time) => isWithin(time, minute + minutesPerDay)),
  );
}

function timesOf(schedule: Schedule, date: string): readonly OpenTime[] {
  const overrides = schedule.overrides.filter((override) => override.date === date);
  if (overrides.length > 0) return overrides;
  return schedule.availability.filter(({ days }) => days.includes(weekdayOf(date)));
}

/** Whether a minute after the midnight that an entry counts from is inside it; one of the next day is 1440 or more. */
function isWithin({ startTime, endTime }: OpenTime, minute: number): boolean {
  if (startTime === endTime) return false;
  const midnightOrEnd = endTime === minutesPerDay - 1 ? minutesPerDay : endTime;
  const end = midnightOrEnd < startTime ? midnightOrEnd + minutesPerDay : midnightOrEnd;
  return startTime <= minute && minute < end;
}

function closedTimes(
  { busy, bookings }: Pick<Participant, "busy" | "bookings">,
  { beforeEventBuffer, afterEventBuffer }: Meeting | SlotRequest,
): MinuteRange[] {
  const times = bookings.map((booking) => ({
    start: booking.start - booking.beforeEventBuffer,
    end: booking.end + booking.afterEventBuffer,
  }));
  return [...times, ...rangesOf(busy)].map(({ start, end }) => ({
    start: start - afterEventBuffer,
    end: end + beforeEventBuffer,
  }));
}

function rangesOf(intervals: Intervals): MinuteRange[] {
  const ranges: MinuteRange[] = [];
  for (let i = 0; i < intervals.length; i += 2)
    ranges.push({ start: intervals[i] ?? 0, end: intervals[i + 1] ?? 0 });
  return ranges;
}

/** Minutes in order, as the ranges of those that follow each other. */
function runs(minutes: readonly Minute[]): MinuteRange[] {
  const found: MinuteRange[] = [];
  for (const minute of minutes) {
    const last = found.at(-1);
    if (last?.end === minute) last.end += 1;
    else found.push({ start: minute, end: minute + 1 });
  }
  return found;
}

/** Every way to choose so many. */
function eachOf<Value>(values: readonly Value[], count: number): Value[][] {
  if (count === 0) return [[]];
  return values.flatMap((value, i) => eachOf(values.slice(i + 1), count - 1).map((rest) => [value, ...rest]));
}

const contains = ({ start, end }: MinuteRange, minute: Minute) => start <= minute && minute < end;

const minutesFrom = (first: Minute, count: number) =>
  Array.from({ length: Math.max(count, 0) }, (_, i) => first + i);
