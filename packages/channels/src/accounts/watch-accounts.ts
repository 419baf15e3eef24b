import { isMailboxOf, presentIdIn } from "@calcache/accounts";
import { type Engine, integrationsOf, readerOf } from "@calcache/calendar-cache";
import { everyCredential, everySelectedCalendar, Prisma } from "@calcache/prisma";

const itsMailbox = Prisma.raw(isMailboxOf("m", "a"));
const presentId = Prisma.raw(presentIdIn("m", 's."externalId"'));
const reader = Prisma.raw(readerOf("s"));

/** Two that look at once would find the same twice. */
const lock = 2026112915;

/**
 * Writes down what has become of accounts since they were last looked at: connected, in need of their owner's sign-in, connected again,
 * read for the first time. Whoever looks meanwhile waits.
 */
export async function watchAccounts(engine: Pick<Engine, "db" | "now" | "providers">): Promise<void> {
  const { db, now } = engine;
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lock}::bigint)`;
    await tx.$executeRaw`
      WITH present AS (
        SELECT k.id AS credential_id,
          (k.invalid IS TRUE OR (m.failing_since IS NOT NULL AND m.failure_kind IN ('relink', 'interaction'))) AS needs_sign_in,
          COALESCE(calendars.are_read, false) AS is_synced
        FROM ${Prisma.raw(everyCredential)} k
        JOIN calcache.account a ON a.credential_id = k.id
        LEFT JOIN calcache.mailbox m ON ${itsMailbox}
        LEFT JOIN (
          SELECT ${reader} AS credential_id, bool_and(c.confirmed_at IS NOT NULL) AS are_read
          FROM ${Prisma.raw(everySelectedCalendar)} s
          LEFT JOIN calcache.account a ON a.credential_id = ${reader} AND a.integration = s.integration
          LEFT JOIN calcache.mailbox m ON ${itsMailbox}
          LEFT JOIN calcache.cached_calendar c ON c.mailbox_id = m.id AND c.external_id = ${presentId}
          GROUP BY 1
        ) calendars ON calendars.credential_id = k.id
        WHERE a.integration = ANY(${integrationsOf(engine)}::text[])
      ), changed AS (
        SELECT p.credential_id, p.needs_sign_in, p.is_synced OR s.is_synced IS TRUE AS is_synced,
          s.credential_id IS NULL AS is_new, s.needs_sign_in IS TRUE AS needed_sign_in, s.is_synced IS TRUE AS was_synced
        FROM present p LEFT JOIN calcache.account_seen s ON s.credential_id = p.credential_id
        WHERE s.credential_id IS NULL OR s.needs_sign_in <> p.needs_sign_in OR (p.is_synced AND NOT s.is_synced)
      ), seen AS (
        INSERT INTO calcache.account_seen (credential_id, needs_sign_in, is_synced)
        SELECT credential_id, needs_sign_in, is_synced FROM changed
        ON CONFLICT (credential_id) DO UPDATE SET needs_sign_in = EXCLUDED.needs_sign_in, is_synced = EXCLUDED.is_synced
      )
      INSERT INTO calcache.account_change (credential_id, kind, at)
      SELECT c.credential_id, k.kind, ${new Date(now())}
      FROM changed c CROSS JOIN LATERAL (VALUES
        (1, 'connected', c.is_new),
        (2, 'needs_sign_in', c.needs_sign_in AND NOT c.needed_sign_in),
        (3, 'reconnected', c.needed_sign_in AND NOT c.needs_sign_in),
        (4, 'initial_sync_completed', c.is_synced AND NOT c.was_synced)
      ) k(place, kind, applies)
      WHERE k.applies ORDER BY c.credential_id, k.place`;
  });
}
