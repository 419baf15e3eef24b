import type { GraphSimulator, RequestLogEntry } from "@calcache/graph-simulator";

/** The reads of calendars that reached Graph, in the order of their arrival. */
export const graphReads = (simulator: GraphSimulator): RequestLogEntry[] =>
  simulator
    .requests()
    .requests.filter(({ operation }) => operation === "listCalendarView")
    .sort((a, b) => a.at - b.at);

/** The most requests that any mailbox had under way at once. */
export const mostInFlight = (simulator: GraphSimulator): number =>
  Math.max(0, ...Object.values(simulator.requests().peakInFlight));

/** The pairs of reads of one mailbox of which the second began before the first had ended. */
export function overlappingReads(reads: readonly RequestLogEntry[]): RequestLogEntry[][] {
  const mailboxes = Map.groupBy(reads, ({ mailbox }) => mailbox).values();
  return [...mailboxes].flatMap((ofMailbox) =>
    ofMailbox.flatMap((read, index) => {
      const next = ofMailbox[index + 1];
      return next && next.at < read.at + read.durationMs ? [[read, next]] : [];
    }),
  );
}

/** The refreshes that processes have logged, each with its reason and what came of it. */
export function loggedRefreshes(output: string): { calendar: number; reason: string; outcome: string }[] {
  return output
    .split("\n")
    .filter((line) => line.includes("[Calendar Refresh]"))
    .map((line) => JSON.parse(line));
}
