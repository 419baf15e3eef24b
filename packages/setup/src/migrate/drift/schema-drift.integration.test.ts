import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/index.ts";
import { diffToSchema } from "./schema-diff.ts";

describe("the migrations", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it("lead to schema.prisma exactly", async () => {
    expect(await diffToSchema(database.databaseUrl)).toBeNull();
  });

  it("make no foreign key from calcache to public", async () => {
    const crossing = await database.db.$queryRaw`
      SELECT conname FROM pg_constraint
      WHERE contype = 'f' AND connamespace = 'calcache'::regnamespace
        AND confrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`;
    expect(crossing).toEqual([]);
  });

  it.each([
    [
      "a column of ours that is too much",
      "ALTER TABLE calcache.mailbox ADD COLUMN surplus text",
      'DROP COLUMN "surplus"',
    ],
    ["a column of the shared tables", `ALTER TABLE "Team" ADD COLUMN surplus text`, 'DROP COLUMN "surplus"'],
    [
      "a foreign key among our tables that is missing",
      "ALTER TABLE calcache.busy_month DROP CONSTRAINT busy_month_calendar_id_fkey",
      'ADD CONSTRAINT "busy_month_calendar_id_fkey"',
    ],
  ])("are seen to differ by %s", async (_what, change, sql) => {
    await database.db.$executeRawUnsafe(change);
    expect(await diffToSchema(database.databaseUrl)).toContain(sql);
  });
});
