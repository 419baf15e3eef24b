import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeOwner } from "../columns/event-type.ts";
import { type FoundOwner, findOwner, type OwnerQuery } from "../names/find-owner.ts";

/** An event type, and whose page it is on. */
export type ShownEventType = { id: number; slug: string; title: string; owner: EventTypeOwner };

/** What is asked for: event types by their ids, or what owners show, of one slug only where it is given. */
export type ShownQuery =
  | { eventTypeIds: readonly number[] }
  | { owners: readonly OwnerQuery[]; eventTypeSlug: string | null };

/** What of an owner's event types everybody may see. */
export const shownBy = ({ kind, id }: Pick<FoundOwner, "kind" | "id">) => ({
  hidden: false,
  ...(kind === "team"
    ? { teamId: id, OR: [{ hosts: { some: {} } }, { users: { some: {} } }] }
    : { userId: id, teamId: null }),
});

/** The event types that are asked for, the first ones; what isn't there is left out. */
export async function findShown(
  { db }: Pick<Engine, "db">,
  query: ShownQuery,
  most: number,
): Promise<ShownEventType[]> {
  const select = {
    ...{ id: true, slug: true, title: true },
    team: { select: { slug: true, name: true } },
    owner: { select: { username: true, name: true } },
  } as const;
  const find = async (where: { id: { in: number[] } } | ReturnType<typeof shownBy>) => {
    const rows = await db.eventType.findMany({
      where,
      select,
      orderBy: [{ position: "desc" }, { id: "asc" }],
      take: most,
    });
    return rows.map(({ team, owner, ...row }): ShownEventType => {
      const slug = team ? team.slug : (owner?.username ?? null);
      const name = (team ?? owner)?.name ?? slug ?? "";
      return { ...row, owner: { kind: team ? "team" : "user", slug: slug ?? String(row.id), name } };
    });
  };
  if ("eventTypeIds" in query) return find({ id: { in: [...query.eventTypeIds] } });
  const found: ShownEventType[] = [];
  for (const asked of query.owners) {
    const owner = await findOwner({ db }, asked);
    if (owner === null) continue;
    const shown = await find(shownBy(owner));
    const slug = query.eventTypeSlug?.toLowerCase();
    found.push(...shown.filter((one) => slug === undefined || one.slug.toLowerCase() === slug));
  }
  return found.slice(0, most);
}
