import { passToNextAccount } from "@calcache/accounts";
import { lockedInOrder, Prisma } from "@calcache/prisma";
import { findMailboxes, type KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure, ProviderResult } from "../engine/provider.ts";
import { alertName, clearAlert, raiseAlert } from "./alerts.ts";
import { noteFailedRequest } from "./failed-request.ts";
import {
  concernsMailbox,
  isHiccup,
  meaningOf,
  needsQuarantine,
  probeDelay,
  retryDelay,
  unprovenRelinkDelay,
} from "./failure-policy.ts";
import { noteRecovery } from "./incident.ts";
import { isProvenRelink } from "./relink-proof.ts";

/** How many ms are left in which nobody calls the provider for this mailbox; 0 when it may be called. */
export function pauseLeft({ pausedUntil }: Pick<KnownMailbox, "pausedUntil">, now: number): number {
  return Math.max(0, (pausedUntil?.getTime() ?? 0) - now);
}

/**
 * The answer to whoever would call the provider for a mailbox in its pause, or without a usable account; null when it
 * may be called.
 */
export function refusal(mailbox: KnownMailbox, now: number): ProviderFailure | null {
  if (!mailbox.connected)
    return { kind: "relink", reason: meaningOf("relink"), retryAfterSeconds: null, reached: "sign-in" };
  const wait = pauseLeft(mailbox, now);
  if (wait === 0) return null;
  const reason = `left alone for a while: ${mailbox.failureReason ?? meaningOf("transient")}`;
  const kind = mailbox.failureKind === "unusable" ? "unusable" : "transient";
  const reached = kind === "unusable" ? "sign-in" : "provider";
  return { kind, reason, retryAfterSeconds: Math.ceil(wait / 1000), reached };
}

/**
 * Notes a failure that concerns a whole mailbox and pauses it; after long failure it goes into quarantine, where whatever doesn't
 * prove that it answers keeps it. A credential that only its owner can renew is marked, so that nobody calls the provider with
 * it. Such a credential, and one that can't be opened, makes room for another account of the same mailbox. A mistake of ours raises an
 * alert. Failures of other kinds are none of the mailbox's.
 */
export async function recordMailboxFailure(
  engine: Engine,
  mailbox: KnownMailbox,
  failure: ProviderFailure,
): Promise<void> {
  await noteFailedRequest(engine, mailbox, failure);
  if (!concernsMailbox(failure) && mailbox.quarantinedAt === null) return;
  const { reason } = failure;
  const isRelink = await isProvenRelink(engine, mailbox, failure);
  const kind = isRelink ? "relink" : failure.kind;
  if (kind === "config") await raiseAlert(engine, alertName(mailbox, failure.subject ?? "sign-in"), reason);
  const now = engine.now();
  const counted = await engine.db.mailbox.update({
    where: { id: mailbox.id },
    data: { failureCount: { increment: 1 }, failureKind: kind, failureReason: reason },
    select: { failureCount: true, failingSince: true, quarantinedAt: true, pausedUntil: true },
  });
  const failingSince = counted.failingSince ?? new Date(now);
  const failing = { ms: now - failingSince.getTime(), failures: counted.failureCount };
  const quarantinedAt = needsQuarantine(kind, failing)
    ? (counted.quarantinedAt ?? new Date(now))
    : counted.quarantinedAt;
  const asked = 1000 * (failure.retryAfterSeconds ?? 0);
  const delay =
    kind === "relink"
      ? unprovenRelinkDelay
      : quarantinedAt
        ? Math.max(probeDelay(now - quarantinedAt.getTime(), mailbox.id), asked)
        : retryDelay(failure, counted.failureCount, mailbox.id);
  const next = kind === "unusable" ? await passToNextAccount(engine.db, mailbox) : null;
  // The other account is asked at once; the pause is for when it can't be opened either.
  const pausedUntil =
    next !== null && counted.failureCount === 1
      ? counted.pausedUntil
      : new Date(Math.round(Math.max(now + delay, counted.pausedUntil?.getTime() ?? 0)));
  const health = isRelink ? { failingSince, ...released } : { failingSince, quarantinedAt, pausedUntil };
  await engine.db.mailbox.update({ where: { id: mailbox.id }, data: health });
  if (isRelink) await disconnect(engine, mailbox, reason);
  Object.assign(mailbox, { failureKind: kind, failureReason: reason, ...health });
  if (quarantinedAt !== null && counted.quarantinedAt === null && !isRelink) {
    engine.log.warn(
      { mailbox: mailbox.id, why: reason, ...failing },
      "[Quarantine] from now on it is only probed",
    );
  }
}

/**
 * The provider answered for this mailbox: whatever ailed it is over. Out of quarantine, all its calendars are marked
 * for a refresh, because notifications may have been lost, and it is woken.
 */
export async function recordMailboxSuccess(engine: Engine, mailbox: KnownMailbox): Promise<void> {
  const { failingSince, failureKind, quarantinedAt, pausedUntil } = mailbox;
  if (failingSince === null && quarantinedAt === null && pausedUntil === null) return;
  // Marked first: a process that dies in between leaves a mailbox that is probed once more, not one that missed something.
  if (quarantinedAt !== null) await markAllDirty(engine, mailbox.id);
  await engine.db.mailbox.update({ where: { id: mailbox.id }, data: { ...well, failureCount: 0 } });
  Object.assign(mailbox, well);
  // A mailbox that began to fail after the alert may have gone on with a token that it still had: that proves no sign-in.
  const provesSignIn = failureKind === "config" || failureKind === "tenant";
  await clearAlert(
    engine,
    alertName(mailbox, "sign-in"),
    provesSignIn ? {} : { raisedSince: failingSince ?? new Date(engine.now()) },
  );
  if (quarantinedAt === null) return;
  await noteRecovery(engine, mailbox);
  engine.log.info(
    { mailbox: mailbox.id, ms: engine.now() - quarantinedAt.getTime() },
    "[Reinstated] it answers again; all its calendars are refreshed",
  );
  await engine.wake([mailbox.id]);
}

/**
 * Takes note of the provider's answer to a request about subscriptions and passes it on. Of such failures only a sign-in that
 * fails and being asked too much say something about reading the mailbox; that it can't be watched doesn't.
 */
export async function noteWatchAnswer<Value>(
  engine: Engine,
  mailbox: KnownMailbox,
  answer: ProviderResult<Value>,
): Promise<ProviderResult<Value>> {
  if (answer.ok) return answer;
  const { kind, reached, reason, subject } = answer.error;
  if (kind === "config" && subject === "notifications")
    await raiseAlert(engine, alertName(mailbox, subject), reason);
  else if (reached === "sign-in" || !isHiccup(kind))
    await recordMailboxFailure(engine, mailbox, answer.error);
  else await noteFailedRequest(engine, mailbox, answer.error);
  return answer;
}

/** The provider has reached us with notifications, which it tries whenever a subscription is made. */
export const noteReachable = (engine: Engine, mailbox: KnownMailbox): Promise<void> =>
  clearAlert(engine, alertName(mailbox, "notifications"));

const released = { quarantinedAt: null, pausedUntil: null };
const well = { ...released, failingSince: null, failureKind: null, failureReason: null };

/**
 * Its calendars stay marked: as soon as the account is connected again they are refreshed. Where the tokens were
 * replaced since the mailbox was looked up, the owner may have done that already, so the new ones are tried first; once,
 * because we replace them too.
 */
async function disconnect(engine: Engine, mailbox: KnownMailbox, reason: string): Promise<void> {
  const { id, credentialId, keyDigest, failureKind, pausedUntil } = mailbox;
  mailbox.connected = false;
  await markAllDirty(engine, id);
  const isSecondRefusal = failureKind === "relink" && pausedUntil === null;
  const count = await engine.db.$executeRaw`
    UPDATE "Credential" SET invalid = true
    WHERE id = ${credentialId} AND (${isSecondRefusal} OR md5(key::text) = ${keyDigest})`;
  if (count === 0) return;
  engine.log.warn({ mailbox: id, why: reason }, "[Relink Needed] the account must be connected again");
  // Where another account of its address works, a trigger has just given the mailbox to it.
  if ((await findMailboxes(engine, [id])).has(id)) await engine.wake([id]);
}

async function markAllDirty(engine: Engine, mailboxId: number): Promise<void> {
  const readable = Prisma.sql`
    mailbox_id = ${mailboxId} AND (failure_kind IS NULL OR failure_kind NOT IN ('forbidden', 'gone'))`;
  await engine.db.$executeRaw`
    WITH locked AS (${lockedInOrder("cached_calendar", readable)})
    UPDATE calcache.cached_calendar
    SET dirty_since = COALESCE(dirty_since, ${new Date(engine.now())}), dirty_reason = 'reinstated',
        dirty_generation = dirty_generation + 1, refresh_after = NULL
    WHERE id IN (SELECT id FROM locked)`;
}
