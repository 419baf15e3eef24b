import type { HistoryRefusal } from "./migration-plan.ts";

/** Why a database wasn't set up. It is as it was before the step that failed. */
export type MigrationFailure =
  | HistoryRefusal
  /** a migration, or the triggers, could not be applied */
  | { readonly kind: "fails-now"; readonly migration: string }
  /** the host's tables aren't what we use of them */
  | { readonly kind: "host-tables"; readonly problems: readonly string[] }
  /** some of the shared tables were made by a version before commit 621048f */
  | { readonly kind: "too-old" }
  /** processes of ours run on what is to be taken out */
  | { readonly kind: "in-use"; readonly processes: readonly string[] }
  /** somebody else has a schema of the name that ours has */
  | { readonly kind: "schema-taken"; readonly objects: readonly string[] }
  /** somebody has built on our tables, which were to be taken out */
  | { readonly kind: "built-on"; readonly objects: readonly string[] }
  /** a pooler gives each transaction another connection, and there is no way around it */
  | { readonly kind: "transaction-pooler" }
  /** others held the lock, or wrote to tables that get triggers, for as long as we waited */
  | { readonly kind: "busy"; readonly holders: readonly string[] };

/** Thrown where a database isn't migrated; its message is for whoever runs the command. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  readonly failure: MigrationFailure;

  constructor(failure: MigrationFailure, cause?: unknown) {
    const detail = cause instanceof Error ? `: ${cause.message}` : "";
    super(describe(failure) + detail, { cause });
    this.failure = failure;
  }
}

function describe(failure: MigrationFailure): string {
  switch (failure.kind) {
    case "unknown-migration":
      return `migration ${failure.migration} was applied by a newer version of this program`;
    case "checksum-differs":
      return `migration ${failure.migration} was changed after it was applied to this database`;
    case "fails-now":
      return `migration ${failure.migration} fails and was undone`;
    case "too-old":
      return "this database was made by a version before commit 621048f: start that version on it once, then this one";
    case "host-tables":
      return [
        "The tables in the schema public aren't what Calcache uses of cal.com's. Nothing was changed.",
        ...failure.problems,
      ].join("\n  ");
    case "in-use":
      return [
        "Calcache still runs on this database: a process whose tables are taken away fails without end, and its next start would plug in again. Nothing was changed. Stop these first:",
        ...failure.processes,
      ].join("\n  ");
    case "schema-taken":
      return [
        "The schema calcache is somebody else's, and Calcache needs that name. Nothing was changed. Rename it, or move out of it:",
        ...failure.objects,
      ].join("\n  ");
    case "built-on":
      return [
        "Others depend on Calcache's tables. Nothing was changed. Drop these first:",
        ...failure.objects,
      ].join("\n  ");
    case "transaction-pooler":
      return [
        "The database's URL leads to a pooler in transaction mode, through which nothing can be listened for. Nothing was changed. Either",
        "give the pooler pool_mode = session for this database, or",
        "set DATABASE_DIRECT_URL to an address of the database itself, which then is used beside DATABASE_URL.",
      ].join("\n  ");
    case "busy":
      return [
        "The database can't be set up now, because others hold what that needs. Nothing was changed. They are:",
        ...failure.holders,
      ].join("\n  ");
  }
}
