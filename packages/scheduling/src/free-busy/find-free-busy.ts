import type { ApiKeyInfo } from "@calcache/api-keys";
import {
  clip,
  type Intervals,
  intervalsFrom,
  type MinuteRange,
  subtract,
  union,
} from "@calcache/availability";
import type { CalendarAvailability, Engine } from "@calcache/calendar-cache";
import type { Host } from "../host-time/hosts/host.ts";
import { type LoadedHosts, loadHostAvailability } from "../host-time/load-host-availability.ts";
import { findColleagues } from "./find-colleagues.ts";

/** What is asked for: somebody's time, or a calendar's. */
export type FreeBusySubject = { username: string } | { calendar: string };

/** When somebody or a calendar is busy, and when nobody can say. Minutes, inside what was asked for; the rest is free. */
export type FreeBusy = {
  busy: Intervals;
  unknown: Intervals;
  /** The least certain of those that it is known from. */
  source: CalendarAvailability["source"];
  /** When the oldest of it was read (epoch ms); null where nothing of calendars is known. */
  asOf: number | null;
};

const noBuffers = { beforeEventBuffer: 0, afterEventBuffer: 0 };

/**
 * Reads free/busy, from the cache where it can vouch for it: of a calendar its events, of somebody all their calendars and what
 * is booked or held here. Null for what the key doesn't open or isn't there. One round trip beside the one that finds who is asked
 * for, whatever their number.
 * @param key by which it is asked
 * @param range half-open, minutes since the epoch
 */
export async function findFreeBusy(
  engine: Engine,
  key: Pick<ApiKeyInfo, "id" | "user" | "reach">,
  subjects: readonly FreeBusySubject[],
  range: MinuteRange,
): Promise<(FreeBusy | null)[]> {
  const usernames = subjects.flatMap((subject) => ("username" in subject ? subject.username : []));
  const calendars = subjects.flatMap((subject) => ("calendar" in subject ? subject.calendar : []));
  const known = await findColleagues(engine, key, usernames, calendars);
  const hosts = subjects.map((subject) =>
    "username" in subject ? known.byUsername(subject.username) : known.byCalendar(subject.calendar),
  );
  const loaded = await loadHostAvailability(engine, {
    hosts: hosts.filter((host) => host !== null),
    range,
    buffers: noBuffers,
    serveCache: true,
  });
  return subjects.map((subject, index) => {
    const host = hosts[index];
    return host ? freeBusyOf(host, loaded, range, { withBookings: "username" in subject }) : null;
  });
}

function freeBusyOf(
  host: Host,
  loaded: LoadedHosts,
  range: MinuteRange,
  { withBookings }: { withBookings: boolean },
): FreeBusy {
  const calendars = loaded.calendarsOf(host);
  const booked = withBookings ? intervalsFrom(loaded.bookingsOf(host)) : intervalsFrom([]);
  const busy = clip(union([...calendars.flatMap((calendar) => calendar.busy ?? []), booked]), range);
  const isKnown = host.barred === null && calendars.every((calendar) => calendar.busy !== null);
  return {
    busy,
    unknown: isKnown ? intervalsFrom([]) : subtract(intervalsFrom([range]), busy),
    source: host.barred ? "unavailable" : leastCertain(calendars.map(({ answer }) => answer.source)),
    asOf: oldest(calendars.flatMap(({ answer }) => (answer.source === "unavailable" ? [] : answer.asOf))),
  };
}

const fromCertain = ["live", "cached", "stale", "unavailable"] as const;

/** Of somebody without calendars all is known here, and so as of now. */
const leastCertain = (sources: readonly CalendarAvailability["source"][]): CalendarAvailability["source"] =>
  fromCertain[Math.max(0, ...sources.map((source) => fromCertain.indexOf(source)))] ?? "unavailable";

const oldest = (times: readonly number[]): number | null => (times.length === 0 ? null : Math.min(...times));
