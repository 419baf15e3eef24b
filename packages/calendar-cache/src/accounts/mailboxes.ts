import type { Engine } from "../engine/engine.ts";
import type { MailboxRef, ProviderResult } from "../engine/provider.ts";
import { integrationsOf, providerOf } from "../engine/providers.ts";

/** How long a mailbox's time zone is believed before it is read again. */
const timeZoneLifetime = 24 * 60 * 60_000;

/** A mailbox with an account to read it by, and what is known of its zone, its account and its health. */
export type KnownMailbox = MailboxRef & {
  timeZone: string | null;
  timeZoneReadAt: Date | null;
  accountKind: string | null;
  profileReadAt: Date | null;
  /** the provider is not called before this time */
  pausedUntil: Date | null;
  failingSince: Date | null;
  failureKind: string | null;
  failureReason: string | null;
  quarantinedAt: Date | null;
  /** until it turns out that its account must be connected anew */
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
    SELECT m.id, m.integration, m.address, m.credential_id AS "credentialId", m.external_id AS "externalId",
           m.time_zone AS "timeZone", m.time_zone_read_at AS "timeZoneReadAt", m.account_kind AS "accountKind",
           m.anchor_refused AS "anchorRefused", m.profile_read_at AS "profileReadAt", m.paused_until AS "pausedUntil",
           m.failing_since AS "failingSince", m.failure_kind AS "failureKind", m.failure_reason AS "failureReason",
           m.quarantined_at AS "quarantinedAt", true AS connected, md5(k.key::text) AS "keyDigest",
           COALESCE(u."timeZone", 'UTC') AS "ownersTimeZone"
    FROM calcache.mailbox m
    JOIN "Credential" k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
    LEFT JOIN users u ON u.id = k."userId"
    WHERE m.id = ANY(${[...ids]}::int[]) AND m.integration = ANY(${integrationsOf(engine)})`;
  return new Map(rows.map((mailbox) => [mailbox.id, mailbox]));
}

/**
 * The zone that a mailbox's all-day events are dates of. Read again once a day; while the provider can't be reached
 * the last known one serves, and where it may not be read (cal.com's own permissions don't include it) the owner's.
 */
export async function mailboxTimeZone(
  engine: Engine,
  mailbox: KnownMailbox,
): Promise<ProviderResult<string>> {
  const { timeZone, timeZoneReadAt } = mailbox;
  const now = engine.now();
  if (timeZone !== null && timeZoneReadAt !== null && now - timeZoneReadAt.getTime() < timeZoneLifetime) {
    return { ok: true, value: timeZone };
  }
  const read = await providerOf(engine, mailbox).readTimeZone(mailbox);
  const mayNotBeRead = !read.ok && (read.error.kind === "forbidden" || read.error.kind === "gone");
  if (!read.ok && !mayNotBeRead) return timeZone === null ? read : { ok: true, value: timeZone };
  const value = read.ok ? read.value : (timeZone ?? mailbox.ownersTimeZone);
  mailbox.timeZone = value;
  mailbox.timeZoneReadAt = new Date(now);
  await engine.db.mailbox.update({
    where: { id: mailbox.id },
    data: { timeZone: value, timeZoneReadAt: new Date(now) },
  });
  return { ok: true, value };
}
