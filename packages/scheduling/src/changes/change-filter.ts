import { Prisma } from "@calcache/prisma";

/** Of which calendars changes are told: of all that an asker may see where it is empty. What it has must hold all together. */
export type ChangeFilter = {
  /** by their providers' ids, as they were selected */
  calendars?: readonly string[] | undefined;
  /** of these users, by username */
  hosts?: readonly string[] | undefined;
  /** of the hosts of these event types */
  eventTypes?: readonly number[] | undefined;
};

/** SQL of a condition: whether a filter lets through a selected calendar `s` of a user `u`. */
export function isWanted({ calendars, hosts, eventTypes }: ChangeFilter): Prisma.Sql {
  const conditions = [
    calendars && Prisma.sql`s."externalId" = ANY(${[...calendars]}::text[])`,
    hosts && Prisma.sql`lower(u.username) = ANY(SELECT lower(name) FROM unnest(${[...hosts]}::text[]) name)`,
    eventTypes &&
      Prisma.sql`EXISTS (SELECT FROM "EventType" t WHERE t.id = ANY(${[...eventTypes]}::int[]) AND (t."userId" = u.id
        OR EXISTS (SELECT FROM "Host" h WHERE h."eventTypeId" = t.id AND h."userId" = u.id)
        OR EXISTS (SELECT FROM "_user_eventtype" o WHERE o."A" = t.id AND o."B" = u.id)))`,
  ].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
}
