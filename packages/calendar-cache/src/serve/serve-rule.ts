import type { MinuteRange } from "@calcache/availability";
import type { CalendarProvider } from "../engine/provider.ts";
import { type CalendarFreshness, covers } from "../store/calendar-freshness.ts";

/** How long (ms) a dirty mark may wait for its refresh before a reader no longer trusts the cache. */
export const patienceWithRefresh = 10_000;

/** How long a calendar that should be watched but can't be counts as fresh after a poll. */
export const pollMinutesWithoutSubscription = 15;

/**
 * - `cached`: what is stored is what the provider says
 * - `live`: ask the provider
 * - `last known`: the provider is failing; what is stored is better than nothing
 * - `unavailable`: nothing can be known
 */
type ServeDecision = "cached" | "live" | "last known" | "unavailable";

/**
 * Where a calendar's busy times come from. Only a calendar that is covered, confirmed and not failing is `cached`;
 * one in the pause after a failure, its own or its mailbox's, isn't asked again by readers. Nobody can say what becomes of a
 * calendar whose account isn't there or can't be used: of that what was last known is no answer.
 * @param provider the version of its provider's busy rule, and where this installation has notifications sent
 */
export function decideServing(
  calendar: CalendarFreshness,
  range: MinuteRange,
  now: number,
  { busyRule, address }: Pick<CalendarProvider, "busyRule" | "address">,
): ServeDecision {
  if (calendar.disconnected) return "unavailable";
  const isPaused = (calendar.pausedUntil ?? 0) > now;
  if (calendar.unusable) return isPaused ? "unavailable" : "live";
  const isFailing = calendar.failingSince !== null || calendar.quarantined;
  const isCurrent = calendar.busyRule >= busyRule && isConfirmed(calendar, now, address);
  if (!isFailing && covers(calendar, range) && isCurrent) return "cached";
  const inPause = isFailing && (calendar.refreshAfter ?? 0) > now;
  return inPause || calendar.quarantined || isPaused ? "last known" : "live";
}

function isConfirmed(
  { confirmedAt, isRestored, dirtySince, subscription, watched }: CalendarFreshness,
  now: number,
  address: string,
): boolean {
  if (confirmedAt === null || isRestored) return false;
  if (dirtySince !== null && now - dirtySince > patienceWithRefresh) return false;
  const isNotified = subscription?.address === address && !subscription.silent;
  if (subscription && isNotified && subscription.expiresAt > now)
    return confirmedAt >= subscription.createdAt;
  return watched && now - confirmedAt < pollMinutesWithoutSubscription * 60_000;
}
