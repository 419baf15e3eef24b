import { type PrivateLinkEntry, readableEventTypes, saidLimits } from "@calcache/configuration";
import { type Database, hostShape, type Prisma, readOwnFeatures } from "@calcache/prisma";
import type { TeamFileInput } from "../team-file.ts";
import { type EventTypeRow, eventTypeColumns, exportEventType, exportHosts } from "./export-event-type.ts";
import { exportPrivateLinks } from "./export-private-links.ts";
import { type Exported, unknownEventTypes } from "./unsaid.ts";

type Entry = NonNullable<TeamFileInput["teams"]>[number];

const columns = {
  id: true,
  slug: true,
  name: true,
  bookingLimits: true,
  includeManagedEventsInLimits: true,
  rrResetInterval: true,
  rrTimestampBasis: true,
  members: {
    where: { accepted: true },
    select: { user: { select: { email: true } } },
    orderBy: { userId: "asc" },
  },
  eventTypes: { where: readableEventTypes, select: eventTypeColumns, orderBy: { id: "asc" } },
  _count: { select: { eventTypes: { where: { NOT: readableEventTypes } } } },
} as const satisfies Prisma.TeamSelect;

/** The teams that have a page: those with a slug that stand in no organisation. */
export async function exportTeams(db: Database): Promise<Exported<Entry[]>> {
  const rows = await db.team.findMany({
    where: { slug: { not: null }, parentId: null },
    select: columns,
    orderBy: { id: "asc" },
  });
  const ids = rows.map(({ id }) => id);
  const features = Map.groupBy(await readOwnFeatures(db, await hostShape(db), ids), ({ teamId }) => teamId);
  const links = await exportPrivateLinks(db);
  const sites = new Map((await db.embedSites.findMany()).map(({ teamId, sites }) => [teamId, sites]));
  const teams = rows.map(({ id, slug, name, members, eventTypes, _count, ...row }, index) => {
    const limits = saidLimits(row.bookingLimits);
    const types = eventTypes.map((row, nth) =>
      exportTeamEventType(row, `teams[${index}].eventTypes[${nth}]`, links),
    );
    const entry: Entry = {
      slug: slug ?? "",
      name,
      ...(limits && { bookingLimitsCount: limits }),
      ...(row.includeManagedEventsInLimits && { includeManagedEventsInLimits: true }),
      ...(row.rrResetInterval === "DAY" && { rrResetInterval: row.rrResetInterval }),
      ...(row.rrTimestampBasis === "START_TIME" && { rrTimestampBasis: row.rrTimestampBasis }),
      ...(sites.has(id) && { embedSites: sites.get(id) }),
      features: features.get(id)?.map(({ feature }) => feature) ?? [],
      members: members.map(({ user }) => user.email),
      eventTypes: types.flatMap((type) => type.entry ?? []),
    };
    const unreadable = {
      path: `teams[${index}]`,
      message: "has bookingLimits that can't be read, which are left out",
    };
    return {
      entry,
      unsaid: [
        ...(limits === undefined ? [unreadable] : []),
        ...unknownEventTypes(`teams[${index}].eventTypes`, _count.eventTypes),
        ...types.flatMap(({ unsaid }) => unsaid),
      ],
    };
  });
  return { entry: teams.map(({ entry }) => entry), unsaid: teams.flatMap(({ unsaid }) => unsaid) };
}

/** Of other kinds of scheduling a file has none: their event types are left out. */
function exportTeamEventType(
  row: EventTypeRow,
  path: string,
  links: ReadonlyMap<number, PrivateLinkEntry[]>,
): Exported<NonNullable<Entry["eventTypes"]>[number] | null> {
  const { schedulingType } = row;
  if (schedulingType !== "COLLECTIVE" && schedulingType !== "ROUND_ROBIN")
    return { entry: null, unsaid: [{ path, message: `${row.slug} is left out: it is ${schedulingType}` }] };
  const { entry, unsaid } = exportEventType(row, path, links);
  return { entry: { ...entry, schedulingType, ...exportHosts(row) }, unsaid };
}
