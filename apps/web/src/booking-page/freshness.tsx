import type { CacheStatus } from "@calcache/scheduling";
import type { BookingView } from "./booking-view.ts";
import { ago } from "./sentences.ts";
import type { Words } from "./words.ts";

const origin: Record<Exclude<CacheStatus, "STALE">, string> = {
  HIT: "from cache",
  MIXED: "partly from cache, partly read live",
  MISS: "read live",
  BYPASS: "read live",
};

/** How old the shown availability is and where it came from; loud only when Outlook can't be reached. */
export function Freshness({ view, words }: { view: BookingView; words: Words }) {
  const { asOf, cacheStatus, now } = view;
  if (asOf === null) return null;
  const moment = (
    <time dateTime={new Date(asOf).toISOString()} title={words.moment(asOf)}>
      {ago(now - asOf)}
    </time>
  );
  return cacheStatus === "STALE" ? (
    <p role="status" className="notice">
      Outlook can't be reached right now. These times were last checked {moment}; some may have been taken
      since.
    </p>
  ) : (
    <p className="text-xs text-muted">
      Availability as of {moment} · {origin[cacheStatus]}
    </p>
  );
}
