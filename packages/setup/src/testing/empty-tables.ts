import type { Database } from "@calcache/prisma";

/** What of ours goes with rows of the host's, by triggers, which the mode below passes over. */
const referring = [
  "account",
  "api_key",
  "availability_rule",
  "booking_email",
  "booking_host",
  "booking_reminder",
  "booking_told",
  "embed_sites",
  "ended_seat",
  "event_type_setting",
  "followed_move",
  "host_limit",
  "mailbox",
  "reminder",
  "user_embed_sites",
];

/**
 * Empties tables, given as SQL names them, and all that refers to them, and counts their ids from 1 again: also what is
 * append-only to everybody else. Rows are deleted, because TRUNCATE makes new files for a table and each of its indexes: for
 * the few rows of a test it takes twenty times as long.
 */
export async function emptyTables(db: Database, tables: readonly string[]): Promise<void> {
  const all = [...new Set([...tables, ...referring.map((name) => `calcache.${name}`)])];
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRawUnsafe(emptyAll(all)),
    db.$queryRaw`SELECT calcache.invalidate(0, 0)::text`,
    db.$queryRaw`SELECT calcache.note_booked_change('{0}')::text`,
    db.$queryRaw`SELECT calcache.count_configuration_change()::text`,
  ]);
}

const emptyAll = (tables: readonly string[]) => `
  DO $$
  DECLARE
    emptied regclass;
    counter regclass;
  BEGIN
    FOR emptied IN
      WITH RECURSIVE concerned AS (
        SELECT unnest('{${tables.map((table) => JSON.stringify(table)).join()}}'::regclass[])::oid AS id
        UNION
        SELECT conrelid FROM pg_constraint JOIN concerned ON confrelid = id WHERE contype = 'f'
      )
      SELECT id FROM concerned
    LOOP
      EXECUTE format('DELETE FROM %s', emptied);
      FOR counter IN
        SELECT objid FROM pg_depend JOIN pg_class ON pg_class.oid = objid
        WHERE refobjid = emptied AND relkind = 'S'
      LOOP
        PERFORM setval(counter, 1, false);
      END LOOP;
    END LOOP;
  END
  $$`;
