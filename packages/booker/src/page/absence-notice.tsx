"use client";

import { useBooker } from "../context/booker-context.ts";

/** Says when the person whose page it is is away, on some of the shown dates, and who stands in. */
export function AbsenceNotice() {
  const { eventType, offered, words } = useBooker();
  const { first, last } = offered;
  const present = (eventType.absences ?? []).filter((one) => one.first <= last && first <= one.last);
  if (present.length === 0) return null;
  return (
    <div role="status" className="notice">
      {present.map(({ hostName, reason, standIn, ...dates }) => (
        <p key={`${dates.first} ${dates.last}`}>
          {hostName} is out of office (
          <span {...words.language}>
            {dates.first === dates.last
              ? words.fullDate(dates.first)
              : words.dateRange(dates.first, dates.last)}
          </span>
          ){reason !== null && <>: {reason}</>}.{" "}
          {standIn && (
            <>
              {standIn.username === null ? (
                standIn.name
              ) : (
                <a href={`/${encodeURIComponent(standIn.username)}`}>{standIn.name}</a>
              )}{" "}
              stands in.
            </>
          )}
        </p>
      ))}
    </div>
  );
}
