import type { Database } from "./client.ts";

/**
 * Columns of cal.com's tables that only some of its versions have: what stands in them is
 * heeded where they are. `UserFeatures.userId`, `OutOfOfficeEntry.userId`, `OutOfOfficeReason.id`, `TravelSchedule.userId` and `HashedLink.usageCount` stand for their
 * whole tables; holidays are heeded where all columns of both their tables are there. `sql/triggers.sql` watches the same ones.
 */
export const optionalColumns = [
  "users.locked",
  "users.organizationId",
  "TeamFeatures.enabled",
  "EventType.lockedTimeZone",
  "HolidayCache.countryCode",
  "HolidayCache.date",
  "HolidayCache.eventId",
  "HolidayCache.name",
  "HashedLink.usageCount",
  "OutOfOfficeEntry.userId",
  "OutOfOfficeReason.id",
  "TravelSchedule.userId",
  "UserFeatures.userId",
  "UserFeatures.enabled",
  "UserHolidaySettings.countryCode",
  "UserHolidaySettings.disabledIds",
  "UserHolidaySettings.userId",
] as const;

/** Which of the {@link optionalColumns} a database has. */
export type HostShape = ReadonlySet<(typeof optionalColumns)[number]>;

/** SQL: those of the columns $1, as `table.column`, that stand in `public`, in order. */
export const presentColumns = `
  SELECT concat(c.relname, '.', a.attname) AS name
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
  WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    AND concat(c.relname, '.', a.attname) = ANY($1::text[])
  ORDER BY 1`;

const statement = { name: "host shape", text: presentColumns };

const shapes = new WeakMap<Pick<Database, "readPrepared">, Promise<HostShape>>();

/**
 * The shape of the host's tables, looked up once per process: a host that adds or drops one of these columns has its processes
 * started anew, and the triggers with them.
 */
export function hostShape(db: Pick<Database, "readPrepared">): Promise<HostShape> {
  const known = shapes.get(db);
  if (known) return known;
  const reading = readShape(db);
  shapes.set(db, reading);
  reading.catch(() => shapes.delete(db));
  return reading;
}

async function readShape(db: Pick<Database, "readPrepared">): Promise<HostShape> {
  const rows = await db.readPrepared<{ name: string }>(statement, [optionalColumns]);
  const present = new Set(rows.map(({ name }) => name));
  return new Set(optionalColumns.filter((column) => present.has(column)));
}
