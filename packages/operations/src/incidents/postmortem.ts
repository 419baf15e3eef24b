import type { PostmortemFacts } from "./postmortem-facts.ts";
import { timelineOf } from "./timeline.ts";

/** The draft of a postmortem, in Markdown: numbers, what was noticed when, and the timeline. Pure. */
export function draftPostmortem(facts: PostmortemFacts): string {
  const { name, alerts } = facts;
  return [
    `# Postmortem (draft): ${oneLine(name)}`,
    "Made of what was stored when the incident was closed. Times are in UTC.",
    "## In numbers",
    ["| | |", "| --- | --- |", ...numbersOf(facts).map(([what, value]) => `| ${what} | ${value} |`)].join(
      "\n",
    ),
    "## What was noticed when",
    alerts.length === 0 ? "No alert was open." : alerts.map(alertLine).join("\n"),
    "## Timeline",
    timelineOf(facts)
      .map(({ at, text }) => `- ${utc(at)} ${oneLine(text)}`)
      .join("\n"),
    "## To be written",
    [
      "- What was the cause?",
      "- What helped, and what was in the way?",
      "- What is to be changed, by whom?",
    ].join("\n"),
    "",
  ].join("\n\n");
}

function numbersOf(facts: PostmortemFacts): [string, string][] {
  const { impact, resolvedAt, outage, alerts, updates } = facts;
  const toldAt = updates[0]?.at ?? resolvedAt;
  const beganAt = Math.min(outage?.beganAt ?? toldAt, toldAt);
  const after = (at: number) => `${utc(at)} (after ${lasting(at - beganAt)})`;
  const alertedAt = earliest(alerts.map(({ openedAt }) => openedAt));
  const deliveredAt = earliest(alerts.flatMap((alert) => alert.deliveredAt ?? []));
  return [
    ["Impact", impact],
    ["Began", utc(beganAt)],
    ["First alert", alertedAt === null ? "none" : after(Math.max(alertedAt, beganAt))],
    ["First alert delivered", deliveredAt === null ? "none" : after(Math.max(deliveredAt, beganAt))],
    ["Public told", after(toldAt)],
    ...(outage === null ? [] : mailboxNumbers(outage, after)),
    ["Resolved", after(resolvedAt)],
    ["Updates", String(updates.length)],
  ];
}

function mailboxNumbers(
  { accountKind, counts }: NonNullable<PostmortemFacts["outage"]>,
  after: (at: number) => string,
): [string, string][] {
  const affected = Math.max(0, ...counts.map(({ unread }) => unread));
  const peak = counts.findIndex(({ unread }) => unread === affected);
  const back = (percent: number) =>
    counts.slice(peak).find(({ unread }) => 100 * (affected - unread) >= percent * affected);
  const line = (what: string, percent: number): [string, string] => {
    const at = back(percent)?.at;
    return [what, at === undefined ? "not yet" : after(at)];
  };
  if (affected === 0) return [["Accounts affected", `not counted (${accountKind})`]];
  return [
    ["Accounts affected", `${affected} (${accountKind})`],
    line("Half of them back", 50),
    line("90 % of them back", 90),
    line("All of them back", 100),
  ];
}

const alertLine = ({
  rule,
  severity,
  summary,
  openedAt,
  closedAt,
  flaps,
}: PostmortemFacts["alerts"][number]) =>
  `- ${utc(openedAt)} ${rule} (${severity}): ${oneLine(summary)}; ${[
    closedAt === null ? "still open" : `closed ${utc(closedAt)}`,
    ...(flaps > 0 ? [`came back ${flaps} times`] : []),
  ].join(", ")}`;

const earliest = (times: readonly number[]): number | null =>
  times.length === 0 ? null : Math.min(...times);

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

const utc = (at: number) => new Date(at).toISOString().slice(0, 16).replace("T", " ");

/** How long something took, in hours and minutes. @param ms */
function lasting(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
