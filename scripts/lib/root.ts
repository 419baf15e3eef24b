import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the repo. */
export const inRepo = (...path: string[]): string => join(root, ...path);

/** Reads `.env` at the repo's root, if there is one, under what the environment already says. */
export function loadEnvFile(): void {
  try {
    process.loadEnvFile(inRepo(".env"));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}

/** A path inside the folder that keeps the embedded database, the simulator's mailboxes and our own secrets. */
export const inData = (...path: string[]): string =>
  // biome-ignore lint/style/noProcessEnv: tests and second instances keep their data elsewhere
  join(process.env.CALCACHE_DATA_DIR || inRepo(".data"), ...path);
