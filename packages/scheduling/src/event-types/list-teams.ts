import type { Database } from "@calcache/prisma";

/** A team with the event types on its public pages. */
export type ListedTeam = {
  slug: string;
  name: string;
  eventTypes: { slug: string; title: string; length: number }[];
};

/** All teams that have something to book, by name. */
export async function listTeams(db: Database): Promise<ListedTeam[]> {
  const shown = { hidden: false, hosts: { some: {} } };
  const teams = await db.team.findMany({
    where: { slug: { not: null }, eventTypes: { some: shown } },
    select: {
      slug: true,
      name: true,
      eventTypes: {
        where: shown,
        select: { slug: true, title: true, length: true },
        orderBy: [{ position: "desc" }, { id: "asc" }],
      },
    },
    orderBy: { name: "asc" },
    relationLoadStrategy: "join",
  });
  return teams.flatMap(({ slug, ...team }) => (slug === null ? [] : [{ slug, ...team }]));
}
