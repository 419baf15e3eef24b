import type { AlertRule, Finding, Observed } from "./alert-rule.ts";
import { type Escalation, escalated, type Severity } from "./severity.ts";

/** An alert of one rule and subject. Times are epoch ms. */
export type OperatorAlert = {
  rule: string;
  subject: string;
  severity: Severity;
  /** since when it has had this severity */
  severitySince: number;
  summary: string;
  /** when its condition began to hold, and when that had lasted long enough; until then nobody is told */
  heldSince: number;
  openedAt: number | null;
  /** when its condition held last, and since when it hasn't; null while it holds */
  lastSeenAt: number;
  absentSince: number | null;
  /** how often its condition came back */
  flaps: number;
  /** when an operator said last that they look into it */
  acknowledgedAt: number | null;
  closedAt: number | null;
};

/** One that isn't closed, as stored. */
export type StandingAlert = OperatorAlert & { id: number };

export type AlertChange = "opened" | "escalated" | "closed";

/** What one becomes (`id` null: a new one) and what operators are told of that. */
export type PlannedAlert = OperatorAlert & { id: number | null; told: AlertChange | null };

/** The standing alerts as they are from now on, and those to forget: their condition didn't hold for long enough. */
export type AlertPlan = { alerts: PlannedAlert[]; forgotten: number[] };

/**
 * What becomes of all alerts, by what the rules find. Pure.
 * @param standing all that aren't closed
 * @param now epoch ms
 */
export function planAlerts(
  rules: readonly AlertRule[],
  observed: Observed,
  standing: readonly StandingAlert[],
  now: number,
  escalation: Escalation,
): AlertPlan {
  const plan: AlertPlan = { alerts: [], forgotten: [] };
  const known = new Map(standing.map((alert) => [keyOf(alert.rule, alert.subject), alert]));
  for (const rule of rules) {
    for (const finding of rule.condition(observed, now)) {
      const key = keyOf(rule.name, finding.subject);
      plan.alerts.push(held(rule, finding, known.get(key) ?? null, now, escalation));
      known.delete(key);
    }
  }
  const dampedFor = new Map(rules.map(({ name, keepFiringFor }) => [name, keepFiringFor]));
  for (const alert of known.values()) {
    if (alert.openedAt === null) plan.forgotten.push(alert.id);
    else plan.alerts.push(absent(alert, dampedFor.get(alert.rule) ?? 0, now));
  }
  return plan;
}

const keyOf = (rule: string, subject: string) => JSON.stringify([rule, subject]);

/** Its condition holds: it begins, opens once that has lasted, or continues. */
function held(
  rule: AlertRule,
  { subject, summary }: Finding,
  known: StandingAlert | null,
  now: number,
  escalation: Escalation,
): PlannedAlert {
  const { name, severity } = rule;
  const heldSince = known?.heldSince ?? now;
  const seen = {
    rule: name,
    subject,
    summary,
    heldSince,
    lastSeenAt: now,
    absentSince: null,
    closedAt: null,
  };
  if (known !== null && known.openedAt !== null) {
    // Somebody has seen it: the time until it is more urgent begins anew.
    const since = Math.max(known.severitySince, known.acknowledgedAt ?? 0);
    const next = escalated(known.severity, since, now, escalation);
    return {
      ...known,
      ...seen,
      flaps: known.flaps + (known.absentSince === null ? 0 : 1),
      ...(next === known.severity
        ? { told: null }
        : { severity: next, severitySince: now, told: "escalated" }),
    };
  }
  const opens = now - heldSince >= rule.for;
  return {
    id: known?.id ?? null,
    ...seen,
    severity,
    severitySince: now,
    openedAt: opens ? now : null,
    flaps: 0,
    acknowledgedAt: null,
    told: opens ? "opened" : null,
  };
}

/** Its condition has ceased: it closes once its damping time has passed. */
function absent(alert: StandingAlert, keepFiringFor: number, now: number): PlannedAlert {
  const absentSince = alert.absentSince ?? now;
  const closes = now - absentSince >= keepFiringFor;
  return { ...alert, absentSince, closedAt: closes ? now : null, told: closes ? "closed" : null };
}
