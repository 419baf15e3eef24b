import { mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "./start.ts";

/** Where Linux keeps files in memory. A container has 64 MB there, unless it asks for more. */
const memory = "/dev/shm";
const enoughBytes = 2 * 2 ** 30;

/**
 * Starts an embedded Postgres for tests: it waits for no disk, and `stop` removes it with all of its data. It lies in memory
 * where there is room, for a database is some thousand small files: to make one takes 50 ms there, 20 times as long on a disk.
 */
export async function startThrowAwayPostgres(): Promise<{ databaseUrl: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(await roomiest(), "calcache-postgres-"));
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

async function roomiest(): Promise<string> {
  const free = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free >= enoughBytes ? memory : tmpdir();
}
