import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { migrationFolder, readMigrations } from "./migration-folder.ts";
import { diffToSchema } from "./schema-diff.ts";
import { withSchemaEngine } from "./schema-engine.ts";

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

  it("are recorded so that Prisma's own `migrate deploy` has nothing left to apply", async () => {
    const migrations = await readMigrations(migrationFolder);
    const migrationDirectories = migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    }));
    const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"' };
    const migrationsList = {
      baseDir: migrationFolder,
      lockfile,
      migrationDirectories,
      shadowDbInitScript: "",
    };
    const filters = { externalTables: [], externalEnums: [] };
    const deployed = await withSchemaEngine(database.databaseUrl, async (engine) => ({
      ...(await engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters })),
      ...(await engine.applyMigrations({ migrationsList, filters })),
    }));
    expect(deployed).toMatchObject({
      appliedMigrationNames: [],
      editedMigrationNames: [],
      failedMigrationNames: [],
      history: null,
      hasMigrationsTable: true,
    });
  });
});
