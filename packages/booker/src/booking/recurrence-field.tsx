"use client";

import type { Minute } from "@calcache/availability";
import { repeated } from "@calcache/time-zones";
import { useState } from "react";
import { useBooker } from "../context/booker-context.ts";
import { Rich } from "../context/rich.tsx";
import type { PublicRecurrence } from "../view/event-type.ts";
import { everySo } from "../words/sentences.ts";

/** As many times as this are listed; of more, the last one is told besides. */
const mostListed = 12;

/** How many times to book, and when these are: as many as there may be at most, until another number is chosen. */
export function RecurrenceField({
  start,
  recurrence,
  value,
  error,
}: {
  start: Minute;
  recurrence: PublicRecurrence;
  /** as it was sent before; empty before that */
  value: string;
  error: string | null;
}) {
  const { t } = useBooker();
  const { most } = recurrence;
  const [given, setGiven] = useState(value || String(most));
  const id = "booking-recurrenceCount";
  const described = ["times", ...(error ? ["error"] : [])].map((part) => `${id}-${part}`).join(" ");
  return (
    <div className="form-field">
      <label htmlFor={id}>{t("howManyTimes", { every: everySo(t, recurrence) })}</label>
      {error && (
        <p id={`${id}-error`} className="form-error">
          {error}
        </p>
      )}
      <input
        id={id}
        name="recurrenceCount"
        className="field form-number"
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        required
        autoComplete="off"
        value={given}
        onChange={({ target }) => setGiven(target.value)}
        aria-invalid={error !== null}
        aria-describedby={described}
      />
      <div id={`${id}-times`}>
        <Times start={start} recurrence={recurrence} count={countOf(given, most)} />
      </div>
    </div>
  );
}

/** What is no number of times is told once the form is sent; until then all are listed. */
function countOf(given: string, most: number): number {
  const count = Number(given);
  return Number.isInteger(count) && count >= 1 && count <= most ? count : most;
}

function Times({ start, recurrence, count }: { start: Minute; recurrence: PublicRecurrence; count: number }) {
  const { words, t } = useBooker();
  const starts = repeated(start * 60_000, recurrence, count, words.zone).map((instant) => instant / 60_000);
  const shown = starts.length > mostListed ? starts.slice(0, mostListed - 1) : starts;
  const last = starts.at(-1) ?? start;
  const inWords = (minute: Minute) => `${words.fullDate(words.dateOf(minute))}, ${words.time(minute)}`;
  return (
    <>
      <p className="form-hint">{t("occurrences", { count })}</p>
      <ol className="occurrences">
        {shown.map((minute) => (
          <li key={minute} {...words.language}>
            {inWords(minute)}
          </li>
        ))}
      </ol>
      {shown.length < starts.length && (
        <p className="form-hint">
          <Rich
            parts={t.rich("andMoreUntil", {
              count: String(starts.length - shown.length),
              last: inWords(last),
              when: (inner) => <span {...words.language}>{inner}</span>,
            })}
          />
        </p>
      )}
    </>
  );
}
