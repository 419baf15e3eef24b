"use client";

import type { MinuteRange } from "@calcache/availability";
import { useEffect, useRef } from "react";
import { useBooker } from "../context/booker-context.ts";
import { PageLink } from "../context/page-link.tsx";
import type { BookingFormState } from "../view/booking-form.ts";
import { monthOfDate } from "../view/civil-date.ts";

/** Why a booking wasn't made and what can be done; takes the focus, so that nobody misses it. */
export function BookingProblemNotice({ state }: { state: NonNullable<BookingFormState> }) {
  const notice = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer takes the focus anew
  useEffect(() => notice.current?.focus(), [state]);
  const { problem } = state;
  const repeats = useBooker().eventType.recurrence !== undefined;
  return (
    <div ref={notice} tabIndex={-1} role="alert" className="notice problem">
      {problem.kind === "invalid" && (
        <>
          <h3>Please check what you filled in</h3>
          <ul>
            {problem.errors.map(({ field, message }) => (
              <li key={field}>
                <a href={`#booking-${encodeURIComponent(field)}`}>{message}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {problem.kind === "slot-taken" && (
        <>
          <h3>Somebody else has just taken this time</h3>
          <Alternatives slots={problem.alternatives} />
        </>
      )}
      {problem.kind === "series-taken" && (
        <>
          <h3>
            {problem.taken.length === 1 ? "One of these times isn't" : "Some of these times aren't"} free any
            more, so none was booked
          </h3>
          <Taken slots={problem.taken} />
          <p>Choose fewer times, or another one to begin with.</p>
          {problem.alternatives.length > 0 && <Alternatives slots={problem.alternatives} />}
        </>
      )}
      {problem.kind === "booker-limit" && (
        <>
          <h3>
            {repeats
              ? `You can have ${problem.most} booking${problem.most === 1 ? "" : "s"} of this kind at a time, with those that you have already.`
              : problem.most === 1
                ? "You have a booking of this kind already, and can have one at a time."
                : `You have ${problem.most} bookings of this kind already, as many as you can have at a time.`}
          </h3>
          {problem.offersReschedule && <p>We have sent you a mail by which you can move the next of them.</p>}
        </>
      )}
      {problem.kind === "too-often" && (
        <h3>
          That was very often. Please try again in {Math.ceil(problem.retryAfterSeconds / 60)} minute
          {problem.retryAfterSeconds > 60 && "s"}.
        </h3>
      )}
      {problem.kind === "link-over" && (
        <h3>
          This private link has been used up or has expired meanwhile, and nothing was booked. Please ask
          whoever sent it to you for another one.
        </h3>
      )}
      {problem.kind === "not-movable" && <h3>This booking can't be moved any more.</h3>}
      {problem.kind === "failed" && (
        <h3>Something on our side went wrong, and nothing was booked. Please try again in a moment.</h3>
      )}
    </div>
  );
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
  const { words } = useBooker();
  if (slots.length === 0) return <p>Nothing else is free around it. Please choose another day.</p>;
  return (
    <>
      <p>The nearest times that are free:</p>
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
