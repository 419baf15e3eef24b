import type { Intervals, MinuteRange } from "@calcache/availability";
import type { Unreadable } from "../accounts/selected-calendar.ts";
import type { ProviderFailure } from "../engine/provider.ts";
import { type CachedBusy, knownAsOf, storedBusy } from "../store/cached-busy.ts";
import { decideServing } from "./serve-rule.ts";

/**
 * A calendar's busy times in the asked range and how they are known: `asOf` (epoch ms) is when the provider was read.
 * `stale` is what was last known, because the provider fails; `unavailable` means nothing is known, which is not free.
 */
export type CalendarAvailability =
  | { source: "cached" | "live" | "stale"; busy: Intervals; asOf: number }
  | { source: "unavailable"; why: WhyUnknown };

/**
 * Why nothing is known of a calendar: nobody here can read it, or the host app's own reader, which could, gave no answer;
 * its account must be connected again or was removed, or has a credential that can't be opened; or it could never be read so far.
 */
export type WhyUnknown = Unreadable | "unanswered" | "disconnected" | "unusable" | "unread";

export const unknown = (why: WhyUnknown): CalendarAvailability => ({ source: "unavailable", why });

/**
 * The answer from what is stored; null where the provider has to be asked.
 * @param options.provider as {@link decideServing} takes it
 */
export function answerFromStored(
  stored: CachedBusy,
  range: MinuteRange,
  now: number,
  { serveCache, provider }: { serveCache: boolean; provider: Parameters<typeof decideServing>[3] },
): CalendarAvailability | null {
  const { freshness } = stored;
  switch (decideServing(freshness, range, now, provider)) {
    case "live":
      return null;
    case "cached":
      if (!serveCache) return null;
      return { source: "cached", busy: storedBusy(stored, range), asOf: freshness.confirmedAt ?? 0 };
    case "last known":
      return lastKnown(stored, range);
    case "unavailable":
      return unknown(freshness.disconnected ? "disconnected" : "unusable");
  }
}

/** The answer where the provider has none: what was last known; of an account that is gone or can't be used, nothing. */
export function insteadOf(
  { kind }: ProviderFailure,
  stored: CachedBusy | null,
  range: MinuteRange,
): CalendarAvailability {
  if (kind === "relink") return unknown("disconnected");
  if (kind === "unusable") return unknown(kind);
  return stored ? lastKnown(stored, range) : unknown("unread");
}

function lastKnown(stored: CachedBusy, range: MinuteRange): CalendarAvailability {
  const asOf = knownAsOf(stored, range);
  return asOf === null ? unknown("unread") : { source: "stale", busy: storedBusy(stored, range), asOf };
}
