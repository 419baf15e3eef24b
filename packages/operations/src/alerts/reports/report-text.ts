import type { AlertReport, Report } from "./alert-report.ts";
import type { DigestReport } from "./digest.ts";

const urgency = { info: "Info", review: "Review", "look-now": "Look now" } as const;

/** One line. */
export function headlineOf(report: Report): string {
  if (report.change === "digest") return digestHeadline(report);
  const { change, severity, rule, summary } = report;
  const told = { opened: urgency[severity], escalated: `Now “${urgency[severity]}”`, closed: "Closed" }[
    change
  ];
  return `${told}: ${rule}: ${summary}`;
}

/** Everything a report says, as plain text. */
export const textOf = (report: Report): string =>
  report.change === "digest" ? digestText(report) : alertText(report);

function alertText(report: AlertReport): string {
  const { change, meaning, openedAt, closedAt, flaps, runbook, others, moreOthers } = report;
  const since = change === "closed" ? `Open from ${openedAt} to ${closedAt}` : `Open since ${openedAt}`;
  return [
    headlineOf(report),
    meaning,
    `${since}${flapsOf(flaps)}.`,
    ...(change === "closed" ? [] : [`Runbook: ${runbook}`]),
    ...(others.length > 0 ? ["Also open:"] : []),
    ...others.map(
      (other) => `- ${urgency[other.severity]}: ${other.rule}: ${other.summary} (since ${other.openedAt})`,
    ),
    ...(moreOthers > 0 ? [`… and ${moreOthers} more`] : []),
  ].join("\n");
}

const flapsOf = (flaps: number) =>
  flaps === 0 ? "" : `; it came back ${flaps === 1 ? "once" : `${flaps} times`}`;

const countOf = (alerts: readonly unknown[]) =>
  `${alerts.length} ${alerts.length === 1 ? "alert" : "alerts"}`;

const digestHeadline = ({ open, closed }: DigestReport) =>
  `Daily digest: ${countOf(open)} open${closed.length > 0 ? `, ${closed.length} closed since yesterday` : ""}`;

function digestText(digest: DigestReport): string {
  const line = ({ severity, rule, summary, openedAt, closedAt, flaps }: DigestReport["open"][number]) =>
    `- ${urgency[severity]}: ${rule}: ${summary} (${closedAt === null ? `since ${openedAt}` : `from ${openedAt} to ${closedAt}`}${flapsOf(flaps)})`;
  return [
    digestHeadline(digest),
    ...(digest.open.length > 0 ? ["Open:", ...digest.open.map(line)] : []),
    ...(digest.closed.length > 0 ? ["Closed within 24 hours:", ...digest.closed.map(line)] : []),
  ].join("\n");
}
