import type { AlertReport } from "./alert-report.ts";

const urgency = { info: "Info", review: "Review", "look-now": "Look now" } as const;

/** One line. */
export function headlineOf({ change, severity, rule, summary }: AlertReport): string {
  const told = { opened: urgency[severity], escalated: `Now “${urgency[severity]}”`, closed: "Closed" }[
    change
  ];
  return `${told}: ${rule}: ${summary}`;
}

/** Everything a report says, as plain text. */
export function textOf(report: AlertReport): string {
  const { change, meaning, openedAt, closedAt, flaps, runbook, others } = report;
  const since = change === "closed" ? `Open from ${openedAt} to ${closedAt}` : `Open since ${openedAt}`;
  return [
    headlineOf(report),
    meaning,
    flaps > 0 ? `${since}; it came back ${flaps === 1 ? "once" : `${flaps} times`}.` : `${since}.`,
    ...(change === "closed" ? [] : [`Runbook: ${runbook}`]),
    ...(others.length > 0 ? ["Also open:"] : []),
    ...others.map(
      (other) => `- ${urgency[other.severity]}: ${other.rule}: ${other.summary} (since ${other.openedAt})`,
    ),
  ].join("\n");
}
