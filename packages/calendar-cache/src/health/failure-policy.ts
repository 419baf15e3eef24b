import type { FailureKind, ProviderFailure } from "../engine/provider.ts";
import { spread } from "../engine/spread.ts";

const seconds = (count: number) => count * 1000;
const minutes = (count: number) => seconds(60 * count);
const day = minutes(24 * 60);

/** A mailbox that fails like this is only probed, from the first time on. */
const atOnce = { after: 0, failures: 1 };

export type FailurePolicy = {
  /** what the failure says something about: every calendar of the mailbox, or the one that was asked for */
  concerns: "mailbox" | "calendar";
  /** ms before the first new try; doubles with each failure in a row */
  firstDelay: number;
  longestDelay: number;
  /** a mailbox that fails like this for so many ms, or so often in a row, is probed instead of tried */
  quarantine: { after: number; failures: number } | null;
  /** for a person */
  meaning: string;
};

/** What is done about each kind of failure: the one place that says so. */
export const failurePolicies: Record<FailureKind, FailurePolicy> = {
  throttled: {
    concerns: "mailbox",
    firstDelay: seconds(30),
    longestDelay: minutes(10),
    quarantine: null,
    meaning: "too many requests",
  },
  transient: {
    concerns: "mailbox",
    firstDelay: seconds(2),
    longestDelay: minutes(5),
    quarantine: { after: minutes(15), failures: Number.POSITIVE_INFINITY },
    meaning: "the provider is in trouble",
  },
  ambiguous: {
    concerns: "mailbox",
    firstDelay: seconds(10),
    longestDelay: minutes(60),
    quarantine: { after: minutes(10), failures: 6 },
    meaning: "the provider or the account is in trouble",
  },
  // The mark on the credential is what stops the calls; once it is gone there is nothing to wait for. One that may pass by
  // itself waits for its second (see unprovenRelinkDelay).
  relink: {
    concerns: "mailbox",
    firstDelay: seconds(2),
    longestDelay: seconds(2),
    quarantine: null,
    meaning: "the account must be connected again",
  },
  // Final it is not: where the key of encryption is wrong, all accounts are as well as before once it is right again.
  unusable: {
    concerns: "mailbox",
    firstDelay: minutes(1),
    longestDelay: minutes(10),
    quarantine: null,
    meaning: "the account's stored tokens can't be opened",
  },
  // The tokens may serve again at any time, by what somebody does elsewhere: an account that only waits for that isn't marked.
  interaction: {
    concerns: "mailbox",
    firstDelay: minutes(2),
    longestDelay: minutes(60),
    quarantine: atOnce,
    meaning: "the account's owner has to sign in once more: their organisation asks for more than was shown",
  },
  admin: {
    concerns: "mailbox",
    firstDelay: minutes(2),
    longestDelay: minutes(60),
    quarantine: atOnce,
    meaning: "an administrator of the account's organisation has to allow or mend something",
  },
  tenant: {
    concerns: "mailbox",
    firstDelay: minutes(2),
    longestDelay: minutes(60),
    quarantine: atOnce,
    meaning: "the account's organisation doesn't let this app in",
  },
  permission: {
    concerns: "calendar",
    firstDelay: minutes(60),
    longestDelay: day,
    quarantine: null,
    meaning: "the account was connected without a permission that this takes: connect it anew",
  },
  forbidden: {
    concerns: "calendar",
    firstDelay: day,
    longestDelay: day,
    quarantine: null,
    meaning: "the account may not read this calendar, or was connected without the permission to",
  },
  gone: {
    concerns: "calendar",
    firstDelay: day,
    longestDelay: day,
    quarantine: null,
    meaning: "the calendar was deleted, or is no longer shared with the account",
  },
  config: {
    concerns: "mailbox",
    firstDelay: minutes(1),
    longestDelay: minutes(10),
    quarantine: null,
    meaning: "this app's registration or settings are wrong",
  },
  malformed: {
    concerns: "calendar",
    firstDelay: seconds(30),
    longestDelay: minutes(60),
    quarantine: null,
    meaning: "the provider's answer can't be understood",
  },
  bug: {
    concerns: "calendar",
    firstDelay: minutes(5),
    longestDelay: minutes(60),
    quarantine: null,
    meaning: "the provider refuses what it is asked",
  },
  unlisted: {
    concerns: "calendar",
    firstDelay: minutes(1),
    longestDelay: minutes(60),
    quarantine: null,
    meaning: "the provider refuses, for a reason that isn't known here",
  },
};

export const failureKinds = Object.keys(failurePolicies) as FailureKind[];

/** Whether a failure says something about the whole mailbox. So does every sign-in that fails. */
export const concernsMailbox = ({ kind, reached }: Pick<ProviderFailure, "kind" | "reached">): boolean =>
  reached === "sign-in" || failurePolicies[kind].concerns === "mailbox";

/** Whether a failure of this kind is as of an outage: it passes, and until then nobody can tell whose trouble it is. */
export const isHiccup = (kind: FailureKind): boolean => kind === "transient" || kind === "ambiguous";

/** After a refusal that may pass by itself, the account is left alone for so many ms; a second one then is believed. */
export const unprovenRelinkDelay = minutes(5);

/** An organisation that hasn't let this app in for so many ms, while others do, is believed to have shut it out. */
export const tenantPatience = minutes(120);

/** A calendar that has failed for so many ms while others of its mailbox answer is taken to fail by itself. */
export const calendarPatience = minutes(120);

/** What a failure of this kind means, in words for a person. */
export const meaningOf = (kind: FailureKind) => failurePolicies[kind].meaning;

/**
 * How long to leave a calendar or a mailbox alone after a failure, in ms. A provider that says how long to wait when
 * it was asked too much is taken at its word; what it asks for otherwise is waited for at least.
 * @param failuresInARow this one included
 * @param seed spreads the tries of what failed together over a quarter of the delay
 */
export function retryDelay(
  { kind, retryAfterSeconds }: { kind: FailureKind; retryAfterSeconds: number | null },
  failuresInARow: number,
  seed: number,
): number {
  const { firstDelay, longestDelay } = failurePolicies[kind];
  if (kind === "throttled" && retryAfterSeconds !== null) return seconds(Math.max(1, retryAfterSeconds));
  const doubled = Math.min(longestDelay, firstDelay * 2 ** Math.min(Math.max(failuresInARow - 1, 0), 20));
  return Math.max(doubled * (1 + spread(seed) / 4), seconds(retryAfterSeconds ?? 0));
}

/** Fewer failures than this say nothing, however much time lies between them. */
const fewestFailures = 3;

/**
 * Whether a mailbox has failed for so long that only probes should ask for it.
 * @param failing for how many ms, and how often in a row, the latest failure included
 */
export function needsQuarantine(kind: FailureKind, failing: { ms: number; failures: number }): boolean {
  const { quarantine } = failurePolicies[kind];
  if (quarantine === null) return false;
  return (
    failing.failures >= quarantine.failures ||
    (failing.ms >= quarantine.after && failing.failures >= fewestFailures)
  );
}

const firstProbeDelay = minutes(2);
const longestProbeDelay = minutes(60);

/**
 * How long after a failed probe to probe again, in ms: half as long as the quarantine has lasted, up to an hour.
 * @param quarantinedFor ms
 */
export function probeDelay(quarantinedFor: number, seed: number): number {
  const delay = Math.min(longestProbeDelay, Math.max(firstProbeDelay, quarantinedFor / 2));
  return delay * (1 - spread(seed) / 4);
}
