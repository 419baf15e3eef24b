import type { FailureKind } from "./provider.ts";

const seconds = (count: number) => count * 1000;
const minutes = (count: number) => seconds(60 * count);

type Policy = {
  /** ms before the first new try; doubles with each failure in a row */
  firstDelay: number;
  longestDelay: number;
  /** nobody but the account's owner can mend it: its credential is marked and left alone */
  needsRelink: boolean;
};

/** What is done about each kind of failure: the one place that says so. */
const policies: Record<FailureKind, Policy> = {
  throttled: { firstDelay: seconds(30), longestDelay: minutes(10), needsRelink: false },
  transient: { firstDelay: seconds(2), longestDelay: minutes(5), needsRelink: false },
  ambiguous: { firstDelay: seconds(10), longestDelay: minutes(60), needsRelink: false },
  // The mark on the credential is what stops the calls; once it is gone there is nothing to wait for.
  relink: { firstDelay: seconds(2), longestDelay: seconds(2), needsRelink: true },
  forbidden: { firstDelay: minutes(15), longestDelay: minutes(60), needsRelink: false },
  gone: { firstDelay: minutes(15), longestDelay: minutes(60), needsRelink: false },
  config: { firstDelay: minutes(1), longestDelay: minutes(10), needsRelink: false },
  malformed: { firstDelay: seconds(30), longestDelay: minutes(60), needsRelink: false },
  bug: { firstDelay: minutes(5), longestDelay: minutes(60), needsRelink: false },
};

/** Whether a failure of this kind is for the account's owner to mend. */
export const needsRelink = (kind: FailureKind) => policies[kind].needsRelink;

/**
 * How long to leave a calendar alone after a failure, in ms. What the provider asked for is always waited for.
 * @param failuresInARow this one included
 * @param seed spreads the tries of calendars that failed together over a quarter of the delay
 */
export function retryDelay(
  failure: { kind: FailureKind; retryAfterSeconds: number | null },
  failuresInARow: number,
  seed: number,
): number {
  const { firstDelay, longestDelay } = policies[failure.kind];
  const doubled = Math.min(longestDelay, firstDelay * 2 ** Math.min(failuresInARow - 1, 20));
  const spread = ((seed * 2_654_435_761) % 1024) / 1024 / 4;
  return Math.max(doubled * (1 + spread), seconds(failure.retryAfterSeconds ?? 0));
}
