import type { Database } from "@calcache/prisma";
import type { BookingOwner } from "./booking-details.ts";

/** What is selected of an event type to know whose it is. */
export const ownerSelect = {
  team: { select: { slug: true, parent: { select: { slug: true } } } },
  owner: { select: { id: true, username: true } },
};

type Owned = {
  team: { slug: string | null; parent: { slug: string | null } | null } | null;
  owner: { id: number; username: string | null } | null;
};

/** Whose page an event type is on; null where that is gone. */
export async function findBookingOwner(
  db: Pick<Database, "$queryRaw">,
  eventType: Owned | null,
): Promise<BookingOwner | null> {
  const { team, owner } = eventType ?? { team: null, owner: null };
  if (team?.slug) return { kind: "team", slug: team.slug, orgSlug: team.parent?.slug ?? null };
  if (!owner?.username) return null;
  return { kind: "user", slug: owner.username, orgSlug: await findOrgSlug(db, owner.id) };
}

/** Read as JSON: not every database has the column. */
async function findOrgSlug(db: Pick<Database, "$queryRaw">, userId: number): Promise<string | null> {
  const [organization] = await db.$queryRaw<{ slug: string | null }[]>`
    SELECT org.slug FROM users u JOIN "Team" org ON org.id = (to_jsonb(u) ->> 'organizationId')::int
    WHERE u.id = ${userId}`;
  return organization?.slug ?? null;
}
