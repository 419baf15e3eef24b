import type { Engine } from "@calcache/calendar-cache";
import { alertRules } from "../alert-rules/alert-rules.ts";
import { type PlannedAlert, planAlerts } from "../alert-rules/plan-alerts.ts";
import { type Escalation, severities } from "../alert-rules/severity.ts";
import { noteIncidentCounts } from "../incidents/incident-counts.ts";
import { readAccountKinds } from "../read-account-kinds.ts";
import { readOperationalState } from "../read-operational-state.ts";
import { reportOf } from "./alert-report.ts";
import type { Receiver } from "./receiver.ts";
import { forgetAlerts, readStanding, storeAlert, takeTurn } from "./store-alerts.ts";

/** What alerts are made and delivered with. */
export type Alerting = Pick<Engine, "db" | "providers" | "others" | "now" | "log"> & {
  receivers: readonly Receiver[];
  escalation: Escalation;
};

/** ms that an evaluation may take. */
const patience = 20_000;

type StoredAlert = Omit<PlannedAlert, "id"> & { id: number };

/**
 * Evaluates all rules, once a minute however many processes ask. What opens, becomes more urgent or closes is stored in one
 * transaction with what each receiver is to be told of it. Rejects while the database doesn't answer.
 * @returns whether it was this process's turn
 */
export async function evaluateAlerts(alerting: Alerting): Promise<boolean> {
  const { db, now, escalation, log } = alerting;
  const changed = await db.$transaction(
    async (tx) => {
      const at = now();
      if (!(await takeTurn(tx, at))) return null;
      await noteIncidentCounts(tx, at);
      const observed = {
        state: await readOperationalState(alerting),
        kinds: await readAccountKinds(alerting),
        databaseMs: now() - at,
      };
      const plan = planAlerts(alertRules, observed, await readStanding(tx), at, escalation);
      const stored: StoredAlert[] = [];
      for (const alert of plan.alerts) stored.push({ ...alert, id: await storeAlert(tx, alert) });
      const messages = messagesOf(stored, alerting.receivers, new Date(at));
      if (messages.length > 0) await tx.alertMessage.createMany({ data: messages });
      const told = stored.filter((alert) => alert.told !== null);
      if (plan.forgotten.length > 0 || told.length > 0) await forgetAlerts(tx, plan.forgotten, at);
      return told;
    },
    { timeout: patience, maxWait: patience },
  );
  for (const { rule, subject, severity, summary, told } of changed ?? [])
    log[severity === "look-now" && told !== "closed" ? "error" : "warn"](
      { rule, subject, severity, summary },
      `[Operator Alert] ${told}`,
    );
  return changed !== null;
}

/** The most urgent first: whoever is told of several reads that one first. */
function messagesOf(alerts: readonly StoredAlert[], receivers: readonly Receiver[], at: Date) {
  const open = alerts.filter(({ openedAt, closedAt }) => openedAt !== null && closedAt === null);
  const urgency = ({ severity }: StoredAlert) => severities.indexOf(severity);
  return alerts
    .toSorted((one, other) => urgency(other) - urgency(one))
    .flatMap((alert) => {
      const { told } = alert;
      if (told === null) return [];
      const report = reportOf(alert, told, open);
      return receivers
        .filter(({ from }) => urgency(alert) >= severities.indexOf(from))
        .map(({ name }) => ({ alertId: alert.id, receiver: name, report, createdAt: at, nextAttemptAt: at }));
    });
}
