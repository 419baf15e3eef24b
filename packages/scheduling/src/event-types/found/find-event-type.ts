import { readBookingForm, readPlaces, usualForm } from "@calcache/booking-questions";
import { configurationVersion, type Engine, type Providers } from "@calcache/calendar-cache";
import { type HostShape, hostShape } from "@calcache/prisma";
import { isTimeZone } from "@calcache/time-zones/data";
import { type Host, toHosts } from "../../host-time/hosts/host.ts";
import { longOver } from "../../host-time/hosts/host-statement.ts";
import { bufferMinutes } from "../../host-time/times/times.ts";
import { afterBookingOf } from "../columns/after-booking.ts";
import { confirmationPolicy } from "../columns/confirmation.ts";
import { countedLimits, hostLimits } from "../columns/counted-limits.ts";
import type { EventTypeHost, EventTypeOwner, EventTypeWithHosts } from "../columns/event-type.ts";
import { eventTypeLimits, stepMinutes } from "../columns/event-type-limits.ts";
import { lengthMinutes } from "../columns/event-type-metadata.ts";
import { type EventTypeRow, eventTypeStatement } from "../columns/event-type-statement.ts";
import { recurrenceOf } from "../columns/recurrence.ts";
import { restrictionOf } from "../columns/restriction.ts";
import { roomsOf } from "../columns/rooms.ts";
import { seatsOf } from "../columns/seats.ts";
import { type LimitReader, limitReader } from "../columns/stored-limits.ts";
import type { EventTypeQuery } from "../names/event-type-query.ts";
import { findNames } from "../names/find-names.ts";
import { inOrganization } from "../names/in-organization.ts";
import type { FoundEventType } from "./event-type-cache.ts";

/** What cal.com takes for granted where a host has none of their own. */
const usualPriority = 2;
const usualWeight = 100;

/** How an event type is found, by what it is asked for by. */
const conditions = {
  team: (shape: HostShape) => `e.slug = $1 AND t.slug = $2 AND ${inOrganization("team", "t", null, shape)}`,
  "organization's team": (shape: HostShape) =>
    `e.slug = $1 AND t.slug = $2 AND ${inOrganization("team", "t", "$3", shape)}`,
  user: (shape: HostShape) =>
    `e.slug = $1 AND e."teamId" IS NULL AND o.username = $2 AND ${inOrganization("user", "o", null, shape)}`,
  "organization's user": (shape: HostShape) =>
    `e.slug = $1 AND e."teamId" IS NULL AND o.username = $2 AND ${inOrganization("user", "o", "$3", shape)}`,
  id: () => "e.id = $1",
};

/**
 * An event type with its hosts, their schedules and selected calendars, in one query; null if there is none. Slugs in another
 * case of letters than they are stored in take two more.
 */
export async function findEventType(
  { db, providers, now }: Pick<Engine, "db" | "providers" | "now">,
  query: EventTypeQuery,
): Promise<EventTypeWithHosts | null> {
  return (await readEventType({ db, providers, now }, query))?.eventType ?? null;
}

/** {@link findEventType}, with the version of the configuration that it was found at. */
export async function readEventType(
  { db, providers, now }: Pick<Engine, "db" | "providers" | "now">,
  query: EventTypeQuery,
): Promise<FoundEventType | null> {
  const [by, ...values] = askFor(query);
  const shape = await hostShape(db);
  const statement = eventTypeStatement(by, conditions[by](shape), `$${values.length + 1}`, shape);
  const [row] = await db.readPrepared<EventTypeRow>(statement, [...values, longOver(now())]);
  if (row) return { eventType: toEventType(row, providers), version: row.version };
  const named = "eventTypeId" in query ? null : await findNames({ db }, query);
  return named && readEventType({ db, providers, now }, { eventTypeId: named.id });
}

const versionStatement = { name: "configuration version", text: `SELECT ${configurationVersion} AS version` };

/** Whether it would be found again just as it is. */
export async function isCurrent({ db }: Pick<Engine, "db">, { version }: FoundEventType): Promise<boolean> {
  const [row] = await db.readPrepared<{ version: string }>(versionStatement, []);
  return row?.version === version;
}

/** The query as text, to remember its answer by. */
export const questionOf = (query: EventTypeQuery): string => JSON.stringify(askFor(query));

function askFor(query: EventTypeQuery) {
  if ("eventTypeId" in query) return ["id", query.eventTypeId] as const;
  const kind = "teamSlug" in query ? "team" : "user";
  const names = [query.eventTypeSlug, "teamSlug" in query ? query.teamSlug : query.username] as const;
  return query.orgSlug === undefined
    ? ([kind, ...names] as const)
    : ([`organization's ${kind}`, ...names, query.orgSlug] as const);
}

function toEventType(row: EventTypeRow, providers: Providers): EventTypeWithHosts {
  const reader = limitReader();
  const people = toHosts(row, providers);
  const hosts = toEventTypeHosts(row, people, reader);
  const own = row.timeZone !== null && isTimeZone(row.timeZone) ? row.timeZone : null;
  const timeZone = own ?? hosts[0]?.schedule.timeZone ?? "UTC";
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    description: row.description,
    owner: toOwner(row),
    schedulingType: row.schedulingType === "roundRobin" ? "ROUND_ROBIN" : "COLLECTIVE",
    isRRWeightsEnabled: row.isRRWeightsEnabled,
    staysWithHosts: row.rescheduleWithSameRoundRobinHost,
    hosts,
    ...roomsOf(
      row.metadata,
      { rooms: row.rooms ?? [], people, hostIds: new Set(hosts.map(({ userId }) => userId)) },
      reader.report,
    ),
    ...countedLimits(row, reader),
    restriction: restrictionOf(row, reader.report),
    seats: seatsOf(row, reader.report),
    recurrence: recurrenceOf(row.recurringEvent, reader.report),
    confirmation: confirmationPolicy(row),
    ...asked(row, reader.report),
    after: afterBookingOf(row, reader.report),
    length: lengthMinutes(row.length),
    slotInterval: stepMinutes(row.slotInterval),
    minimumBookingNotice: row.minimumBookingNotice,
    beforeEventBuffer: bufferMinutes(row.beforeEventBuffer),
    afterEventBuffer: bufferMinutes(row.afterEventBuffer),
    ...eventTypeLimits(row, timeZone, reader.report),
    servesCache: row.servesCache,
    timeZone,
    lockedTimeZone: lockedZone(row, timeZone, reader.report),
    interfaceLanguage: row.interfaceLanguage || null,
    // After all that is read.
    misconfigured: [...new Set(reader.unreadable)],
  };
}

/** What a form of questions that nobody knows would ask isn't known: its column is reported. */
function asked(
  { bookingFields, locations }: EventTypeRow,
  report: (column: string) => void,
): Pick<EventTypeWithHosts, "form" | "places"> {
  const form = readBookingForm(bookingFields);
  const places = readPlaces(locations);
  if (form === null) report("EventType.bookingFields");
  if (places === null) report("EventType.locations");
  return { form: form ?? usualForm, places: places ?? [] };
}

/** In which zone that nobody can change times are shown; one that nobody knows is reported. @param usual the event type's */
function lockedZone(
  { lockTimeZoneToggleOnBookingPage: isLocked, lockedTimeZone: chosen }: EventTypeRow,
  usual: string,
  report: (column: string) => void,
): string | null {
  if (!isLocked) return null;
  if (chosen !== null && !isTimeZone(chosen)) report("EventType.lockedTimeZone");
  return chosen !== null && isTimeZone(chosen) ? chosen : usual;
}

function toOwner(row: EventTypeRow): EventTypeOwner {
  const { id, teamId, teamSlug, teamName, ownerUsername, ownerName } = row;
  return teamId === null
    ? { kind: "user", slug: ownerUsername ?? String(id), name: ownerName ?? ownerUsername ?? "" }
    : { kind: "team", slug: teamSlug ?? String(id), name: teamName ?? "" };
}

function toEventTypeHosts(row: EventTypeRow, people: readonly Host[], reader: LimitReader): EventTypeHost[] {
  const members = new Map((row.members ?? []).map(([userId, ...member]) => [userId, member]));
  const limitsOf = hostLimits(row.hostLimits ?? [], reader);
  // Whoever is a host and a room stands among the people twice.
  return [...new Map(people.map((host) => [host.userId, host])).values()].flatMap((host) => {
    const [isFixed, priority, weight, groupId = null] = members.get(host.userId) ?? [];
    if (isFixed === undefined) return [];
    return {
      ...host,
      isFixed,
      priority: priority ?? usualPriority,
      weight: weight ?? usualWeight,
      groupId,
      limits: limitsOf(host.userId),
    };
  });
}
