import { setTimeout as delay } from "node:timers/promises";
import {
  ceilMinute,
  clip,
  floorMinute,
  type Intervals,
  intervalsFrom,
  type MinuteRange,
} from "@calcache/availability";
import { z } from "zod";
import type { UnreadableCalendar } from "../accounts/selected-calendar.ts";
import type { Engine } from "../engine/engine.ts";
import { type CalendarAvailability, unknown } from "./calendar-availability.ts";

/** A calendar that a host app may be able to read: somebody selected it. */
export type SelectedElsewhere = Extract<UnreadableCalendar, { externalId: string }>;

/**
 * The busy times of calendars that no provider here reads: as the host app's own reader tells them, where it has one. What
 * it doesn't answer in time, or at all, stays unknown.
 * @param range half-open, minutes since the epoch
 */
export async function readOthers(
  engine: Engine,
  calendars: readonly SelectedElsewhere[],
  range: MinuteRange,
): Promise<CalendarAvailability[]> {
  const { others } = engine;
  if (!others || calendars.length === 0) return calendars.map(({ unreadable }) => unknown(unreadable));
  const asOf = engine.now();
  const asked = calendars.map(({ unreadable: _, ...calendar }) => calendar);
  const inIso = { start: isoOf(range.start), end: isoOf(range.end) };
  const answers = await withinBudget(engine, others.budget, async () => others.busyTimes(asked, inIso));
  return calendars.map((_, index) => {
    const busy = toBusy(answers?.[index], range);
    return busy === null ? unknown("unanswered") : { source: "live", busy, asOf };
  });
}

/** Null where the reader fails or takes longer. Its errors may hold calendar content: they are only counted here. */
async function withinBudget<Answer>(
  { log }: Pick<Engine, "log">,
  budget: number,
  read: () => Promise<Answer>,
): Promise<Answer | null> {
  const timer = new AbortController();
  const tooLate = delay(budget, "too late" as const, { signal: timer.signal }).catch(
    () => "too late" as const,
  );
  const failed = () => "failed" as const;
  const outcome = await Promise.race([read().then((answer) => ({ answer }), failed), tooLate]);
  timer.abort();
  if (typeof outcome === "object") return outcome.answer;
  log.warn({ outcome, budget }, "the host app's reader of other calendars gave no answer");
  return null;
}

/** Whole minutes; null for what is no list of times. */
function toBusy(told: unknown, range: MinuteRange): Intervals | null {
  const times = busyTimes.safeParse(told);
  if (!times.success) return null;
  const ranges = times.data.map(({ start, end }) => ({ start: floorMinute(start), end: ceilMinute(end) }));
  return clip(intervalsFrom(ranges.filter(({ start, end }) => start < end)), range);
}

const instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 }), z.date()])
  .transform((time) => new Date(time).getTime());

const busyTimes = z.array(
  z.object({ start: instant, end: instant }).refine(({ start, end }) => start <= end),
);

const isoOf = (minute: number) => new Date(minute * 60_000).toISOString();
