import { type Database, err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { TeamEventTypeEntry } from "../fields/event-type-fields.ts";
import type { RoomEntry } from "../fields/room-fields.ts";
import { tellOpenPages } from "../open-pages.ts";
import { removeEventTypes } from "./event-type-columns.ts";
import { metadataSays } from "./event-type-metadata.ts";
import { groupNames, groupSelect } from "./host-groups.ts";
import { periodSelect, saidPeriod } from "./period-columns.ts";
import { readableEventTypes } from "./readable-event-types.ts";
import { ruleSelect, saidRules } from "./rule-columns.ts";
import { reminderColumns, saidReminders } from "./save-reminders.ts";

/** A team's event type, with all that its form says. */
export type TeamEventType = Omit<TeamEventTypeEntry, "hosts" | "lengths" | "rooms"> & {
  id: number;
  rooms: readonly RoomEntry[];
  lengths: readonly number[];
  /** the schedule of all hosts; null for each host's own */
  scheduleId: number | null;
  /** the schedule to whose hours slots are confined, in its zone or in the visitor's; null for none */
  restriction: RestrictionSetting | null;
  hosts: readonly EventTypeHostSetting[];
  /** whether its period is one that a team file can't say, such as certain dates */
  hasOtherPeriod: boolean;
  /** the columns whose content no form and no team file has words for */
  unsayable: readonly string[];
};

export type RestrictionSetting = { scheduleId: number; useBookerTimezone: boolean };

/** Somebody whom an event type may be with. */
export type EventTypeHostSetting = {
  userId: number;
  isFixed: boolean;
  priority: number;
  weight: number;
  /** one of theirs; null for their default */
  scheduleId: number | null;
  /** what their group is called; null for none */
  group: string | null;
};

/** All but those of which cal.com makes a copy for each member: they have no page. */
const isTeams = {
  AND: [readableEventTypes, { OR: [{ schedulingType: null }, { schedulingType: { not: "MANAGED" } }] }],
} satisfies Prisma.EventTypeWhereInput;

const columns = {
  id: true,
  slug: true,
  title: true,
  length: true,
  slotInterval: true,
  minimumBookingNotice: true,
  beforeEventBuffer: true,
  afterEventBuffer: true,
  ...periodSelect,
  schedulingType: true,
  scheduleId: true,
  restrictionScheduleId: true,
  useBookerTimezone: true,
  metadata: true,
  ...ruleSelect,
  reminders: reminderColumns,
  hosts: {
    select: { userId: true, isFixed: true, priority: true, weight: true, scheduleId: true, groupId: true },
    orderBy: { userId: "asc" },
  },
  hostGroups: groupSelect,
} as const satisfies Prisma.EventTypeSelect;

/** The event types of a team, by title. */
export async function listTeamEventTypes(db: Database, teamId: number): Promise<TeamEventType[]> {
  const rows = await db.eventType.findMany({
    where: { teamId, ...isTeams },
    select: columns,
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  return rows.map(toEventType);
}

/** One of them; null where there is none, or it is another team's. */
export async function findTeamEventType(
  db: Database,
  teamId: number,
  id: number,
): Promise<TeamEventType | null> {
  const row = await db.eventType.findFirst({ where: { id, teamId, ...isTeams }, select: columns });
  return row && toEventType(row);
}

/** How many bookings an event type has that aren't over. */
export const countOpenBookings = (db: Database, eventTypeId: number, now: number): Promise<number> =>
  db.booking.count({
    where: { eventTypeId, status: { in: ["ACCEPTED", "PENDING"] }, endTime: { gt: new Date(now) } },
  });

/** Deletes a team's event type with its hosts. Its bookings stay, and are nobody's event type's any more. */
export function deleteTeamEventType(
  db: Database,
  teamId: number,
  id: number,
): Promise<Result<{ title: string }, { kind: "gone" }>> {
  return db.$transaction(async (transaction) => {
    const found = await transaction.eventType.findFirst({
      where: { id, teamId, ...isTeams },
      select: { title: true },
    });
    if (found === null) return err({ kind: "gone" });
    await removeEventTypes(transaction, [id]);
    await tellOpenPages(transaction, { eventTypes: [id] });
    return ok(found);
  });
}

type Row = Prisma.EventTypeGetPayload<{ select: typeof columns }>;

function toEventType(row: Row): TeamEventType {
  const { id, slug, title, length, slotInterval, minimumBookingNotice, beforeEventBuffer } = row;
  const { afterEventBuffer, scheduleId, restrictionScheduleId, useBookerTimezone } = row;
  const { isOther: hasOtherPeriod, ...period } = saidPeriod(row);
  const { rules, unsayable } = saidRules(row);
  const metadata = metadataSays(row.metadata);
  const names = groupNames(row.hostGroups);
  return {
    id,
    slug,
    title,
    length,
    // What is stored as 0 is none.
    slotInterval: slotInterval || null,
    ...metadata.said,
    ...rules,
    unsayable: [...unsayable, ...metadata.unsayable],
    reminders: saidReminders(row.reminders),
    minimumBookingNotice,
    beforeEventBuffer,
    afterEventBuffer,
    ...period,
    hasOtherPeriod,
    schedulingType: row.schedulingType === "ROUND_ROBIN" ? "ROUND_ROBIN" : "COLLECTIVE",
    scheduleId,
    restriction:
      restrictionScheduleId === null ? null : { scheduleId: restrictionScheduleId, useBookerTimezone },
    hosts: row.hosts.map(({ priority, weight, groupId, ...host }) => ({
      ...host,
      group: names.get(groupId ?? "") ?? null,
      priority: priority ?? 2,
      weight: weight ?? 100,
    })),
  };
}
