import { instantAt, wallTime } from "@calcache/time-zones";
import { zoneOf } from "@calcache/time-zones/data";
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
  isAllDay?: boolean;
  location?: { displayName: string };
  attendees?: { emailAddress: { address: string; name: string }; type: "required" | "resource" }[];
  showAs?: "busy" | "tentative" | "free";
  sensitivity?: "normal" | "private";
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
 * understands. In UTC wherever Windows, by that name's reference zone, would read another instant: many zones go by the name of
 * a neighbour whose rules they no longer share (America/Vancouver is "Pacific Standard Time"), and a clock change repeats an hour.
 * Source: learn.microsoft.com/graph/api/resources/datetimetimezone
 */
export function toGraphDateTime(instant: number, timeZone: string): GraphDateTime {
  const utc = { dateTime: inSeconds(instant), timeZone: "UTC" };
  const windows = toWindowsTimeZone(timeZone);
  if (windows === null) return utc;
  const wall = wallTime(zoneOf(timeZone), instant);
  const isReadAlike = instantAt(zoneOf(windows.reference), wall) === instant;
  return isReadAlike ? { dateTime: inSeconds(wall), timeZone: windows.name } : utc;
}

const inSeconds = (wall: number) => new Date(wall).toISOString().slice(0, "2026-12-01T09:00:00".length);
