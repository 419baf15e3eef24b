"use client";

import type { MinuteRange } from "@calcache/availability";
import { monthOfDate } from "@calcache/date-picker";
import { useEffect, useRef } from "react";
import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import type { BookingFormState, BookingProblem } from "../view/booking-form.ts";

/** Why a booking wasn't made and what can be done; takes the focus, so that nobody misses it. */
export function BookingProblemNotice({ state }: { state: NonNullable<BookingFormState> }) {
  const notice = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer takes the focus anew
  useEffect(() => notice.current?.focus(), [state]);
  const { problem } = state;
  const { t } = useBooker();
  return (
    <div ref={notice} tabIndex={-1} role="alert" className="notice problem">
      <h3>{useHeading(problem)}</h3>
      {problem.kind === "invalid" && (
        <ul>
          {problem.errors.map(({ field, message }) => (
            <li key={field}>
              <a href={`#booking-${encodeURIComponent(field)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
      {problem.kind === "slot-taken" && <Alternatives slots={problem.alternatives} />}
      {problem.kind === "series-taken" && (
        <>
          <Taken slots={problem.taken} />
          <p>{t("chooseFewer")}</p>
          {problem.alternatives.length > 0 && <Alternatives slots={problem.alternatives} />}
        </>
      )}
      {problem.kind === "booker-limit" && problem.offersReschedule && <p>{t("moveByMail")}</p>}
    </div>
  );
}

/** What has happened. */
function useHeading(problem: BookingProblem): string {
  const { t, eventType } = useBooker();
  switch (problem.kind) {
    case "invalid":
      return t("checkForm");
    case "slot-taken":
      return t("slotTaken");
    case "series-taken":
      return t("seriesTaken", { count: problem.taken.length });
    case "booker-limit":
      return t(eventType.recurrence === undefined ? "limitReached" : "limitOfSeries", {
        count: problem.most,
      });
    case "too-often":
      return t("tooOften", { count: Math.ceil(problem.retryAfterSeconds / 60) });
    case "link-over":
      return t("linkOver");
    case "not-movable":
      return t("notMovable");
    case "failed":
      return t("failed");
  }
}

/** The occurrences that can't be had. */
function Taken({ slots }: { slots: readonly MinuteRange[] }) {
  const { words } = useBooker();
  return (
    <ul>
      {slots.map(({ start }) => (
        <li key={start} {...words.language}>
          {words.fullDate(words.dateOf(start))}, {words.time(start)}
        </li>
      ))}
    </ul>
  );
}

/** The free slots nearest to the one that was taken. */
function Alternatives({ slots }: { slots: readonly MinuteRange[] }) {
  const { words, t } = useBooker();
  if (slots.length === 0) return <p>{t("nothingNear")}</p>;
  return (
    <>
      <p>{t("nearestFree")}</p>
      <ul className="alternatives">
        {slots.map(({ start }) => {
          const date = words.dateOf(start);
          const slot = new Date(start * 60_000).toISOString();
          return (
            <li key={start}>
              <PageLink to={{ slot, date, month: monthOfDate(date) }} className="button" {...words.language}>
                {words.shortDate(date)}, {words.time(start)}
              </PageLink>
            </li>
          );
        })}
      </ul>
    </>
  );
}
