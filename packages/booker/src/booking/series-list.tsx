import type { Translator } from "@calcache/languages";
import type { Zone } from "@calcache/time-zones";
import type { TimeFormat } from "../view/page-query.ts";
import { wordsIn } from "../words/words.ts";

export type BookedStatus = "accepted" | "pending" | "cancelled" | "rejected";

/** A booking of a series, as the others' pages list it. Epoch ms. */
export type SeriesEntry = {
  start: number;
  status: BookedStatus;
  /** its page; null for the one that is shown */
  href: string | null;
};

const remarks = {
  accepted: null,
  pending: "notConfirmedYet",
  cancelled: "isCancelled",
  rejected: "isDeclined",
} as const;

/** The bookings that were made together, each with a page of its own. */
export function SeriesList({
  t,
  entries,
  zone,
  locale,
  timeFormat,
  ics,
}: {
  t: Translator<"receipt">;
  entries: readonly SeriesEntry[];
  zone: Zone;
  locale: string;
  timeFormat: TimeFormat | null;
  /** All of them as one calendar file; null where none is on any more. */
  ics: string | null;
}) {
  const words = wordsIn(locale, zone, timeFormat);
  return (
    <section aria-labelledby="series">
      <h2 id="series" className="label">
        {t("inARow", { count: String(entries.length) })}
      </h2>
      <ol className="occurrences">
        {entries.map(({ start, status, href }) => {
          const minute = Math.floor(start / 60_000);
          const remark = remarks[status];
          const time = (
            <span {...words.language}>
              {words.fullDate(words.dateOf(minute))}, {words.time(minute)}
            </span>
          );
          return (
            <li key={`${start} ${href}`}>
              {href === null ? (
                <strong aria-current="true">{time}</strong>
              ) : (
                <a href={href} className="booker-text-link">
                  {time}
                </a>
              )}
              {remark && <span className="text-muted"> ({t(remark)})</span>}
            </li>
          );
        })}
      </ol>
      {ics && (
        <a href={ics} className="booker-text-link" download>
          {t("allAsFile")}
        </a>
      )}
    </section>
  );
}
