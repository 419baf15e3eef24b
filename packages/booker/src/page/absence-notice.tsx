"use client";

import type { CivilDate } from "@calcache/date-picker";
import type { ReactNode } from "react";
import { useBooker } from "../context/booker-context.ts";
import { Rich } from "../context/rich.tsx";

/** Says when the person whose page it is is away, on some of the shown dates, and who stands in. */
export function AbsenceNotice() {
  const { eventType, offered, words, t, search } = useBooker();
  const kept = search.lang === undefined ? "" : `?${new URLSearchParams({ lang: search.lang })}`;
  const { first, last } = offered;
  const present = (eventType.absences ?? []).filter((one) => one.first <= last && first <= one.last);
  if (present.length === 0) return null;
  const away = (name: string, reason: string | null, days: { first: CivilDate; last: CivilDate }) => {
    const dates =
      days.first === days.last ? words.fullDate(days.first) : words.dateRange(days.first, days.last);
    const when = (inner: ReactNode) => <span {...words.language}>{inner}</span>;
    return reason === null
      ? t.rich("away", { name, dates, when })
      : t.rich("awayBecause", { name, dates, when, reason });
  };
  return (
    <div role="status" className="notice">
      {present.map(({ hostName, reason, standIn, ...dates }) => (
        <p key={`${dates.first} ${dates.last}`}>
          <Rich parts={away(hostName, reason, dates)} />{" "}
          {standIn && (
            <Rich
              parts={t.rich("standsIn", {
                name: standIn.name,
                who: (inner) =>
                  standIn.username === null ? (
                    inner
                  ) : (
                    <a href={`/${encodeURIComponent(standIn.username)}${kept}`}>{inner}</a>
                  ),
              })}
            />
          )}
        </p>
      ))}
    </div>
  );
}
