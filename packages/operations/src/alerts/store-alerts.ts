import type { Prisma } from "@calcache/prisma";
import { z } from "zod";
import type { OperatorAlert, PlannedAlert, StandingAlert } from "../alert-rules/plan-alerts.ts";
import { severities } from "../alert-rules/severity.ts";
import type { Addressee } from "./receiver.ts";

type Transaction = Pick<Prisma.TransactionClient, "operatorAlert" | "alertMessage" | "$queryRaw">;

/** ms for which an alert that is closed is kept. */
const keptFor = 90 * 24 * 60 * 60_000;

/** A process takes its turn no sooner than so many ms after the last one did. */
const turnEvery = 50_000;

/** ms for which a receiver is written to that no process says it has. */
const receiverKeptFor = 24 * 60 * 60_000;

/** When the turn before was, in epoch ms (null: there was none), and the receivers of all processes. */
type Turn = { before: number | null; receivers: Addressee[] };

/**
 * Takes the turn to evaluate the rules, if it is this transaction's: processes that ask meanwhile wait for it to end, and then it isn't
 * theirs. Each says which receivers it has, turn or not: one that has none, or others, must not swallow what others' are to be told.
 * @param now epoch ms
 * @returns null where it isn't
 */
export async function takeTurn(
  tx: Transaction,
  receivers: readonly Addressee[],
  now: number,
): Promise<Turn | null> {
  const own = receivers.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const at = new Date(now);
  // A statement's subquery reads what was there before it.
  const [row] = await tx.$queryRaw<{ before: Date | null; receivers: unknown }[]>`
    WITH own AS (
      INSERT INTO calcache.alert_receiver AS r (name, from_severity, takes_digest, seen_at)
      SELECT u.*, ${at} FROM unnest(${own.map(({ name }) => name)}::text[], ${own.map(({ from }) => from)}::text[],
        ${own.map(({ takesDigest }) => takesDigest)}::boolean[]) u
      ON CONFLICT (name) DO UPDATE SET from_severity = EXCLUDED.from_severity, takes_digest = EXCLUDED.takes_digest,
        seen_at = EXCLUDED.seen_at
    )
    INSERT INTO calcache.lease AS turn (name, finished_at) VALUES ('alerts', ${at})
    ON CONFLICT (name) DO UPDATE SET finished_at = EXCLUDED.finished_at
    WHERE turn.finished_at NOT BETWEEN ${new Date(now - turnEvery)}::timestamptz AND ${new Date(now + turnEvery)}::timestamptz
    RETURNING (SELECT finished_at FROM calcache.lease WHERE name = 'alerts') AS before,
      (SELECT COALESCE(jsonb_agg(jsonb_build_object('name', name, 'from', from_severity, 'takesDigest', takes_digest)), '[]')
       FROM calcache.alert_receiver WHERE seen_at > ${new Date(now - receiverKeptFor)}) AS receivers`;
  if (row === undefined) return null;
  const names = new Set(own.map(({ name }) => name));
  const others = z
    .array(addressee)
    .parse(row.receivers)
    .filter(({ name }) => !names.has(name));
  return {
    before: row.before?.getTime() ?? null,
    receivers: [...receivers, ...others],
  };
}

const severity = z.enum(severities);
const addressee = z.object({ name: z.string(), from: severity, takesDigest: z.boolean() });

/** All that aren't closed. */
export async function readStanding(tx: Transaction): Promise<StandingAlert[]> {
  const rows = await tx.operatorAlert.findMany({ where: { closedAt: null }, orderBy: { id: "asc" } });
  return rows.map((row) => ({
    ...row,
    severity: severity.parse(row.severity),
    severitySince: row.severitySince.getTime(),
    heldSince: row.heldSince.getTime(),
    openedAt: row.openedAt?.getTime() ?? null,
    lastSeenAt: row.lastSeenAt.getTime(),
    absentSince: row.absentSince?.getTime() ?? null,
    acknowledgedAt: row.acknowledgedAt?.getTime() ?? null,
    closedAt: null,
  }));
}

const dateOf = (time: number | null) => (time === null ? null : new Date(time));

/** All but what operators write themselves, maybe meanwhile. */
const columnsOf = (alert: OperatorAlert) => ({
  rule: alert.rule,
  subject: alert.subject,
  severity: alert.severity,
  severitySince: new Date(alert.severitySince),
  summary: alert.summary,
  heldSince: new Date(alert.heldSince),
  openedAt: dateOf(alert.openedAt),
  lastSeenAt: new Date(alert.lastSeenAt),
  absentSince: dateOf(alert.absentSince),
  flaps: alert.flaps,
  closedAt: dateOf(alert.closedAt),
});

/** Stores what an alert becomes. The answer is its id. */
export async function storeAlert(tx: Transaction, { id, told: _, ...alert }: PlannedAlert): Promise<number> {
  const data = columnsOf(alert);
  const stored =
    id === null
      ? await tx.operatorAlert.create({ data, select: { id: true } })
      : await tx.operatorAlert.update({ where: { id }, data, select: { id: true } });
  return stored.id;
}

/** Forgets these, those that were closed long ago, and digests of then. `now`: epoch ms. */
export async function forgetAlerts(tx: Transaction, ids: readonly number[], now: number): Promise<void> {
  const before = new Date(now - keptFor);
  await tx.operatorAlert.deleteMany({
    where: { OR: [{ id: { in: [...ids] } }, { closedAt: { lt: before } }] },
  });
  await tx.alertMessage.deleteMany({ where: { alertId: null, createdAt: { lt: before } } });
}
