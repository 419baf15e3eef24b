import { everyCredential, Prisma } from "@calcache/prisma";
import type { KnownMailbox } from "../accounts/mailboxes.ts";
import type { Engine } from "../engine/engine.ts";
import { integrationsOf } from "../engine/providers.ts";
import { canaries, canaryRounds, followResumption, isOutage, resumeDelay } from "./incident-policy.ts";

const minutes = (count: number) => 60_000 * count;

/** What was tried before this is no sign of how things are. */
const lately = minutes(10);

/** Trouble that is older than this is a mailbox's own; it would have shown as an outage when it began. */
const newTrouble = minutes(60);

/** The mailboxes of an incident are put off for this long again and again, so that they go on by themselves if nobody does that. */
const hold = minutes(60);

/** Accounts that tend to fail together: what a provider calls a sort of its accounts. */
type AccountKind = { integration: string; accountKind: string };

type Incident = AccountKind & { id: number; beganAt: Date; resumingAt: Date | null };

/**
 * Tells outages of one kind of account from the troubles of single mailboxes, and sees them through: while one lasts, a few
 * canaries are probed for all, and when one of them answers the others resume a few at a time. To be called
 * every few seconds; nothing is written while nothing happens, and it may run in several processes at once.
 */
export async function tendIncidents(engine: Engine): Promise<void> {
  await openIncidents(engine);
  const open = await engine.db.incident.findMany({
    where: { integration: { in: integrationsOf(engine) }, endedAt: null },
  });
  for (const incident of open) {
    const next = await follow(engine, incident);
    if (next === "go on" && incident.resumingAt === null) await holdAllButCanaries(engine, incident);
  }
}

/** An SQL condition: whether there is anything for `tendIncidents` to look at. */
export const mayHaveIncident = (engine: Engine) => Prisma.sql`(
  EXISTS (SELECT 1 FROM calcache.incident WHERE integration = ANY(${integrationsOf(engine)}) AND ended_at IS NULL)
  OR EXISTS (SELECT 1 FROM calcache.mailbox WHERE integration = ANY(${integrationsOf(engine)})
    AND failing_since > ${new Date(engine.now() - newTrouble)} AND failure_kind IN ('transient', 'ambiguous')))`;

/** A mailbox came out of quarantine: if its kind has an incident, the others may follow. */
export async function noteRecovery(
  engine: Engine,
  { integration, accountKind }: KnownMailbox,
): Promise<void> {
  if (accountKind === null) return;
  const now = new Date(engine.now());
  const resuming = await engine.db.$queryRaw<{ id: number }[]>`
    UPDATE calcache.incident SET resuming_at = ${now}
    WHERE integration = ${integration} AND account_kind = ${accountKind}
      AND ended_at IS NULL AND resuming_at IS NULL
    RETURNING id`;
  for (const { id } of resuming)
    await letMembersResume(engine, { id, integration, accountKind, resumingAt: now });
}

/** Mailboxes of this kind that fail as in an outage and that have a usable account. */
const membersOf = ({ integration, accountKind }: AccountKind) => Prisma.sql`
  SELECT m.id, m.paused_until, m.failure_count FROM calcache.mailbox m
  JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
  WHERE m.integration = ${integration} AND m.account_kind = ${accountKind}
    AND m.failure_kind IN ('transient', 'ambiguous')
    AND EXISTS (SELECT 1 FROM calcache.cached_calendar c WHERE c.mailbox_id = m.id)`;

/** Of a member: whether somebody has had it tried again at once, and that wasn't done yet. */
const isToBeTried = Prisma.sql`(member.paused_until IS NULL AND member.failure_count = 0)`;

async function openIncidents(engine: Engine): Promise<void> {
  const now = engine.now();
  const kinds = await engine.db.$queryRaw<(AccountKind & { failing: number; reason: string })[]>`
    SELECT m.integration, m.account_kind AS "accountKind", count(*)::int AS failing,
           mode() WITHIN GROUP (ORDER BY m.failure_reason) AS reason
    FROM calcache.mailbox m
    JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
    WHERE m.integration = ANY(${integrationsOf(engine)}) AND m.account_kind IS NOT NULL
      AND m.paused_until > ${new Date(now - lately)} AND m.failing_since > ${new Date(now - newTrouble)}
      AND m.failure_kind IN ('transient', 'ambiguous') AND m.failure_count >= 3
      AND NOT EXISTS (SELECT 1 FROM calcache.incident i WHERE i.integration = m.integration
        AND i.account_kind = m.account_kind AND i.ended_at IS NULL)
    GROUP BY m.integration, m.account_kind`;
  for (const { integration, accountKind, failing, reason } of kinds) {
    if (!isOutage({ failing, well: 0 })) continue;
    const well = await countWell(engine, { integration, accountKind });
    if (!isOutage({ failing, well })) continue;
    const told = `${failing} of ${failing + well} mailboxes tried lately fail: ${reason}`;
    // Of two processes that see it at once, the second finds the first one's incident in the unique index.
    const opened = await engine.db.$executeRaw`
      INSERT INTO calcache.incident (integration, account_kind, began_at, reason)
      VALUES (${integration}, ${accountKind}, ${new Date(now)}, ${told})
      ON CONFLICT (integration, account_kind) WHERE ended_at IS NULL DO NOTHING`;
    if (opened > 0) engine.log.warn({ accountKind, failing, well, why: reason }, "[Incident] it begins");
  }
}

/** Mailboxes of this kind that the provider answered for lately and that don't fail. */
async function countWell(engine: Engine, { integration, accountKind }: AccountKind): Promise<number> {
  return engine.db.mailbox.count({
    where: {
      integration,
      accountKind,
      failingSince: null,
      calendars: { some: { confirmedAt: { gt: new Date(engine.now() - lately) } } },
    },
  });
}

/**
 * Puts the mailboxes of an incident off, but for the next round's canaries. Those of earlier rounds, known by the time
 * until which they were paused, keep their turn until they have been probed; so do those that somebody has had tried again at once.
 */
async function holdAllButCanaries(engine: Engine, incident: Incident): Promise<void> {
  const now = engine.now();
  const { past, next } = canaryRounds(incident.beganAt.getTime(), now);
  const due = past.filter((at) => at > now - hold).map((at) => new Date(at));
  const nextRound = new Date(next);
  await engine.db.$executeRaw`
    WITH member AS (${membersOf(incident)}),
    canary AS (SELECT id FROM member ORDER BY md5(id || ':' || ${past.length}::int) LIMIT ${canaries}),
    plan AS (
      SELECT member.id, CASE WHEN canary.id IS NULL THEN ${new Date(now + hold)}::timestamptz
        ELSE ${nextRound}::timestamptz END AS paused_until
      FROM member LEFT JOIN canary ON canary.id = member.id
      WHERE NOT COALESCE(member.paused_until = ANY(${due}::timestamptz[]), ${isToBeTried})
        AND (canary.id IS NOT NULL AND member.paused_until IS DISTINCT FROM ${nextRound}
          OR canary.id IS NULL AND COALESCE(member.paused_until < ${new Date(now + hold / 2)}, true))
    )
    UPDATE calcache.mailbox m
    SET paused_until = plan.paused_until, quarantined_at = COALESCE(m.quarantined_at, ${new Date(now)})
    FROM plan WHERE m.id = plan.id`;
}

/** Staggers the mailboxes of an incident, the first ones at once; from here on their failures are counted anew. */
async function letMembersResume(
  engine: Engine,
  { id, resumingAt, ...kind }: AccountKind & { id: number; resumingAt: Date },
): Promise<void> {
  const members = await engine.db.$queryRaw<{ id: number }[]>`
    SELECT id FROM (${membersOf(kind)}) member WHERE NOT ${isToBeTried} ORDER BY md5(id || ':' || ${id}::int)`;
  const ids = members.map((member) => member.id);
  const times = ids.map((_, rank) => new Date(resumingAt.getTime() + resumeDelay(rank)));
  await engine.db.$executeRaw`
    UPDATE calcache.mailbox m SET paused_until = plan.at, failure_count = 0
    FROM unnest(${ids}::int[], ${times}::timestamptz[]) AS plan(id, at) WHERE m.id = plan.id`;
  engine.log.info({ ...kind, mailboxes: ids.length }, "[Incident] one answers again; the others resume");
}

/** Ends an incident, or has one whose mailboxes resume in vain go on as before. */
async function follow(engine: Engine, { id, beganAt, resumingAt, ...kind }: Incident) {
  const now = engine.now();
  const [members = { waiting: 0, failed: 0 }] = await engine.db.$queryRaw<
    { waiting: number; failed: number }[]
  >`
    SELECT (count(*) FILTER (WHERE failure_count = 0))::int AS waiting,
           (count(*) FILTER (WHERE failure_count > 0))::int AS failed
    FROM (${membersOf(kind)}) member`;
  const resumption = { ...members, well: await countWell(engine, kind) };
  const next =
    resumingAt !== null
      ? followResumption(now - resumingAt.getTime(), resumption)
      : members.waiting + members.failed === 0
        ? "end"
        : "go on";
  if (next === "go on") return next;
  const change = next === "end" ? { endedAt: new Date(now) } : { resumingAt: null };
  const { count } = await engine.db.incident.updateMany({
    where: { id, endedAt: null, resumingAt },
    data: change,
  });
  if (count === 0) return next;
  const fields = {
    integration: kind.integration,
    accountKind: kind.accountKind,
    ...resumption,
    ms: now - beganAt.getTime(),
  };
  if (next === "end") engine.log.info(fields, "[Incident] it is over");
  else engine.log.warn(fields, "[Incident] it goes on: most of those that resumed fail again");
  return next;
}
