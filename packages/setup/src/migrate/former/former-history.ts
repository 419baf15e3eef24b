import type { Client } from "pg";

/** The migrations of commit 621048f, and one that only development has seen. Then everything stood in `public`. */
const formerMigrations = [
  "20261121000000_initial",
  "20261121013000_mailbox_health",
  "20261121033000_availability_news",
  "20261121033000_bookings",
  "20261121033000_events",
  "20261121034000_credential_address",
  "20261121034000_one_open_incident_per_kind",
  "20261121050000_configuration_version",
  "20261121060000_credential_key_digest",
  "20261121070000_cache_invalidation",
  "20261121070000_guest_calendar",
  "20261121080000_assignment_history",
];
const unreleased = "20261128000000_own_write_echoes";

/**
 * Whether we made this database when everything stood in `public`: `complete` as commit 621048f did, `too-old` as a version
 * before it did. null for any other, a host's with a `_prisma_migrations` of its own included.
 */
export async function formerShape(client: Client): Promise<"complete" | "too-old" | null> {
  const exists = await client.query("SELECT 1 WHERE to_regclass('public._prisma_migrations') IS NOT NULL");
  if (exists.rowCount === 0) return null;
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM public._prisma_migrations
     WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL`,
  );
  const applied = new Set(rows.map(({ name }) => name));
  if (!applied.has(formerMigrations[0] ?? "")) return null;
  applied.delete(unreleased);
  return formerMigrations.every((name) => applied.delete(name)) && applied.size === 0
    ? "complete"
    : "too-old";
}
