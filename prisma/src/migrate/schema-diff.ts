import { readFile } from "node:fs/promises";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { Pool } from "pg";
import { createCatalogAdapter } from "./catalog-adapter.ts";

const path = "schema.prisma";
const schemaFile = new URL(`../../${path}`, import.meta.url);

/**
 * The SQL that takes a database to `schema.prisma`; null where it is there already. For development: it needs
 * Prisma's schema engine, which comes as WebAssembly and, unlike the binary, needs no download.
 */
export async function diffToSchema(databaseUrl: string, schema?: string): Promise<string | null> {
  const content = schema ?? (await readFile(schemaFile, "utf8"));
  const files = [{ path, content }];
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(createCatalogAdapter(pool));
  const engine = await SchemaEngine.new({ datamodels: [[path, content]] }, () => undefined, adapter);
  try {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: "." },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? null : stdout;
  } finally {
    engine.free();
    await pool.end();
  }
}
