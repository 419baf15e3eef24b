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
  /** what is known of it was made by an earlier busy rule than its provider's, or confirmed before the database began anew */
  outdated: boolean;
  dirtySince: number | null;
  refreshAfter: number | null;
  subscription: {
    state: "registering" | "active" | "renewing" | "lapsed" | "removed";
    createdAt: number;
    expiresAt: number | null;
    renewAt: number | null;
    nextAttemptAt: number | null;
    renewedAt: number | null;
    /** changes were found since then of which it had not notified */
    silentSince: number | null;
    /** it has notifications sent to another address than this installation's */
    elsewhere: boolean;
    /** what it was before it was moved is still to be ended */
    hasFormer: boolean;
  } | null;
};

export type UpkeepAction = {
  kind: "watch" | "move" | "end former" | "renew" | "unwatch" | "poll";
  calendarId: number;
};

/** A registration or renewal that hasn't ended after this long has lost its process. */
const stuckAfter = 60_000;

/** How long a dirty mark may wait for the worker before the sweep does the refresh itself. */
const dirtyPatience = 5_000;

/** A notification may be so late without being lost; then the silent subscription is renewed, once. */
const silencePatience = 2 * 60_000;

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
    ...(needsMove(subscription, now) ? [{ kind: "move", calendarId } as const] : []),
    ...(needsEndOfFormer(calendar, now) ? [{ kind: "end former", calendarId } as const] : []),
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

const isNotifying = (subscription: CalendarUpkeep["subscription"]) =>
  subscription !== null && (subscription.state === "active" || subscription.state === "renewing");

function needsMove(subscription: CalendarUpkeep["subscription"], now: number): boolean {
  return (
    subscription !== null &&
    isNotifying(subscription) &&
    subscription.elsewhere &&
    isDue(subscription.nextAttemptAt, now)
  );
}

/** The former one notifies until the calendar was read under the new one. */
function needsEndOfFormer({ subscription, confirmedAt }: CalendarUpkeep, now: number): boolean {
  if (subscription === null || !subscription.hasFormer || !isDue(subscription.nextAttemptAt, now))
    return false;
  return !subscription.elsewhere && confirmedAt !== null && confirmedAt >= subscription.createdAt;
}

function needsRenewal(subscription: CalendarUpkeep["subscription"], now: number): boolean {
  if (subscription === null || !isNotifying(subscription)) return false;
  if (subscription.elsewhere || !isDue(subscription.nextAttemptAt, now)) return false;
  const { renewAt, renewedAt, silentSince } = subscription;
  const isSilent = silentSince !== null && silentSince <= now - silencePatience;
  return (renewAt !== null && renewAt <= now) || (isSilent && (renewedAt ?? 0) < silentSince);
}

function needsPoll(calendar: CalendarUpkeep, now: number, { pollMinutes, window }: UpkeepRules): boolean {
  if (calendar.quarantined) return true;
  if (!isDue(calendar.refreshAfter, now)) return false;
  if (calendar.confirmedAt === null || calendar.coveredUntil === null || calendar.outdated) return true;
  if (calendar.dirtySince !== null && calendar.dirtySince <= now - dirtyPatience) return true;
  const rollAt = window.movedAt + spread(calendar.calendarId) * rollWithin;
  if (calendar.coveredUntil < window.end && now >= rollAt) return true;
  const notified = isNotifying(calendar.subscription) && calendar.subscription?.silentSince === null;
  const interval = notified ? pollMinutes : Math.min(pollMinutes, pollMinutesWithoutSubscription);
  return calendar.confirmedAt <= now - interval * 60_000;
}

const isDue = (time: number | null, now: number) => time === null || time <= now;
