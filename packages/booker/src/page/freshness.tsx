"use client";

import { useBooker } from "../context/booker-context.ts";
import { Rich } from "../context/rich.tsx";
import { useNow } from "../context/use-now.ts";
import { ago } from "../words/sentences.ts";

/** How old the shown availability is, and where it came from. */
export function Freshness() {
  const { asOf, source, now: start } = useBooker().offered;
  const now = useNow(start);
  const { words, t } = useBooker();
  return (
    <p className="booker-freshness">
      {asOf !== null && source !== "STALE" && (
        <Rich
          parts={t.rich("availability", {
            ago: ago(t, now - asOf),
            source,
            time: (inner) => (
              <time dateTime={new Date(asOf).toISOString()} title={words.moment(asOf)}>
                {inner}
              </time>
            ),
          })}
        />
      )}
    </p>
  );
}

/** Says loudly that the shown times are the last known ones. */
export function StaleNotice() {
  const { offered, words, t } = useBooker();
  const { asOf, source, now: start } = offered;
  const now = useNow(start);
  if (asOf === null || source !== "STALE") return null;
  return (
    <p role="status" className="notice">
      <Rich
        parts={t.rich("stale", {
          ago: ago(t, now - asOf),
          moment: words.moment(asOf),
          time: (inner) => (
            <time dateTime={new Date(asOf).toISOString()} {...words.language}>
              {inner}
            </time>
          ),
        })}
      />
    </p>
  );
}
