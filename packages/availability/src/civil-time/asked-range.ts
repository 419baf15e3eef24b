import { instantAt, offsetAt, startOfDate, type Zone } from "@calcache/time-zones";
import { zoneOf } from "@calcache/time-zones/data";
import { Temporal } from "temporal-polyfill";
import { endMinute, floorMinute, type MinuteRange } from "../intervals/minutes.ts";
import type { Result } from "./result.ts";

/** Why a start and an end make no range. The messages are for whoever asked, and go on from `start` or `end`. */
export type AskedRangeProblem = { kind: "bad_start" | "bad_end" | "end_before_start"; message: string };

const EXPECTED =
  "must be a date (YYYY-MM-DD) or an ISO 8601 time (YYYY-MM-DDThh:mm, with or without an offset)";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)$/;

/**
 * Reads the range that someone asks slots for. A date (`YYYY-MM-DD`) means that date in `timeZone`, as an end the
 * whole of it; an ISO 8601 time with an offset means itself; one without is read in `timeZone` (in the hour that
 * autumn repeats the first, in the one that spring skips as much later). A start rounds up to the minute, an end down, but
 * in the last second of a minute up.
 *
 * @param timeZone a name that `isTimeZone` accepts
 * @returns a range that may be empty but never runs backwards
 */
export function parseAskedRange(
  start: string,
  end: string,
  timeZone: string,
): Result<MinuteRange, AskedRangeProblem> {
  const from = parseMoment(start, timeZone);
  if (from === null) return problem("bad_start", EXPECTED);
  if (from.begin.epochMilliseconds < 0) return problem("bad_start", "is before 1970");
  const until = parseMoment(end, timeZone);
  if (until === null) return problem("bad_end", EXPECTED);
  if (isBefore(until, from)) return problem("end_before_start", "is before start");

  const first = firstMinute(from.begin);
  return { ok: true, value: { start: first, end: Math.max(first, endMinute(until.end.epochMilliseconds)) } };
}

/** A point in time, or a whole date; `date` is its date in the asker's zone. */
type Moment = { begin: Temporal.Instant; end: Temporal.Instant; date: Temporal.PlainDate };

function parseMoment(text: string, timeZone: string): Moment | null {
  try {
    const zone = zoneOf(timeZone);
    if (DATE.test(text)) return wholeDate(Temporal.PlainDate.from(text), zone);
    if (INSTANT.test(text)) return point(Temporal.Instant.from(text), zone);
    if (LOCAL_TIME.test(text)) return point(readWall(Temporal.PlainDateTime.from(text), zone), zone);
    return null;
  } catch (error) {
    // A date that no calendar has, or an hour that no day has.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function wholeDate(date: Temporal.PlainDate, zone: Zone): Moment {
  const midnight = (day: Temporal.PlainDate) =>
    Temporal.Instant.fromEpochMilliseconds(startOfDate(zone, day.toString()));
  return { begin: midnight(date), end: midnight(date.add({ days: 1 })), date };
}

function point(instant: Temporal.Instant, zone: Zone): Moment {
  const offset = offsetAt(zone, instant.epochMilliseconds);
  const date = instant.add({ minutes: offset }).toZonedDateTimeISO("UTC").toPlainDate();
  return { begin: instant, end: instant, date };
}

/** A wall time's instant, to the nanosecond. */
function readWall(wall: Temporal.PlainDateTime, zone: Zone): Temporal.Instant {
  const asUtc = wall.toZonedDateTime("UTC").toInstant();
  return asUtc.add({ milliseconds: instantAt(zone, asUtc.epochMilliseconds) - asUtc.epochMilliseconds });
}

/** By date too: the end of one date and the beginning of the next are the same instant. */
function isBefore(end: Moment, start: Moment): boolean {
  return (
    Temporal.PlainDate.compare(end.date, start.date) < 0 || Temporal.Instant.compare(end.end, start.begin) < 0
  );
}

/** Rounded up, from a nanosecond on. */
const firstMinute = (instant: Temporal.Instant) =>
  floorMinute(instant.round({ smallestUnit: "minute", roundingMode: "ceil" }).epochMilliseconds);

function problem(kind: AskedRangeProblem["kind"], message: string): { ok: false; error: AskedRangeProblem } {
  return { ok: false, error: { kind, message } };
}
