import { type CalendarCache, type CalendarRef, serveFeature } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import type { EventTypeOwner, EventTypeWithHosts } from "./event-type.ts";
import { eventTypeLimits } from "./event-type-limits.ts";
import { hostSchedule, schedulePool } from "./host-schedule.ts";

/** Of no account: a calendar selected without one can't be read, and that isn't the same as being free. */
const noCredential = 0;

/** An event type as its page's URL names it, or by its id. */
export type EventTypeQuery =
  | { teamSlug: string; eventTypeSlug: string }
  | { username: string; eventTypeSlug: string }
  | { eventTypeId: number };

/** An event type with its hosts, their schedules and selected calendars, in one query; null if there is none. */
export async function findEventType(
  { db, provider }: Pick<CalendarCache, "db" | "provider">,
  query: EventTypeQuery,
): Promise<EventTypeWithHosts | null> {
  const row = await db.eventType.findFirst({
    where: whereOf(query),
    select: eventTypeSelect(provider.integration),
    orderBy: { id: "asc" },
    relationLoadStrategy: "join",
  });
  return row && toEventType(row);
}

function whereOf(query: EventTypeQuery): Prisma.EventTypeWhereInput {
  if ("eventTypeId" in query) return { id: query.eventTypeId };
  const owner =
    "teamSlug" in query
      ? { team: { slug: query.teamSlug } }
      : { teamId: null, owner: { username: query.username } };
  return { slug: query.eventTypeSlug, ...owner };
}

const scheduleSelect = {
  id: true,
  timeZone: true,
  availability: { select: { days: true, startTime: true, endTime: true, date: true } },
} satisfies Prisma.ScheduleSelect;

const calendarSelect = { userId: true, credentialId: true, externalId: true };

function eventTypeSelect(integration: string) {
  const user = {
    select: {
      id: true,
      username: true,
      name: true,
      email: true,
      timeZone: true,
      defaultScheduleId: true,
      schedules: { select: scheduleSelect, orderBy: { id: "asc" } },
      selectedCalendars: { where: { integration, eventTypeId: null }, select: calendarSelect },
    },
  } satisfies Prisma.UserDefaultArgs;
  return {
    id: true,
    slug: true,
    title: true,
    description: true,
    schedulingType: true,
    isRRWeightsEnabled: true,
    length: true,
    slotInterval: true,
    minimumBookingNotice: true,
    beforeEventBuffer: true,
    afterEventBuffer: true,
    offsetStart: true,
    periodType: true,
    periodDays: true,
    periodStartDate: true,
    periodEndDate: true,
    metadata: true,
    timeZone: true,
    useEventLevelSelectedCalendars: true,
    selectedCalendars: { where: { integration }, select: calendarSelect },
    schedule: { select: scheduleSelect },
    team: {
      select: {
        slug: true,
        name: true,
        features: { where: { featureId: serveFeature }, select: { featureId: true } },
      },
    },
    owner: user,
    hosts: {
      select: { isFixed: true, priority: true, weight: true, schedule: { select: scheduleSelect }, user },
      orderBy: { userId: "asc" },
    },
  } satisfies Prisma.EventTypeSelect;
}

type EventTypeRow = Prisma.EventTypeGetPayload<{ select: ReturnType<typeof eventTypeSelect> }>;
type HostRow = EventTypeRow["hosts"][number];

function toEventType(row: EventTypeRow): EventTypeWithHosts {
  const { team, owner, schedulingType } = row;
  const itsOwner =
    !team && owner ? [{ isFixed: true, priority: null, weight: null, schedule: null, user: owner }] : [];
  const pooled = schedulePool();
  const hosts = (row.hosts.length > 0 ? row.hosts : itsOwner).map((host) => {
    const schedule = pooled(hostSchedule(host.user, host.schedule, row.schedule));
    return { ...identityOf(host), schedule, calendars: calendarsOf(row, host) };
  });
  const timeZone = row.timeZone ?? hosts[0]?.schedule.timeZone ?? "UTC";
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    description: row.description,
    owner: toOwner(row),
    schedulingType: schedulingType === "ROUND_ROBIN" ? "ROUND_ROBIN" : "COLLECTIVE",
    isRRWeightsEnabled: row.isRRWeightsEnabled,
    hosts,
    length: row.length,
    slotInterval: row.slotInterval,
    minimumBookingNotice: row.minimumBookingNotice,
    beforeEventBuffer: row.beforeEventBuffer,
    afterEventBuffer: row.afterEventBuffer,
    ...eventTypeLimits(row, timeZone),
    servesCache: team !== null && team.features.length > 0,
    timeZone,
  };
}

function toOwner({ id, team, owner }: EventTypeRow): EventTypeOwner {
  return team
    ? { kind: "team", slug: team.slug ?? String(id), name: team.name }
    : { kind: "user", slug: owner?.username ?? String(id), name: owner?.name ?? owner?.username ?? "" };
}

/** What cal.com takes for granted where a host has none of their own. */
const usualPriority = 2;
const usualWeight = 100;

const identityOf = ({ isFixed, priority, weight, user }: HostRow) => ({
  userId: user.id,
  username: user.username,
  name: user.name ?? user.username ?? user.email,
  email: user.email,
  isFixed,
  priority: priority ?? usualPriority,
  weight: weight ?? usualWeight,
});

function calendarsOf(eventType: EventTypeRow, { user }: HostRow): CalendarRef[] {
  const selected = eventType.useEventLevelSelectedCalendars
    ? eventType.selectedCalendars.filter(({ userId }) => userId === user.id)
    : user.selectedCalendars;
  return selected.map(({ credentialId, externalId }) => ({
    credentialId: credentialId ?? noCredential,
    externalId,
  }));
}
