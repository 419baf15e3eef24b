import type { ProviderSubscription } from "../engine/provider.ts";
import { spread } from "../engine/spread.ts";
import { sweepEvery } from "../engine/sweep-interval.ts";

/**
 * When to extend a subscription: at a point in the last third of its life that depends on its calendar, so that ten
 * thousand calendars watched in one minute aren't renewed in one minute. Some of that third is left for retries, and two sweeps
 * at the least, however short a life the provider grants.
 * Times are epoch ms.
 */
export function renewalTime(
  calendarId: number,
  createdAt: number,
  { expiresAt }: ProviderSubscription,
): number {
  const life = expiresAt - createdAt;
  const staggered = Math.floor(createdAt + life * (2 / 3 + spread(calendarId) / 6));
  return Math.max(createdAt, Math.min(staggered, expiresAt - 2 * sweepEvery));
}
