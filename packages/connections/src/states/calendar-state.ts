/**
 * How a connected account, or one of its calendars, does:
 * - `active`: its times are known, and kept so
 * - `syncing`: it waits for its first reading, or for that of a change
 * - `quarantined`: its mailbox has failed for long, and is tried from time to time
 * - `needs_sign_in`: only its owner can help, by signing in
 * - `needs_admin`: only an administrator of its organisation can
 * - `unavailable`: it can't be read for a reason of its own
 */
export const states = [
  "active",
  "syncing",
  "quarantined",
  "needs_sign_in",
  "needs_admin",
  "unavailable",
] as const;
export type State = (typeof states)[number];

/** A state, since when it is, or of one that is active when its times last changed (epoch ms), and why, for a person. */
export type Condition = { state: State; at: number | null; reason: string | null };

/** What is stored of an account and its mailbox. */
export type AccountFacts = {
  /** null where its tokens can't be read */
  address: string | null;
  /** the credential is marked: its provider accepts it no more */
  isInvalid: boolean;
  failureKind: string | null;
  failureReason: string | null;
  failingSince: Date | null;
  quarantinedAt: Date | null;
};

/** What is stored of a calendar; null where the cache doesn't know it. */
export type CalendarFacts = {
  confirmedAt: Date | null;
  /** when its latest change was stored */
  changedAt: Date | null;
  dirtySince: Date | null;
  failingSince: Date | null;
  failureReason: string | null;
} | null;

const signInHelps: ReadonlySet<string> = new Set(["relink", "interaction"]);
const administratorHelps: ReadonlySet<string> = new Set(["admin", "tenant"]);

const at = (date: Date | null) => date?.getTime() ?? null;

/** What concerns a whole account; null where nothing does. */
export function accountCondition(account: AccountFacts): Condition | null {
  const { address, isInvalid, failureKind, failureReason: reason, failingSince, quarantinedAt } = account;
  const told = (state: State): Condition => ({ state, at: at(failingSince), reason });
  if (isInvalid) return { ...told("needs_sign_in"), reason: reason ?? "the account must be connected again" };
  if (address === null) return { ...told("unavailable"), reason: "its stored tokens can't be read" };
  if (failingSince === null || failureKind === null) return null;
  if (signInHelps.has(failureKind)) return told("needs_sign_in");
  if (administratorHelps.has(failureKind)) return told("needs_admin");
  if (quarantinedAt !== null) return told("quarantined");
  return failureKind === "unusable" || failureKind === "config" ? told("unavailable") : null;
}

/** Why a tenant's account couldn't be asked for its calendars; null where it wasn't asked yet. */
export type ListingFailure = { listingFailureKind: string | null; listingFailureReason: string | null };

const refusals: ReadonlySet<string> = new Set(["permission", "forbidden"]);

/** How a tenant's account does whose calendar isn't known yet. Where this app isn't let in, its administrator can help. */
export function unlistedCondition(failure: ListingFailure): Condition {
  const { listingFailureKind: kind, listingFailureReason: reason } = failure;
  if (kind === null) return { state: "syncing", at: null, reason: null };
  return { state: refusals.has(kind) ? "needs_admin" : "unavailable", at: null, reason };
}

/** How a selected calendar does. @param account what concerns its whole account */
export function calendarCondition(account: Condition | null, calendar: CalendarFacts): Condition {
  if (account !== null) return account;
  if (calendar === null) return { state: "syncing", at: null, reason: null };
  const { confirmedAt, changedAt, dirtySince, failingSince, failureReason } = calendar;
  if (failingSince !== null) return { state: "unavailable", at: at(failingSince), reason: failureReason };
  if (confirmedAt === null) return { state: "syncing", at: null, reason: null };
  if (dirtySince !== null) return { state: "syncing", at: at(dirtySince), reason: null };
  return { state: "active", at: at(changedAt), reason: null };
}
