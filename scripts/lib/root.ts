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
