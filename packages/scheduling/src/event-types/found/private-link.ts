import type { Engine } from "@calcache/calendar-cache";
import { hostShape } from "@calcache/prisma";

/** Links by which event types are booked that nobody finds otherwise. A host's database may be without. */
export type PrivateLink = {
  eventTypeId: number;
  slug: string;
  isOpen: boolean;
  /** the language of its page; null or empty for the visitor's */
  interfaceLanguage: string | null;
};

/** SQL: whether a link `l` can still be used at a time. One with a last moment isn't counted, as in cal.com; 0 is no limit. */
export const isOpen = (now: string) => `
  CASE WHEN l."expiresAt" IS NOT NULL THEN l."expiresAt" > ${now}::timestamptz AT TIME ZONE 'UTC'
       ELSE l."maxUsageCount" <= 0 OR l."usageCount" < l."maxUsageCount" END`;

const statement = {
  name: "private link",
  text: `SELECT e.id AS "eventTypeId", e.slug, e."interfaceLanguage", ${isOpen("$1")} AS "isOpen"
    FROM "HashedLink" l JOIN "EventType" e ON e.id = l."eventTypeId" WHERE l.link = $2`,
};

/** The event type of a link, and whether it can still be booked by it; null where there is no such link. */
export async function findPrivateLink(
  { db, now }: Pick<Engine, "db" | "now">,
  link: string,
): Promise<PrivateLink | null> {
  if (!(await hostShape(db)).has("HashedLink.usageCount")) return null;
  const [found] = await db.readPrepared<PrivateLink>(statement, [new Date(now()).toISOString(), link]);
  return found ?? null;
}
