import { createHash } from "node:crypto";
import type { Prisma } from "@calcache/prisma";
import { type Reach, reachOf } from "./reach.ts";

/**
 * What the holder of a key may do:
 * - `read_write`: write events, read back what it wrote, read free/busy, say which hours count, have channels
 * - `free_busy_write`: write events, read nothing
 * - `free_busy`: read free/busy and hours, write nothing
 * - `channels`: have channels, read which calendars changed, and nothing else
 * - `bookings`: list bookings, and make them without a visitor's limits
 *
 * None can touch an event that it didn't write.
 */
export const apiKeyScopes = ["read_write", "free_busy_write", "free_busy", "channels", "bookings"] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** A key as it is listed: without the key itself, which nobody has but its holder. */
export type ApiKeyInfo = {
  id: string;
  /** who granted it, or for whom it was made */
  user: { id: number; email: string };
  /** what holds it, as whoever granted it calls it */
  application: string | null;
  scopes: readonly ApiKeyScope[];
  reach: Reach;
  /** of pages that may use it from browsers; where there are any, nothing else may */
  origins: readonly string[];
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

/** What is read of a key's row. */
export const include = {
  user: { select: { id: true, email: true } },
} as const satisfies Prisma.ApiKeyInclude;

type Row = Prisma.ApiKeyGetPayload<{ include: typeof include }>;

/** A key from its row; null where its user has gone. */
export function toInfo(row: Row): ApiKeyInfo | null {
  const { id, user, application, origins, createdAt, expiresAt, lastUsedAt } = row;
  const scopes = apiKeyScopes.filter((scope) => row.scopes.includes(inDatabase(scope)));
  return (
    user && { id, user, application, scopes, reach: reachOf(row), origins, createdAt, expiresAt, lastUsedAt }
  );
}

/** A value of an enumeration, as Prisma names it. */
export const inDatabase = <Value extends string>(value: Value) => value.toUpperCase() as Uppercase<Value>;

/** As cal.com does it: of what follows the prefix. The key is random, so that a hash without salt tells nothing. */
export const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");
