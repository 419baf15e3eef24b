import { err, ok, type Result } from "../result.ts";
import type { Migration } from "./migration-folder.ts";
import type { RecordedMigration } from "./migration-history.ts";

/** Why a database isn't migrated. */
export type MigrationRefusal = {
  readonly kind: "failed-before" | "unknown-migration" | "checksum-differs";
  readonly migration: string;
};

/** The migrations to apply, in order; or why these files and this database don't belong together. */
export function planMigrations(
  known: readonly Migration[],
  history: readonly RecordedMigration[],
): Result<Migration[], MigrationRefusal> {
  const knownByName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name: migration, checksum, finished } of history) {
    const file = knownByName.get(migration);
    if (!finished) return err({ kind: "failed-before", migration });
    if (file === undefined) return err({ kind: "unknown-migration", migration });
    if (file.checksum !== checksum) return err({ kind: "checksum-differs", migration });
  }
  const applied = new Set(history.map(({ name }) => name));
  return ok(known.filter(({ name }) => !applied.has(name)));
}
