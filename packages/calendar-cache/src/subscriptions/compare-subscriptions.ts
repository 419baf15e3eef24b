import { lockedInOrder, Prisma } from "@calcache/prisma";
import { findMailboxes, type KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { inLanes } from "../engine/in-lanes.ts";
import { providerOf } from "../engine/providers.ts";
import { noteWatchAnswer } from "../health/mailbox-health.ts";
import { registrationTimeout } from "./subscribe.ts";
import { endSubscription } from "./unsubscribe.ts";

const lanes = 8;

/** A mailbox's subscriptions are compared this often, in ms. */
export const compareEvery = 24 * 60 * 60_000;

/** What couldn't be compared to the end is tried again after this; sooner, the failing would starve the others. */
const compareAgainAfter = 60 * 60_000;

/** A subscription renewed this recently is left alone. */
const renewedRecently = 10 * 60_000;

/**
 * Compares these mailboxes' subscriptions with what the provider lists. One there that nobody here knows is ended. One
 * here that isn't listed there is renewed soon: being absent from a list proves nothing, but the renewal will tell.
 */
export async function compareSubscriptions(
  engine: Engine,
  mailboxIds: readonly number[],
  deadline: number,
): Promise<void> {
  if (mailboxIds.length === 0) return;
  const mailboxes = [...(await findMailboxes(engine, mailboxIds)).values()];
  await inLanes(
    mailboxes,
    ({ id }) => id,
    lanes,
    async (mailbox) => {
      if (engine.now() < deadline) await compare(engine, mailbox);
    },
  );
}

async function compare(engine: Engine, mailbox: KnownMailbox): Promise<void> {
  const startedAt = engine.now();
  const isComplete = await endOrphansAndFindMissing(engine, mailbox);
  const comparedAt = new Date(isComplete ? startedAt : startedAt - compareEvery + compareAgainAfter);
  await engine.db.mailbox.update({ where: { id: mailbox.id }, data: { comparedAt } });
}

/** Whether the comparison could be carried to its end. */
async function endOrphansAndFindMissing(engine: Engine, mailbox: KnownMailbox): Promise<boolean> {
  const now = engine.now();
  const listed = await noteWatchAnswer(
    engine,
    mailbox,
    await providerOf(engine, mailbox).listSubscriptions(mailbox),
  );
  if (!listed.ok) {
    engine.log.warn(
      { mailbox: mailbox.id, why: listed.error.reason },
      "a mailbox's subscriptions could not be listed",
    );
    return false;
  }
  // Read after the list: one that is being made now is either known here by its id, or still registering.
  const ours = await engine.db.subscription.findMany({ where: { calendar: { mailboxId: mailbox.id } } });
  const there = new Set(listed.value);
  const missing = ours.filter(({ externalId }) => externalId !== null && !there.has(externalId));
  const toRenew = Prisma.sql`
    calendar_id = ANY(${missing.map(({ calendarId }) => calendarId)}::int[]) AND state IN ('active', 'renewing')
    AND COALESCE(renewed_at <= ${new Date(now - renewedRecently)}, TRUE)`;
  await engine.db.$executeRaw`
    WITH locked AS (${lockedInOrder("subscription", toRenew)})
    UPDATE calcache.subscription SET renew_at = ${new Date(now)}, next_attempt_at = NULL
    WHERE calendar_id IN (SELECT id FROM locked)`;
  const known = new Set(ours.map(({ externalId }) => externalId));
  const orphans = listed.value.filter((id) => !known.has(id));
  const isBeingMade = ours.some(
    ({ state, createdAt }) => state === "registering" && createdAt.getTime() > now - registrationTimeout,
  );
  if (isBeingMade) return orphans.length === 0;
  return endAll(engine, mailbox, orphans);
}

async function endAll(engine: Engine, mailbox: KnownMailbox, orphans: readonly string[]): Promise<boolean> {
  for (const orphan of orphans) {
    const ended = await endSubscription(engine, mailbox, orphan);
    if (!ended.ok) return false;
    engine.log.info({ mailbox: mailbox.id }, "[Orphan] ended a subscription that nobody here knew");
  }
  return true;
}
