import type { Prisma } from "@calcache/prisma";

type StoredGroup = { id: string; name: string };

/** The columns of an event type's groups, in the order in which they were made. */
export const groupSelect = {
  select: { id: true, name: true },
  orderBy: [{ createdAt: "asc" }, { id: "asc" }],
} as const satisfies Prisma.EventType$hostGroupsArgs;

/** What groups are called, by their ids: cal.com lets several have one name, or none. */
export function groupNames(groups: readonly StoredGroup[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, name: stored } of groups) {
    const name = stored.trim() || "Group";
    let own = name;
    for (let nth = 2; taken.has(own); nth++) own = `${name} (${nth})`;
    taken.add(own);
    names.set(id, own);
  }
  return names;
}

/**
 * Makes an event type's groups those that its hosts are in. One that is called the same stays as it is.
 * @returns their ids by what they are called
 */
export async function saveHostGroups(
  transaction: Prisma.TransactionClient,
  eventTypeId: number,
  wanted: readonly (string | null)[],
  now: number,
): Promise<ReadonlyMap<string | null, string>> {
  const stored = await transaction.hostGroup.findMany({ where: { eventTypeId }, ...groupSelect });
  const ids = new Map<string | null, string>([...groupNames(stored)].map(([id, name]) => [name, id]));
  const missing = [...new Set(wanted)].filter((name) => name !== null && !ids.has(name));
  const created = await transaction.hostGroup.createManyAndReturn({
    data: missing.map((name, nth) => ({
      name: name ?? "",
      eventTypeId,
      // Their order is that in which they are said.
      createdAt: new Date(now + nth),
      updatedAt: new Date(now),
    })),
    select: { id: true, name: true },
  });
  const surplus = [...ids].filter(([name]) => !wanted.includes(name)).map(([, id]) => id);
  if (surplus.length > 0) await transaction.hostGroup.deleteMany({ where: { id: { in: surplus } } });
  for (const { id, name } of created) ids.set(name, id);
  return ids;
}
