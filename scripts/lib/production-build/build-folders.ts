import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
// biome-ignore lint/correctness/useImportExtensions: plain JavaScript, with its types beside it
import { isAlive } from "../../bootstrap/exclusively.mjs";

const prefix = ".next-";
/** What Next.js keeps in `.next` for itself and for the type checker. */
const notBuilt = new Set(["cache", "dev", "types"]);

/** The folder of a build beside its app's sources: an app can have several, of several states of its sources. */
export const buildFolder = (fingerprint: string): string => prefix + fingerprint;

/**
 * Takes what `next build` has left in `.next` into a folder of its own, which appears complete or not at all.
 * @param app absolute path of the app
 */
export function keepBuild(app: string, folder: string): void {
  const draft = join(app, `.draft${folder}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  for (const name of readdirSync(join(app, ".next"))) {
    if (!notBuilt.has(name)) renameSync(join(app, ".next", name), join(draft, name));
  }
  renameSync(draft, join(app, folder));
}

/** Notes that a process uses a build, which is kept for as long as that process lives. Where nothing can be written, nothing is deleted. */
export function markUsed(app: string, folder: string, pid: number): void {
  const users = join(app, folder, "users");
  try {
    mkdirSync(users, { recursive: true });
    writeFileSync(join(users, String(pid)), "");
  } catch (error) {
    if (!isReadOnly(error)) throw error;
  }
}

const isReadOnly = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["EROFS", "EACCES", "EPERM"].includes(String(error.code));

/** Deletes the app's builds that no living process uses, but for the given one. */
export function pruneBuilds(app: string, current: string): void {
  for (const name of readdirSync(app)) {
    const folder = join(app, name);
    if (name.startsWith(prefix) && name !== current && !isUsed(folder)) rmSync(folder, { recursive: true });
  }
}

function isUsed(folder: string): boolean {
  const users = join(folder, "users");
  return existsSync(users) && readdirSync(users).some((pid) => isAlive(Number(pid)));
}
