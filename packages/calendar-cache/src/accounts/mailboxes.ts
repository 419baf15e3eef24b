import { everyCredential, Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import type { MailboxRef } from "../engine/provider.ts";
import { integrationsOf } from "../engine/providers.ts";

/** A mailbox with an account to read it by, and what is known of its zone, its account and its health. */
export type KnownMailbox = MailboxRef & {
  timeZone: string | null;
  /** before this its settings aren't asked for again; null where they never were */
  settingsDueAt: Date | null;
  /** before this they are asked for without when its owner is away, which was refused */
  awayDueAt: Date | null;
  accountKind: string | null;
  profileReadAt: Date | null;
  /** the provider is not called before this time */
  pausedUntil: Date | null;
  failingSince: Date | null;
  failureKind: string | null;
  failureReason: string | null;
  quarantinedAt: Date | null;
  /** until it turns out that its account must be connected again */
  connected: boolean;
  /** tells the tokens of its account from those of another sign-in */
  keyDigest: string;
  /** the owner's own zone, where the provider won't tell the mailbox's */
  ownersTimeZone: string;
};

/** The mailboxes of these ids that have a usable credential and a provider. */
export async function findMailboxes(
  engine: Engine,
  ids: readonly number[],
): Promise<Map<number, KnownMailbox>> {
  const rows = await engine.db.$queryRaw<KnownMailbox[]>`
    SELECT m.id, m.integration, m.address, m.credential_id AS "credentialId", m.external_id AS "externalId", m.tid, m.oid,
           m.time_zone AS "timeZone", m.settings_due_at AS "settingsDueAt", m.away_due_at AS "awayDueAt", m.account_kind AS "accountKind",
           m.anchor_refused AS "anchorRefused", m.profile_read_at AS "profileReadAt", m.paused_until AS "pausedUntil",
           m.failing_since AS "failingSince", m.failure_kind AS "failureKind", m.failure_reason AS "failureReason",
           m.quarantined_at AS "quarantinedAt", true AS connected, COALESCE(md5(k.key::text), '') AS "keyDigest",
           COALESCE(u."timeZone", 'UTC') AS "ownersTimeZone"
    FROM calcache.mailbox m
    JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
    LEFT JOIN users u ON u.id = k."userId"
    WHERE m.id = ANY(${[...ids]}::int[]) AND m.integration = ANY(${integrationsOf(engine)})`;
  return new Map(rows.map((mailbox) => [mailbox.id, mailbox]));
}
