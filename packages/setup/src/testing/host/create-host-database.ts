import { readFile } from "node:fs/promises";
import { migrateDatabase } from "../../migrate/migrate-database.ts";
import { execute } from "../admin.ts";
import { cloneDatabase, type Template, type TestDatabase } from "../clone-database.ts";

/** A database of the test file's own that is as SQL makes it, with nothing of ours that the SQL doesn't make. */
export const createDatabaseFrom = (sql: URL): Promise<TestDatabase> => cloneDatabase(filledBy(sql));

const filledBy = (sql: URL): Template => ({
  key: sql.href,
  fill: async (databaseUrl) => execute(databaseUrl, await readFile(sql, "utf8")),
});

/** Of newer versions of cal.com: countries' holidays, and whose are whose. */
export const holidayTables = [
  `CREATE TABLE "UserHolidaySettings" (
    id SERIAL PRIMARY KEY, "userId" INTEGER NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE, "countryCode" TEXT,
    "disabledIds" TEXT[] DEFAULT '{}', "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "updatedAt" TIMESTAMP(3) NOT NULL)`,
  `CREATE TABLE "HolidayCache" (
    id TEXT PRIMARY KEY, "countryCode" TEXT NOT NULL, "calendarId" TEXT NOT NULL, "eventId" TEXT NOT NULL, name TEXT NOT NULL,
    date TIMESTAMP(3) NOT NULL, year INTEGER NOT NULL, "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL, UNIQUE ("countryCode", "eventId"))`,
];

/** What cal.com's schemas have had since 2026, for {@link createPluggedDatabase}. */
export const newerColumns = [
  `ALTER TABLE "TeamFeatures" ADD COLUMN enabled BOOLEAN NOT NULL`,
  `ALTER TABLE "UserFeatures" ADD COLUMN enabled BOOLEAN NOT NULL`,
  ...holidayTables,
];

const asCalComMakesIt = filledBy(new URL("host-tables.sql", import.meta.url));
const settings = ["timezone TO 'America/New_York'"];

/** An empty database as cal.com makes it, on a server with another time zone, into which nothing was plugged yet. */
export const createHostDatabase = (): Promise<TestDatabase> =>
  cloneDatabase({ ...asCalComMakesIt, settings });

/** The same with everything plugged in. @param changes what the host's own migrations did before, as SQL */
export const createPluggedDatabase = (...changes: readonly string[]): Promise<TestDatabase> =>
  cloneDatabase({
    key: ["plugged", ...changes].join(";"),
    settings,
    async fill(databaseUrl) {
      await asCalComMakesIt.fill(databaseUrl);
      for (const sql of changes) await execute(databaseUrl, sql);
      await migrateDatabase(databaseUrl);
    },
  });
