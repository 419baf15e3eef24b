import type { Impact, IncidentStatus } from "./public-incident.ts";

/** What is stored of an announced incident. Times are epoch ms. */
export type PostmortemFacts = {
  name: string;
  impact: Impact;
  resolvedAt: number;
  updates: readonly { status: IncidentStatus; at: number; body: string }[];
  notes: readonly { at: number; body: string }[];
  /** the outage that it was about, with the mailboxes that couldn't be read, at each change of their number */
  outage: {
    accountKind: string;
    beganAt: number;
    resumingAt: number | null;
    endedAt: number | null;
    reason: string;
    counts: readonly { at: number; unread: number }[];
  } | null;
  /** those that were open meanwhile; `deliveredAt`: when the first receiver had taken it */
  alerts: readonly {
    rule: string;
    severity: string;
    summary: string;
    openedAt: number;
    deliveredAt: number | null;
    closedAt: number | null;
    flaps: number;
  }[];
};

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

function timelineOf({ outage, alerts, updates, notes }: PostmortemFacts): { at: number; text: string }[] {
  const at = (time: number | null, text: string) => (time === null ? [] : [{ at: time, text }]);
  return [
    ...(outage === null
      ? []
      : [
          ...at(outage.beganAt, `Most accounts of ${outage.accountKind} fail: ${outage.reason}`),
          ...at(outage.resumingAt, `The first account of ${outage.accountKind} answers again`),
          ...at(outage.endedAt, `Most accounts of ${outage.accountKind} answer again`),
        ]),
    ...alerts.flatMap(({ rule, openedAt, closedAt }) => [
      ...at(openedAt, `Alert ${rule} opens`),
      ...at(closedAt, `Alert ${rule} closes`),
    ]),
    ...updates.map(({ at: time, status, body }) => ({
      at: time,
      text: `Told the public (${status}): ${body}`,
    })),
    ...notes.map(({ at: time, body }) => ({ at: time, text: `Note: ${body}` })),
  ].toSorted((one, other) => one.at - other.at);
}

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
