"use client";

import { useBooker } from "../context/booker-context.ts";
import { useNow } from "../context/use-now.ts";
import type { DataSource } from "../view/offered-slots.ts";
import { ago } from "../words/sentences.ts";

const origin: Record<Exclude<DataSource, "STALE">, string> = {
  HIT: "from cache",
  MIXED: "partly from cache, partly read live",
  MISS: "read live",
  BYPASS: "read live",
};

/** How old the shown availability is, and where it came from. */
export function Freshness() {
  const { asOf, source, now: start } = useBooker().offered;
  const now = useNow(start);
  const { words } = useBooker();
  return (
    <p className="booker-freshness">
      {asOf !== null && source !== "STALE" && (
        <>
          Availability as of{" "}
          <time dateTime={new Date(asOf).toISOString()} title={words.moment(asOf)}>
            {ago(now - asOf)}
          </time>{" "}
          · {origin[source]}
        </>
      )}
    </p>
  );
}

/** Says loudly that the shown times are the last known ones. */
export function StaleNotice() {
  const { offered, words } = useBooker();
  const { asOf, source, now: start } = offered;
  const now = useNow(start);
  if (asOf === null || source !== "STALE") return null;
  return (
    <p role="status" className="notice">
      Outlook can't be reached right now. These times were last checked {ago(now - asOf)} (
      <time dateTime={new Date(asOf).toISOString()} {...words.language}>
        {words.moment(asOf)}
      </time>
      ); some may have been taken since.
    </p>
  );
}
