import type { Prisma } from "@calcache/prisma";
import { z } from "zod";
import type { OperatorAlert, PlannedAlert, StandingAlert } from "../alert-rules/plan-alerts.ts";
import { severities } from "../alert-rules/severity.ts";

type Transaction = Pick<Prisma.TransactionClient, "operatorAlert" | "alertMessage" | "$queryRaw">;

/** ms for which an alert that is closed is kept. */
const keptFor = 90 * 24 * 60 * 60_000;

/** A process takes its turn no sooner than so many ms after the last one did. */
const turnEvery = 50_000;

/**
 * Takes the turn to evaluate the rules, if it is this transaction's: processes that ask meanwhile wait for it to end, and then it isn't
 * theirs. Null where it isn't.
 * @param now epoch ms
 * @returns when the turn before was, in epoch ms; null where there was none
 */
export async function takeTurn(tx: Transaction, now: number): Promise<{ before: number | null } | null> {
  // A statement's subquery reads what was there before it.
  const [row] = await tx.$queryRaw<{ before: Date | null }[]>`
    INSERT INTO calcache.lease AS turn (name, finished_at) VALUES ('alerts', ${new Date(now)})
    ON CONFLICT (name) DO UPDATE SET finished_at = EXCLUDED.finished_at
    WHERE turn.finished_at NOT BETWEEN ${new Date(now - turnEvery)}::timestamptz AND ${new Date(now + turnEvery)}::timestamptz
    RETURNING (SELECT finished_at FROM calcache.lease WHERE name = 'alerts') AS before`;
  return row === undefined ? null : { before: row.before?.getTime() ?? null };
}

const severity = z.enum(severities);

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
