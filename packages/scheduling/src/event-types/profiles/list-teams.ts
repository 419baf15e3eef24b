import type { Database } from "@calcache/prisma";
import { listEventType, listedColumns, type Profile } from "./listed-event-type.ts";

/** A team, and the organisation that it is found in by its slug; null of none. */
export type ListedTeam = Profile & { orgSlug: string | null };

/** All teams that have something to book, by name. */
export async function listTeams(db: Database): Promise<ListedTeam[]> {
  const shown = { hidden: false, OR: [{ hosts: { some: {} } }, { users: { some: {} } }] };
  const teams = await db.team.findMany({
    where: { slug: { not: null }, eventTypes: { some: shown } },
    select: {
      slug: true,
      name: true,
      parent: { select: { slug: true } },
      eventTypes: {
        where: shown,
        select: listedColumns,
        orderBy: [{ position: "desc" }, { id: "asc" }],
      },
    },
    orderBy: { name: "asc" },
    relationLoadStrategy: "join",
  });
  return teams.flatMap(({ slug, name, parent, eventTypes }) => {
    const team = { kind: "team" as const, name, orgSlug: parent?.slug ?? null };
    return slug === null ? [] : [{ ...team, slug, eventTypes: eventTypes.map(listEventType) }];
  });
}
