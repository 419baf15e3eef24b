import { rm } from "node:fs/promises";
import { join } from "node:path";
import { makeFolderInMemory } from "./folder-in-memory.ts";
import { startEmbeddedPostgres } from "./start.ts";

/** Starts an embedded Postgres for tests: it waits for no disk, and `stop` removes it with all of its data. */
export async function startThrowAwayPostgres(): Promise<{ databaseUrl: string; stop: () => Promise<void> }> {
  const folder = await makeFolderInMemory();
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({
      dataDir: join(folder, "postgres"),
      durable: false,
      log: () => undefined,
    });
    return { databaseUrl: server.databaseUrl, stop: () => server.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
