import { type Database, Prisma } from "@calcache/prisma";
import type { ApiKeyInfo } from "./api-key.ts";
import type { ElementSubjects, ElementToken } from "./element-token.ts";
import { opensTeam, usersSeenBy } from "./reach.ts";

/** Users by their names and teams by their slugs, of those that a key opens. */
export type NamedSubjects = { usernames: readonly string[]; teamSlugs: readonly string[] };

/**
 * The ids of those that are named, each in the order of its names: null for whom the key doesn't open, who isn't there, and for a name that several
 * of them have. A key for chosen calendars opens nobody whole.
 */
export async function findElementSubjects(
  db: Database,
  { id }: Pick<ApiKeyInfo, "id">,
  { usernames, teamSlugs }: NamedSubjects,
): Promise<{ userIds: (number | null)[]; teamIds: (number | null)[] }> {
  const rows = await db.$queryRaw<{ kind: "user" | "team"; id: number; name: string }[]>`
    WITH key AS (SELECT * FROM calcache.api_key WHERE id = ${id} AND reach <> 'calendars'),
      seen AS (${Prisma.raw(usersSeenBy("key"))})
    SELECT 'user' AS kind, u.id, lower(u.username) AS name FROM seen JOIN users u ON u.id = seen.id
    WHERE lower(u.username) = ANY(${lower(usernames)}::text[])
    UNION ALL
    SELECT 'team', t.id, lower(t.slug) FROM key k JOIN "Membership" own ON own."userId" = k.user_id AND ${Prisma.raw(opensTeam)}
    JOIN "Team" t ON t.id = own."teamId" WHERE lower(t.slug) = ANY(${lower(teamSlugs)}::text[])`;
  const only = (kind: string) => (name: string) => {
    const [one, other] = rows.filter((row) => row.kind === kind && row.name === name);
    return one && !other ? one.id : null;
  };
  return { userIds: lower(usernames).map(only("user")), teamIds: lower(teamSlugs).map(only("team")) };
}

const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase());

/** SQL of a condition: whether these subjects hold the event type `e`. */
export const holdsEventType = ({ userIds, teamIds, eventTypeIds }: ElementSubjects) => Prisma.sql`(
  e.id = ANY(${[...eventTypeIds]}::int[]) OR e."teamId" = ANY(${[...teamIds]}::int[])
  OR (e."teamId" IS NULL AND e."userId" = ANY(${[...userIds]}::int[])))`;

/** Whether a token opens an event type. */
export async function elementOpensEventType(
  db: Database,
  { subjects }: Pick<ElementToken, "subjects">,
  eventTypeId: number,
): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "EventType" e WHERE e.id = ${eventTypeId} AND ${holdsEventType(subjects)}`;
  return found.length > 0;
}

/** Whether a token opens a booking by its event type, or by whoever hosts it. @param uid of it, or of its series */
export async function elementOpensBooking(
  db: Database,
  { subjects }: Pick<ElementToken, "subjects">,
  uid: string,
): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Booking" b LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
    WHERE (b.uid = ${uid} OR b."recurringEventId" = ${uid}) AND ${holdsBooking(subjects)} LIMIT 1`;
  return found.length > 0;
}

/** SQL of a condition: whether these subjects hold the booking `b`, whose event type, if it has one, is `e`. */
export const holdsBooking = (subjects: ElementSubjects) => Prisma.sql`(
  ${holdsEventType(subjects)} OR b."userId" = ANY(${[...subjects.userIds]}::int[]) OR EXISTS (
    SELECT FROM calcache.booking_host h WHERE h.booking_id = b.id AND h.user_id = ANY(${[...subjects.userIds]}::int[])))`;

/** Whom a token opens: its users, and who is a member of its teams now. Their names are as they are written. */
export async function usersOfElement(
  db: Database,
  { subjects: { userIds, teamIds } }: Pick<ElementToken, "subjects">,
): Promise<{ id: number; username: string | null }[]> {
  return db.$queryRaw`
    SELECT u.id, u.username FROM users u WHERE u.id = ANY(${[...userIds]}::int[]) OR EXISTS (
      SELECT FROM "Membership" m WHERE m."userId" = u.id AND m.accepted AND m."teamId" = ANY(${[...teamIds]}::int[]))`;
}
