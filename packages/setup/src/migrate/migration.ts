import { createHash } from "node:crypto";
import { migrations } from "@calcache/prisma/sql";

/**
 * What a migration makes: the shared tables in `public`, where there is no host whose they are, or the cache's own in
 * `calcache`.
 */
export type Part = "public" | "calcache";

/** One step of a part's history; `checksum` is the SHA-256 of its SQL. */
export type Migration = {
  readonly part: Part;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

/** What was applied: a migration of either part, or the latest text of the triggers. */
export type Recorded = { readonly part: string; readonly name: string; readonly checksum: string };

/** The migrations of this version, in the order in which they are applied. */
export const knownMigrations: readonly Migration[] = [
  ...migrations.public.map((migration) => toMigration("public", migration)),
  ...migrations.calcache.map((migration) => toMigration("calcache", migration)),
];

export function toMigration(part: Part, { name, sql }: { name: string; sql: string }): Migration {
  return { part, name, sql, checksum: checksumOf(sql) };
}

/** SHA-256, hexadecimal. */
export function checksumOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
