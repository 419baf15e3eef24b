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

const remarks = { accepted: "", pending: "not confirmed yet", cancelled: "cancelled", rejected: "declined" };

/** The bookings that were made together, each with a page of its own. */
export function SeriesList({
  entries,
  zone,
  locale,
  timeFormat,
  ics,
}: {
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
        {entries.length} bookings in a row
      </h2>
      <ol className="occurrences">
        {entries.map(({ start, status, href }) => {
          const minute = Math.floor(start / 60_000);
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
              {remarks[status] && <span className="text-muted"> ({remarks[status]})</span>}
            </li>
          );
        })}
      </ol>
      {ics && (
        <a href={ics} className="booker-text-link" download>
          All of them as one calendar file
        </a>
      )}
    </section>
  );
}
