import { err, ok, type Result } from "@calcache/prisma";
import type { Migration, Recorded } from "./migration.ts";

/** Why a database isn't migrated: its history isn't that of these migrations. */
export type HistoryRefusal = {
  readonly kind: "unknown-migration" | "checksum-differs";
  readonly migration: string;
};

/** The migrations to apply, in order; or why these files and this database don't belong together. */
export function planMigrations(
  known: readonly Migration[],
  history: readonly Recorded[],
): Result<Migration[], HistoryRefusal> {
  const idOf = ({ part, name }: Pick<Recorded, "part" | "name">) => `${part}/${name}`;
  const knownById = new Map(known.map((migration) => [idOf(migration), migration]));
  for (const recorded of history) {
    const migration = idOf(recorded);
    const file = knownById.get(migration);
    if (file === undefined) return err({ kind: "unknown-migration", migration });
    if (file.checksum !== recorded.checksum) return err({ kind: "checksum-differs", migration });
  }
  const applied = new Set(history.map(idOf));
  return ok(known.filter((migration) => !applied.has(idOf(migration))));
}
