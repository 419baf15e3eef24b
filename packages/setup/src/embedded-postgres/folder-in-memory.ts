import { mkdtemp, readdir, rm, stat, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readPostmaster } from "./postmaster.ts";

/** Where Linux keeps files in memory. A container has 64 MB there, unless it asks for more. */
const memory = "/dev/shm";
const enoughBytes = 2 * 2 ** 30;

const prefix = "calcache-postgres-";

/** ms; in another container's view nobody's server may seem to run. */
const leftAfter = 6 * 60 * 60_000;

/**
 * Makes a folder for the data of a throw-away server: in memory where there is room, else among the temporary files. A
 * database is some thousand small files: to make one takes 50 ms in memory, 20 times as long on a disk. What a run left that
 * was killed is removed: memory has nobody else who does.
 */
export async function makeFolderInMemory(): Promise<string> {
  const free = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  if (free < enoughBytes) return mkdtemp(join(tmpdir(), prefix));
  await removeLeft(memory, Date.now());
  return mkdtemp(join(memory, prefix));
}

/** Removes what runs of tests left in a folder long ago, where no server runs any more. @param now epoch ms */
export async function removeLeft(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(folder, name);
    const made = await stat(path).catch(() => null);
    const isLeft = made && now - made.mtimeMs > leftAfter && readPostmaster(join(path, "postgres")) === null;
    if (isLeft) await rm(path, { recursive: true, force: true });
  }
}
