import type { MigrationRefusal } from "./migration-plan.ts";

const reasons = {
  "failed-before": "is recorded as failed; mend the database, then record it with `prisma migrate resolve`",
  "unknown-migration": "was applied by a newer version of this program",
  "checksum-differs": "was changed after it was applied to this database",
  "fails-now": "fails and was undone",
} as const;

/** Thrown where a database isn't migrated. The failing migration, and any after it, has changed nothing. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  readonly kind: MigrationRefusal["kind"] | "fails-now";
  readonly migration: string;

  constructor(kind: MigrationError["kind"], migration: string, cause?: unknown) {
    const detail = cause instanceof Error ? `: ${cause.message}` : "";
    super(`migration ${migration} ${reasons[kind]}${detail}`, { cause });
    this.kind = kind;
    this.migration = migration;
  }
}
