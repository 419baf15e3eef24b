import { z } from "zod";
import type { AlertChange, OperatorAlert } from "../../alert-rules/plan-alerts.ts";
import { severities } from "../../alert-rules/severity.ts";
import { type DigestReport, digestReport } from "./digest.ts";
import { meaningOf, runbookOf } from "./rule-words.ts";

const shown = {
  rule: z.string(),
  /** what of several is concerned; empty: the installation */
  subject: z.string(),
  severity: z.enum(severities),
  summary: z.string(),
  openedAt: z.iso.datetime(),
};

/** What a receiver is told of an alert's change: as things were then. Free of secrets, addresses and calendar content. */
export const alertReport = z.object({
  ...shown,
  alertId: z.int(),
  change: z.enum(["opened", "escalated", "closed"]),
  closedAt: z.iso.datetime().nullable(),
  /** how often its condition had come back */
  flaps: z.int(),
  meaning: z.string(),
  /** where its entry in the runbook is */
  runbook: z.string(),
  /** other alerts that were open, the most urgent first; for a `look-now` */
  others: z.array(z.object(shown)),
  /** how many more there were */
  moreOthers: z.int().default(0),
});
export type AlertReport = z.output<typeof alertReport>;

/** What a message says. */
export const report = z.discriminatedUnion("change", [alertReport, digestReport]);
export type Report = AlertReport | DigestReport;

/** Receivers take messages of some size only: context mustn't cost the alert. */
const mostOthers = 50;

const iso = (time: number) => new Date(time).toISOString();

const shownOf = ({ rule, subject, severity, summary, openedAt, heldSince }: OperatorAlert) => ({
  rule,
  subject,
  severity,
  summary,
  openedAt: iso(openedAt ?? heldSince),
});

/** @param open all alerts that are open, this one among them or not */
export function reportOf(
  alert: OperatorAlert & { id: number },
  change: AlertChange,
  open: readonly (OperatorAlert & { id: number })[],
): AlertReport {
  const needsContext = alert.severity === "look-now" && change !== "closed";
  const urgency = ({ severity }: OperatorAlert) => severities.indexOf(severity);
  const others = needsContext
    ? open.filter(({ id }) => id !== alert.id).toSorted((one, other) => urgency(other) - urgency(one))
    : [];
  return {
    ...shownOf(alert),
    alertId: alert.id,
    change,
    closedAt: alert.closedAt === null ? null : iso(alert.closedAt),
    flaps: alert.flaps,
    meaning: meaningOf(alert.rule),
    runbook: runbookOf(alert.rule),
    others: others.slice(0, mostOthers).map(shownOf),
    moreOthers: Math.max(0, others.length - mostOthers),
  };
}
