import {
  groupNames,
  groupSelect,
  metadataSays,
  type PrivateLinkEntry,
  periodSelect,
  type personalEventType,
  reminderColumns,
  ruleSelect,
  saidPeriod,
  saidReminders,
  saidRules,
} from "@calcache/configuration";
import type { Prisma } from "@calcache/prisma";
import type { z } from "zod";
import type { Exported } from "./unsaid.ts";

/** The columns that a team file has words for, and those by which an event type differs from all it could say. */
export const eventTypeColumns = {
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
  hidden: true,
  timeZone: true,
  scheduleId: true,
  restrictionScheduleId: true,
  metadata: true,
  ...ruleSelect,
  reminders: reminderColumns,
  hosts: {
    select: {
      isFixed: true,
      priority: true,
      weight: true,
      scheduleId: true,
      groupId: true,
      user: { select: { email: true } },
    },
    orderBy: { userId: "asc" },
  },
  hostGroups: groupSelect,
} as const satisfies Prisma.EventTypeSelect;

export type EventTypeRow = Prisma.EventTypeGetPayload<{ select: typeof eventTypeColumns }>;

/** What any event type has. @param path where it stands in the file @param links those of all event types, by their ids */
export function exportEventType(
  row: EventTypeRow,
  path: string,
  links: ReadonlyMap<number, PrivateLinkEntry[]>,
): Exported<z.input<typeof personalEventType>> {
  const { slug, title, length, slotInterval, minimumBookingNotice, beforeEventBuffer, afterEventBuffer } =
    row;
  const metadata = metadataSays(row.metadata);
  const { isOther, ...period } = saidPeriod(row);
  const rules = saidRules(row);
  const unsaid = [
    ...[...rules.unsayable, ...metadata.unsayable].map((column) => ({
      path,
      message: `has ${column} that can't be read, which are left out`,
    })),
    ...(isOther
      ? [{ path: `${path}.periodDays`, message: `is left out: the period is ${row.periodType}` }]
      : []),
    ...unsayable(row).map((what) => ({ path, message: `${what}, which the file can't say` })),
  ];
  const entry = {
    slug,
    title,
    length,
    // What is stored as 0 is none.
    slotInterval: slotInterval || null,
    ...(metadata.said.everyStart && { everyStart: true }),
    ...(metadata.said.rooms.length > 0 && { rooms: metadata.said.rooms }),
    ...(metadata.said.choosesRoom && { choosesRoom: true }),
    ...(metadata.said.lengths.length > 0 && { lengths: metadata.said.lengths }),
    minimumBookingNotice,
    beforeEventBuffer,
    afterEventBuffer,
    ...period,
    ...toldRules(rules.rules),
    ...(row.reminders.length > 0 && { reminders: saidReminders(row.reminders) }),
    ...(links.has(row.id) && { privateLinks: links.get(row.id) }),
  };
  return { entry, unsaid };
}

/** What is as it is where nothing is said is left out. */
function toldRules({ forwardParamsSuccessRedirect, ...rules }: ReturnType<typeof saidRules>["rules"]) {
  const told = Object.entries(rules).filter(
    ([, rule]) => rule && !(typeof rule === "object" && "disabled" in rule && !rule.disabled),
  );
  return {
    ...Object.fromEntries(told),
    ...(!forwardParamsSuccessRedirect && { forwardParamsSuccessRedirect }),
  };
}

const unsayable = ({
  hidden,
  timeZone,
  scheduleId,
  restrictionScheduleId,
  hosts,
}: EventTypeRow): string[] => [
  ...(hidden ? ["is hidden"] : []),
  ...(timeZone ? [`is in ${timeZone}`] : []),
  ...(scheduleId === null ? [] : ["has a schedule of its own"]),
  ...(restrictionScheduleId === null ? [] : ["is confined to a schedule's hours"]),
  ...(hosts.some((host) => host.scheduleId !== null) ? ["has hosts with a schedule for it"] : []),
];

/** The hosts of a team's event type, and how many it needs; cal.com's defaults where a row has none. */
export function exportHosts({ hosts, hostGroups, metadata }: EventTypeRow) {
  const names = groupNames(hostGroups);
  const { requiredHosts } = metadataSays(metadata).said;
  return {
    hosts: hosts.map(({ user, isFixed, priority, weight, groupId }) => ({
      email: user.email,
      isFixed,
      priority: priority ?? 2,
      weight: weight ?? 100,
      ...(names.has(groupId ?? "") && { group: names.get(groupId ?? "") }),
    })),
    ...(requiredHosts > 1 && { requiredHosts }),
  };
}
