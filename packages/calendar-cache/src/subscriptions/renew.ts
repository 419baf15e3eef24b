import { lockedInOrder, Prisma } from "@calcache/prisma";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import type { ProviderFailure, ProviderResult, ProviderSubscription } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";
import { concernsMailbox } from "../health/failure-policy.ts";
import { noteWatchAnswer, refusal } from "../health/mailbox-health.ts";
import { postpone } from "./postpone.ts";
import { renewalTime } from "./subscription-life.ts";

/**
 * Extends a mailbox's subscriptions, with as few requests as the provider can do it in; one that the provider has
 * dropped lapses, to be made anew. The results go by calendar. A mailbox in its pause isn't asked.
 */
export async function renew(
  engine: Engine,
  mailbox: KnownMailbox,
  subscriptions: readonly { calendarId: number; externalId: string }[],
): Promise<Map<number, ProviderResult<null>>> {
  const calendarIds = subscriptions.map(({ calendarId }) => calendarId);
  const refused = refusal(mailbox, engine.now());
  if (refused) return new Map(calendarIds.map((id) => [id, { ok: false, error: refused }]));
  await engine.db.$executeRaw`
    WITH locked AS (${lockedInOrder("subscription", Prisma.sql`calendar_id = ANY(${calendarIds}::int[])`)})
    UPDATE calcache.subscription SET state = 'renewing' WHERE calendar_id IN (SELECT id FROM locked)`;
  const renewed = await providerOf(engine, mailbox).renew(
    mailbox,
    subscriptions.map(({ externalId }) => externalId),
  );
  await noteRenewals(engine, mailbox, [...renewed.values()]);
  const results = new Map<number, ProviderResult<null>>();
  for (const { calendarId, externalId } of subscriptions) {
    const result = renewed.get(externalId);
    if (!result) continue;
    await (result.ok
      ? extend(engine, calendarId, result.value)
      : failRenewal(engine, calendarId, result.error));
    results.set(calendarId, result.ok ? { ok: true, value: null } : result);
  }
  return results;
}

/** Renewals asked for together say one thing about their mailbox: what ails it, if one of them met it. */
async function noteRenewals(
  engine: Engine,
  mailbox: KnownMailbox,
  answers: readonly ProviderResult<ProviderSubscription>[],
): Promise<void> {
  const telling = answers.find((answer) => !answer.ok && concernsMailbox(answer.error)) ?? answers[0];
  if (telling) await noteWatchAnswer(engine, mailbox, telling);
}

async function extend(engine: Engine, calendarId: number, renewed: ProviderSubscription): Promise<void> {
  const now = engine.now();
  await engine.db.subscription.update({
    where: { calendarId },
    data: {
      state: "active",
      reason: null,
      failureCount: 0,
      nextAttemptAt: null,
      renewedAt: new Date(now),
      expiresAt: new Date(renewed.expiresAt),
      renewAt: new Date(renewalTime(calendarId, now, renewed)),
    },
  });
}

function failRenewal(engine: Engine, calendarId: number, failure: ProviderFailure): Promise<void> {
  return failure.kind === "gone"
    ? lapse(engine, calendarId, "the provider no longer knows it")
    : postponeRenewal(engine, calendarId, failure);
}

/** A subscription that notifies no more; the next sweep makes a new one. */
async function lapse(engine: Engine, calendarId: number, reason: string): Promise<void> {
  await engine.db.subscription.updateMany({
    where: { calendarId, state: { not: "removed" } },
    data: { state: "lapsed", reason, externalId: null, nextAttemptAt: null },
  });
}

async function postponeRenewal(engine: Engine, calendarId: number, failure: ProviderFailure) {
  await engine.db.subscription.update({
    where: { calendarId },
    data: { state: "active", reason: failure.reason },
  });
  await postpone(engine, calendarId, failure);
}
