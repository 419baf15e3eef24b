import type { Engine } from "@calcache/calendar-cache";
import { alertRules } from "../alert-rules/alert-rules.ts";
import { type PlannedAlert, planAlerts } from "../alert-rules/plan-alerts.ts";
import { type Escalation, severities } from "../alert-rules/severity.ts";
import { noteIncidentCounts } from "../incidents/incident-counts.ts";
import { readAccountKinds } from "../state/read-account-kinds.ts";
import { readOperationalState } from "../state/read-operational-state.ts";
import type { Addressee, Receiver } from "./receiver.ts";
import { type Report, reportOf } from "./reports/alert-report.ts";
import { isDigestDue, readDigest } from "./reports/digest.ts";
import { forgetAlerts, readStanding, storeAlert, takeTurn } from "./store-alerts.ts";

/** What alerts are made and delivered with. */
export type Alerting = Pick<Engine, "db" | "providers" | "others" | "now" | "log"> & {
  receivers: readonly Receiver[];
  escalation: Escalation;
  /** the hour of the day, in UTC, at which receivers are told of all that is open */
  digestHour: number;
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
  const { db, now, escalation, digestHour, log } = alerting;
  const changed = await db.$transaction(
    async (tx) => {
      const at = now();
      const turn = await takeTurn(tx, alerting.receivers, at);
      if (turn === null) return null;
      await noteIncidentCounts(tx, at);
      // Side by side: each is one query of its own connection.
      const [state, kinds] = await Promise.all([readOperationalState(alerting), readAccountKinds(alerting)]);
      const observed = { state, kinds, databaseMs: now() - at };
      const plan = planAlerts(alertRules, observed, await readStanding(tx), at, escalation);
      const stored: StoredAlert[] = [];
      for (const alert of plan.alerts) stored.push({ ...alert, id: await storeAlert(tx, alert) });
      const digest = isDigestDue(turn.before, at, digestHour) ? await readDigest(tx, at) : null;
      const messages = [
        ...messagesOf(stored, turn.receivers, new Date(at)),
        ...(digest === null ? [] : digestsFor(turn.receivers, digest, new Date(at))),
      ];
      if (messages.length > 0) await tx.alertMessage.createMany({ data: messages });
      const told = stored.filter((alert) => alert.told !== null);
      if (plan.forgotten.length > 0 || messages.length > 0 || told.length > 0)
        await forgetAlerts(tx, plan.forgotten, at);
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
function messagesOf(alerts: readonly StoredAlert[], receivers: readonly Addressee[], at: Date) {
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
        .map(({ name }) => message(alert.id, name, report, at));
    });
}

const digestsFor = (receivers: readonly Addressee[], digest: Report, at: Date) =>
  receivers.filter(({ takesDigest }) => takesDigest).map(({ name }) => message(null, name, digest, at));

const message = (alertId: number | null, receiver: string, report: Report, at: Date) => ({
  alertId,
  receiver,
  report,
  createdAt: at,
  nextAttemptAt: at,
});
