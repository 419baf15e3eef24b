import type { CacheStatus } from "@calcache/scheduling";
import type { BookingView } from "./booking-view.ts";
import { ago } from "./sentences.ts";
import type { Words } from "./words.ts";

type Props = { view: BookingView; words: Words };

const origin: Record<Exclude<CacheStatus, "STALE">, string> = {
  HIT: "from cache",
  MIXED: "partly from cache, partly read live",
  MISS: "read live",
  BYPASS: "read live",
};

/** How old the shown availability is, and where it came from. */
export function Freshness({ view: { asOf, cacheStatus, now }, words }: Props) {
  if (asOf === null || cacheStatus === "STALE") return null;
  return (
    <p className="mt-4 text-center text-xs text-muted">
      Availability as of{" "}
      <time dateTime={new Date(asOf).toISOString()} title={words.moment(asOf)}>
        {ago(now - asOf)}
      </time>{" "}
      · {origin[cacheStatus]}
    </p>
  );
}

/** Says loudly that the shown times are the last known ones. */
export function StaleNotice({ view: { asOf, cacheStatus, now }, words }: Props) {
  if (asOf === null || cacheStatus !== "STALE") return null;
  return (
    <p role="status" className="notice">
      Outlook can't be reached right now. These times were last checked {ago(now - asOf)} (
      <time dateTime={new Date(asOf).toISOString()} lang={words.locale}>
        {words.moment(asOf)}
      </time>
      ); some may have been taken since.
    </p>
  );
}
