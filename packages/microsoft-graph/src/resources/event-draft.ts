import { Temporal } from "temporal-polyfill";
import type { GraphDateTime } from "./graph-date-time.ts";
import { toWindowsTimeZone } from "./time-zones.ts";

/**
 * What an event is created from, or what changes in one: properties that are left out stay.
 * Source: learn.microsoft.com/graph/api/resources/event
 */
export type GraphEventDraft = {
  subject?: string;
  body?: { contentType: "text"; content: string };
  start?: GraphDateTime;
  end?: GraphDateTime;
  location?: { displayName: string };
  attendees?: { emailAddress: { address: string; name: string }; type: "required" }[];
  isOnlineMeeting?: boolean;
  onlineMeetingProvider?: "teamsForBusiness";
  singleValueExtendedProperties?: ExtendedProperty[];
};

/**
 * A value of an app's own on an event. The id is `String {guid of the app's names} Name {name}`.
 * Source: learn.microsoft.com/graph/api/resources/extended-properties-overview
 */
export type ExtendedProperty = { id: string; value: string };

/**
 * An instant (epoch milliseconds) as the wall clock of a zone (IANA) shows it, under the zone's Windows name, which all of Outlook
 * understands. In UTC where Windows has no such zone, and in the hour that a clock change repeats, whose wall-clock times
 * would mean the first of the two.
 * Source: learn.microsoft.com/graph/api/resources/datetimetimezone
 */
export function toGraphDateTime(instant: number, timeZone: string): GraphDateTime {
  const windows = toWindowsTimeZone(timeZone);
  const zone = windows === null ? "UTC" : timeZone;
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const wall = local.toPlainDateTime();
  if (wall.toZonedDateTime(zone).epochMilliseconds !== instant) return toGraphDateTime(instant, "UTC");
  return { dateTime: wall.toString({ smallestUnit: "second" }), timeZone: windows ?? "UTC" };
}
