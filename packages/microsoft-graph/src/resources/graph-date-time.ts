import { instantAt, startOfDate } from "@calcache/time-zones";
import { zoneOf } from "@calcache/time-zones/data";
import { Temporal } from "temporal-polyfill";
import { toIanaTimeZone } from "./time-zones.ts";

/** Graph's dateTimeTimeZone: seven decimals and no offset as a rule, and a Windows or IANA zone name beside it. */
export type GraphDateTime = { dateTime: string; timeZone: string };

const offsetAtTheEnd = /T.*(Z|[+-]\d{2}(:?\d{2})?)$/i;

/**
 * The instant a Graph date and time means, in epoch milliseconds: by its own offset when it carries one, else in its zone.
 * A local time that a clock change skips or repeats is read as RFC 5545 reads it.
 *
 * @returns null when the time or the zone can't be read
 */
export function instantOf({ dateTime, timeZone }: GraphDateTime): number | null {
  try {
    if (offsetAtTheEnd.test(dateTime)) return Temporal.Instant.from(dateTime).epochMilliseconds;
    const iana = toIanaTimeZone(timeZone);
    if (iana === null) return null;
    const wall = Temporal.PlainDateTime.from(dateTime).toZonedDateTime("UTC").epochMilliseconds;
    return instantAt(zoneOf(iana), wall);
  } catch {
    return null;
  }
}

/**
 * The first instant, in epoch milliseconds, of the calendar date at the front of a Graph date and time. Its own zone is left
 * aside: the date is one of `timeZone` (IANA).
 *
 * @returns null when there is no date
 * @throws RangeError for an unknown zone
 */
export function startOfDay({ dateTime }: GraphDateTime, timeZone: string): number | null {
  const date = dateOf(dateTime);
  return date === null ? null : startOfDate(zoneOf(timeZone), date.toString());
}

function dateOf(dateTime: string): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(dateTime.slice(0, "2000-01-01".length));
  } catch {
    return null;
  }
}
