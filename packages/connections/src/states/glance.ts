import type { Condition, State } from "./calendar-state.ts";

/** From what somebody has to see to, down to what is as it should be. */
const byUrgency: readonly State[] = [
  "needs_sign_in",
  "needs_admin",
  "unavailable",
  "quarantined",
  "syncing",
  "active",
];

/** How an account does at a glance: what concerns all of it, else the most urgent of its calendars. */
export function atAGlance(account: Condition, calendars: readonly Condition[]): Condition {
  if (account.state !== "active") return account;
  const [first = account] = calendars.toSorted(
    (a, b) => byUrgency.indexOf(a.state) - byUrgency.indexOf(b.state),
  );
  return first;
}
