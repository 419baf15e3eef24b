import { everyCredential, Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";
import type { FailureKind, MailboxRef, MailboxSettings, ProviderResult } from "../engine/provider.ts";
import { integrationsOf, providerOf } from "../engine/providers.ts";

/** How long a mailbox's settings are believed before they are read again, and how soon after that failed. */
const settingsLifetime = 60 * 60_000;

/** The same where they may not be read. */
const refusalLifetime = 24 * 60 * 60_000;

/** Whoever mayn't ask for it today may hardly do so in an hour: cal.com's accounts lack the permission for good. */
const willStay: ReadonlySet<FailureKind> = new Set(["forbidden", "permission", "gone"]);

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
           m.time_zone AS "timeZone", m.time_zone_read_at AS "timeZoneReadAt", m.account_kind AS "accountKind",
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

/**
 * The zone that a mailbox's all-day events are dates of: as it was last told, or else the owner's. It is read again once an hour, with
 * when its owner is away, which is stored; and once a day where it may not be read. That it can't be read, or isn't told, is no reason
 * not to read the calendar: the permission for it isn't among those that cal.com asks for. Error only where there is no way to ask as
 * this account, for anything.
 */
export async function mailboxTimeZone(
  engine: Engine,
  mailbox: KnownMailbox,
): Promise<ProviderResult<string>> {
  const known = () => ({ ok: true as const, value: mailbox.timeZone ?? mailbox.ownersTimeZone });
  const now = engine.now();
  if (mailbox.timeZoneReadAt !== null && now - mailbox.timeZoneReadAt.getTime() < settingsLifetime)
    return known();
  const read = await providerOf(engine, mailbox).readSettings(mailbox);
  if (!read.ok && read.error.reached === "sign-in") return read;
  const isRefused = !read.ok && willStay.has(read.error.kind);
  mailbox.timeZone = (read.ok ? read.value.timeZone : null) ?? mailbox.timeZone;
  mailbox.timeZoneReadAt = new Date(isRefused ? now - settingsLifetime + refusalLifetime : now);
  await engine.db.mailbox.update({
    where: { id: mailbox.id },
    data: {
      timeZone: mailbox.timeZone,
      timeZoneReadAt: mailbox.timeZoneReadAt,
      ...(read.ok && awayColumns(read.value)),
      ...(isRefused && awayColumns({ away: null })),
    },
  });
  return known();
}

const awayColumns = ({ away }: Pick<MailboxSettings, "away">) => ({
  awayFrom: away && new Date(away.from),
  awayUntil: away && new Date(away.until),
});
