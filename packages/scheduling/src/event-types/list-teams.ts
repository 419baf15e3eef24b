import type { Database } from "@calcache/prisma";
import { listEventType, listedColumns, type Profile } from "./listed-event-type.ts";

/** All teams that have something to book, by name. */
export async function listTeams(db: Database): Promise<Profile[]> {
  const shown = { hidden: false, OR: [{ hosts: { some: {} } }, { users: { some: {} } }] };
  const teams = await db.team.findMany({
    where: { slug: { not: null }, eventTypes: { some: shown } },
    select: {
      slug: true,
      name: true,
      eventTypes: {
        where: shown,
        select: listedColumns,
        orderBy: [{ position: "desc" }, { id: "asc" }],
      },
    },
    orderBy: { name: "asc" },
    relationLoadStrategy: "join",
  });
  return teams.flatMap(({ slug, name, eventTypes }) =>
    slug === null ? [] : [{ kind: "team" as const, slug, name, eventTypes: eventTypes.map(listEventType) }],
  );
}
