import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
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

  it("are seen to lack a column that the database has too much", async () => {
    await database.db.$executeRaw`ALTER TABLE mailbox ADD COLUMN surplus text`;
    expect(await diffToSchema(database.databaseUrl)).toContain('DROP COLUMN "surplus"');
  });
});
