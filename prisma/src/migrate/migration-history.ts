import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import type { Migration } from "./migration-folder.ts";

/** A row of Prisma's `_prisma_migrations` that wasn't rolled back by hand. */
export type RecordedMigration = {
  readonly name: string;
  readonly checksum: string;
  /** False: it failed half-way, under Prisma's own engine. */
  readonly finished: boolean;
};

const historyTable = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

export async function ensureHistory(client: Client): Promise<void> {
  await client.query(historyTable);
}

export async function readHistory(client: Client): Promise<RecordedMigration[]> {
  const { rows } = await client.query<RecordedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

/** Records a migration as applied, within the transaction that applies it. */
export async function recordMigration(client: Client, { name, checksum }: Migration): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}
