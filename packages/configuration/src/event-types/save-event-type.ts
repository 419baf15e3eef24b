import { type Database, err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { TeamEventTypeEntry } from "../fields/event-type-fields.ts";
import { tellOpenPages } from "../open-pages.ts";
import { eventTypeColumns } from "./event-type-columns.ts";
import { metadataChange } from "./event-type-metadata.ts";
import { saveHostGroups } from "./host-groups.ts";
import { type PeriodColumns, periodSelect, saidPeriod } from "./period-columns.ts";
import { saveReminders } from "./save-reminders.ts";
import type { EventTypeHostSetting, RestrictionSetting } from "./team-event-types.ts";

/** A team's event type as it is to be: what a team file says of it, and whose schedules count. */
export type EventTypeWish = Omit<TeamEventTypeEntry, "hosts"> & {
  scheduleId: number | null;
  hosts: readonly EventTypeHostSetting[];
  /** left out, it is left alone */
  restriction?: RestrictionSetting | null;
};

/**
 * Why an event type isn't saved. `gone`: the team has none of this id any more. `slug-taken`: another one of the team's has it, in some case
 * of letters. `no-member`: a host who is neither in the team nor was a host. `no-schedule`: a schedule of somebody else's. `no-room`: a room that is no user's address.
 */
export type EventTypeFailure = { kind: "gone" | "slug-taken" | "no-member" | "no-schedule" | "no-room" };

/** Makes an event type of a team what an admin wishes. @param id null for a new one */
export function saveEventType(
  db: Database,
  teamId: number,
  id: number | null,
  { scheduleId, hosts, restriction, ...entry }: EventTypeWish,
  now: number,
): Promise<Result<{ id: number }, EventTypeFailure>> {
  return db.$transaction(async (transaction) => {
    // Two forms that are sent at once each see what the other saved.
    await transaction.$queryRaw`SELECT id FROM "Team" WHERE id = ${teamId} FOR NO KEY UPDATE`;
    const stored =
      id === null
        ? null
        : await transaction.eventType.findFirst({
            where: { id, teamId },
            select: { metadata: true, ...periodSelect, hosts: { select: { userId: true } } },
          });
    if (id !== null && stored === null) return err({ kind: "gone" });
    const slug = { equals: entry.slug, mode: "insensitive" } as const;
    const other = await transaction.eventType.findFirst({ where: { teamId, slug, id: { not: id ?? 0 } } });
    if (other !== null) return err({ kind: "slug-taken" });
    const { metadata = null, hosts: storedHosts = [], ...period } = stored ?? {};
    const before = storedHosts.map(({ userId }) => userId);
    const problem = await problemWith(
      transaction,
      teamId,
      before,
      [scheduleId, restriction?.scheduleId ?? null],
      hosts,
    );
    if (problem !== null) return err({ kind: problem });
    if (!(await areRooms(transaction, entry.rooms, hosts))) return err({ kind: "no-room" });

    const data = {
      ...eventTypeColumns(entry, hosts),
      ...("periodType" in period && keptPeriod(period, entry)),
      ...metadataChange(metadata, entry),
      scheduleId,
      ...(restriction !== undefined && {
        restrictionScheduleId: restriction?.scheduleId ?? null,
        useBookerTimezone: restriction?.useBookerTimezone ?? false,
      }),
    };
    const saved =
      id === null
        ? await transaction.eventType.create({ data: { teamId, ...data }, select: { id: true } })
        : await transaction.eventType.update({ where: { id }, data, select: { id: true } });
    if (entry.reminders) await saveReminders(transaction, saved.id, entry.reminders, new Date(now));
    await saveHosts(transaction, saved.id, before, hosts, now);
    await tellOpenPages(transaction, { eventTypes: [saved.id] });
    return ok(saved);
  });
}

/** A period that a form can't say stays, unless another is said. */
function keptPeriod(
  period: PeriodColumns,
  { periodDays, bookingWindow }: Pick<EventTypeWish, "periodDays" | "bookingWindow">,
): PeriodColumns | null {
  return periodDays === null && bookingWindow === undefined && saidPeriod(period).isOther ? period : null;
}

async function problemWith(
  transaction: Prisma.TransactionClient,
  teamId: number,
  before: readonly number[],
  ofAll: readonly (number | null)[],
  hosts: readonly EventTypeHostSetting[],
): Promise<"no-member" | "no-schedule" | null> {
  const members = await transaction.membership.findMany({
    where: { teamId, accepted: true },
    select: { userId: true },
  });
  const known = new Set([...before, ...members.map(({ userId }) => userId)]);
  if (!hosts.every(({ userId }) => known.has(userId))) return "no-member";
  const wanted = [...ofAll, ...hosts.map((host) => host.scheduleId)].filter((id) => id !== null);
  const schedules = await transaction.schedule.findMany({
    where: { id: { in: wanted } },
    select: { id: true, userId: true },
  });
  const ownerOf = new Map(schedules.map(({ id, userId }) => [id, userId]));
  const isKnown = ofAll.every((id) => id === null || known.has(ownerOf.get(id) ?? 0));
  const areOwn = hosts.every(
    (host) => host.scheduleId === null || ownerOf.get(host.scheduleId) === host.userId,
  );
  return isKnown && areOwn ? null : "no-schedule";
}

/** Whether rooms are users by their addresses, and none of them a host. */
async function areRooms(
  transaction: Prisma.TransactionClient,
  rooms: EventTypeWish["rooms"],
  hosts: readonly EventTypeHostSetting[],
): Promise<boolean> {
  const users = await transaction.user.findMany({
    where: { email: { in: rooms.map(({ email }) => email), mode: "insensitive" } },
    select: { id: true, email: true },
  });
  const known = new Set(users.map(({ email }) => email.toLowerCase()));
  return known.size === rooms.length && !users.some(({ id }) => hosts.some(({ userId }) => userId === id));
}

/** A host who stays keeps when they became one. */
async function saveHosts(
  transaction: Prisma.TransactionClient,
  eventTypeId: number,
  before: readonly number[],
  hosts: readonly EventTypeHostSetting[],
  now: number,
): Promise<void> {
  const left = before.filter((userId) => !hosts.some((host) => host.userId === userId));
  await transaction.host.deleteMany({ where: { eventTypeId, userId: { in: left } } });
  const groups = hosts.map(({ group }) => group);
  const groupIds = await saveHostGroups(transaction, eventTypeId, groups, now);
  for (const { userId, group, ...setting } of hosts) {
    const data = { ...setting, groupId: groupIds.get(group) ?? null };
    await transaction.host.upsert({
      where: { userId_eventTypeId: { userId, eventTypeId } },
      create: { userId, eventTypeId, createdAt: new Date(now), ...data },
      update: data,
    });
  }
}
