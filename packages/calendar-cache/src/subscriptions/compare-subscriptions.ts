import { lockedInOrder, Prisma } from "@calcache/prisma";
import { findMailboxes, type KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { inLanes } from "../engine/in-lanes.ts";
import { type CalendarProvider, isOfTenant, type ProviderResult } from "../engine/provider.ts";
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
 * here that isn't listed there is renewed soon: being absent from a list proves nothing, but the renewal will tell. Where a tenant's list
 * is asked for, all of its mailboxes are compared with it.
 */
export async function compareSubscriptions(
  engine: Engine,
  mailboxIds: readonly number[],
  deadline: number,
): Promise<void> {
  if (mailboxIds.length === 0) return;
  const tenantOf = await mailboxesOfTenants(engine, mailboxIds);
  const mailboxes = await findMailboxes(engine, [...new Set([...mailboxIds, ...tenantOf.keys()])]);
  const groups = Map.groupBy(mailboxes.values(), ({ id }) => tenantOf.get(id) ?? `mailbox ${id}`);
  await inLanes(
    [...groups.values()],
    ([mailbox]) => mailbox?.id ?? 0,
    lanes,
    async ([first, ...others]) => {
      if (first !== undefined && engine.now() < deadline) await compareAll(engine, [first, ...others]);
    },
  );
}

/** The mailboxes of the tenants that any of these are of, by id, unless they were compared just now; with the tenant. */
async function mailboxesOfTenants(
  engine: Engine,
  mailboxIds: readonly number[],
): Promise<Map<number, number>> {
  const now = engine.now();
  const rows = await engine.db.$queryRaw<{ id: number; tenantId: number }[]>`
    SELECT m.id, a.tenant_id AS "tenantId" FROM calcache.tenant_account a
    JOIN calcache.mailbox m ON m.credential_id = a.credential_id
    WHERE a.tenant_id IN (
        SELECT known.tenant_id FROM calcache.tenant_account known JOIN calcache.mailbox due ON due.credential_id = known.credential_id
        WHERE due.id = ANY(${[...mailboxIds]}::int[]))
      AND COALESCE(m.paused_until <= ${new Date(now)}, TRUE)
      AND COALESCE(m.compared_at <= ${new Date(now - compareAgainAfter)}, TRUE)`;
  return new Map(rows.map(({ id, tenantId }) => [id, tenantId]));
}

/** Compares the mailboxes of one list: one, or those of a tenant. */
async function compareAll(
  engine: Engine,
  mailboxes: readonly [KnownMailbox, ...KnownMailbox[]],
): Promise<void> {
  const startedAt = engine.now();
  const listed = await listOf(engine, mailboxes);
  for (const mailbox of mailboxes) {
    const there = listed?.get(mailbox.id) ?? null;
    const isComplete = there !== null && (await endOrphansAndFindMissing(engine, mailbox, there));
    const comparedAt = new Date(isComplete ? startedAt : startedAt - compareEvery + compareAgainAfter);
    await engine.db.mailbox.update({ where: { id: mailbox.id }, data: { comparedAt } });
  }
}

/** The ids of these mailboxes' subscriptions at their provider, by mailbox; null where it doesn't tell. */
async function listOf(
  engine: Engine,
  mailboxes: readonly [KnownMailbox, ...KnownMailbox[]],
): Promise<ReadonlyMap<number, string[]> | null> {
  const [mailbox] = mailboxes;
  const provider = providerOf(engine, mailbox);
  const listed = await noteWatchAnswer(
    engine,
    mailbox,
    isOfTenant(mailbox) && provider.listTenantSubscriptions
      ? await provider.listTenantSubscriptions(mailboxes)
      : await listAlone(provider, mailbox),
  );
  if (listed.ok) return listed.value;
  engine.log.warn(
    { mailbox: mailbox.id, why: listed.error.reason },
    "a mailbox's subscriptions could not be listed",
  );
  return null;
}

async function listAlone(
  provider: CalendarProvider,
  mailbox: KnownMailbox,
): Promise<ProviderResult<ReadonlyMap<number, string[]>>> {
  const listed = await provider.listSubscriptions(mailbox);
  return listed.ok ? { ok: true, value: new Map([[mailbox.id, listed.value]]) } : listed;
}

/** Whether the comparison could be carried to its end. @param listed the ids that the provider told just now */
async function endOrphansAndFindMissing(
  engine: Engine,
  mailbox: KnownMailbox,
  listed: readonly string[],
): Promise<boolean> {
  const now = engine.now();
  // Read after the list: one that is being made now is either known here by its id, or still registering.
  const ours = await engine.db.subscription.findMany({ where: { calendar: { mailboxId: mailbox.id } } });
  const there = new Set(listed);
  const missing = ours.filter(({ externalId }) => externalId !== null && !there.has(externalId));
  const toRenew = Prisma.sql`
    calendar_id = ANY(${missing.map(({ calendarId }) => calendarId)}::int[]) AND state IN ('active', 'renewing')
    AND COALESCE(renewed_at <= ${new Date(now - renewedRecently)}, TRUE)`;
  await engine.db.$executeRaw`
    WITH locked AS (${lockedInOrder("subscription", toRenew)})
    UPDATE calcache.subscription SET renew_at = ${new Date(now)}, next_attempt_at = NULL
    WHERE calendar_id IN (SELECT id FROM locked)`;
  const known = new Set(ours.map(({ externalId }) => externalId));
  const orphans = listed.filter((id) => !known.has(id));
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
