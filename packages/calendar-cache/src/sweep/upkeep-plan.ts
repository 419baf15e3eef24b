import { spread } from "../engine/spread.ts";
import { pollMinutesWithoutSubscription } from "../serve/serve-rule.ts";

/** What the planner knows of a calendar. Times are epoch ms. */
export type CalendarUpkeep = {
  calendarId: number;
  wanted: boolean;
  connected: boolean;
  /** its mailbox failed for so long that it is probed before anything else is asked of it */
  quarantined: boolean;
  confirmedAt: number | null;
  /** the end of what is known of it */
  coveredUntil: number | null;
  /** what is known of it was made by an earlier busy rule than its provider's */
  outdated: boolean;
  dirtySince: number | null;
  refreshAfter: number | null;
  subscription: {
    state: "registering" | "active" | "renewing" | "lapsed" | "removed";
    createdAt: number;
    expiresAt: number | null;
    renewAt: number | null;
    nextAttemptAt: number | null;
  } | null;
};

export type UpkeepAction = { kind: "watch" | "renew" | "unwatch" | "poll"; calendarId: number };

/** A registration or renewal that hasn't ended after this long has lost its process. */
const stuckAfter = 60_000;

/** How long a dirty mark may wait for the worker before the sweep does the refresh itself. */
const dirtyPatience = 5_000;

/** The next month is read within this time after the window has moved, each calendar at its own moment. */
const rollWithin = 12 * 60 * 60_000;

/** The rules of the time: when something counts as old. */
type UpkeepRules = {
  pollMinutes: number;
  /** epoch ms: when the warm window last moved, and where it ends since then */
  window: { movedAt: number; end: number };
};

/** What one calendar needs now, in order; pure. */
export function planUpkeep(calendar: CalendarUpkeep, now: number, rules: UpkeepRules): UpkeepAction[] {
  const { calendarId, subscription, connected, wanted } = calendar;
  if (!wanted)
    return subscription && isDue(subscription.nextAttemptAt, now) ? [{ kind: "unwatch", calendarId }] : [];
  if (!connected) return [];
  if (needsWatch(subscription, now)) return [{ kind: "watch", calendarId }];
  return [
    ...(needsRenewal(subscription, now) ? [{ kind: "renew", calendarId } as const] : []),
    ...(needsPoll(calendar, now, rules) ? [{ kind: "poll", calendarId } as const] : []),
  ];
}

function needsWatch(subscription: CalendarUpkeep["subscription"], now: number): boolean {
  if (subscription === null) return true;
  if (!isDue(subscription.nextAttemptAt, now)) return false;
  if (subscription.state === "lapsed" || subscription.state === "removed") return true;
  if (subscription.state === "registering") return subscription.createdAt <= now - stuckAfter;
  return subscription.expiresAt !== null && subscription.expiresAt <= now;
}

function needsRenewal(subscription: CalendarUpkeep["subscription"], now: number): boolean {
  if (subscription === null || (subscription.state !== "active" && subscription.state !== "renewing"))
    return false;
  return (
    subscription.renewAt !== null && subscription.renewAt <= now && isDue(subscription.nextAttemptAt, now)
  );
}

function needsPoll(calendar: CalendarUpkeep, now: number, { pollMinutes, window }: UpkeepRules): boolean {
  if (calendar.quarantined) return true;
  if (!isDue(calendar.refreshAfter, now)) return false;
  if (calendar.confirmedAt === null || calendar.coveredUntil === null || calendar.outdated) return true;
  if (calendar.dirtySince !== null && calendar.dirtySince <= now - dirtyPatience) return true;
  const rollAt = window.movedAt + spread(calendar.calendarId) * rollWithin;
  if (calendar.coveredUntil < window.end && now >= rollAt) return true;
  const notified = calendar.subscription?.state === "active" || calendar.subscription?.state === "renewing";
  const interval = notified ? pollMinutes : Math.min(pollMinutes, pollMinutesWithoutSubscription);
  return calendar.confirmedAt <= now - interval * 60_000;
}

const isDue = (time: number | null, now: number) => time === null || time <= now;
