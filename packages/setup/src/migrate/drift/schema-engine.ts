import { readFile } from "node:fs/promises";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { Pool } from "pg";
import { createCatalogAdapter } from "./catalog-adapter.ts";

type SchemaFile = { readonly path: string; readonly content: string };

const path = "schema.prisma";
const schemaFile = new URL(`../../../../../prisma/${path}`, import.meta.url);

/**
 * Runs Prisma's schema engine on a database, for development and tests. It comes as WebAssembly and, unlike the engine's
 * binary, needs no download.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  use: (engine: SchemaEngine, files: SchemaFile[]) => Promise<T>,
): Promise<T> {
  const content = await readFile(schemaFile, "utf8");
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  const adapter = bindMigrationAwareSqlAdapterFactory(createCatalogAdapter(pool));
  const engine = await SchemaEngine.new({ datamodels: [[path, content]] }, () => undefined, adapter);
  try {
    return await use(engine, [{ path, content }]);
  } finally {
    engine.free();
    await pool.end();
  }
}
