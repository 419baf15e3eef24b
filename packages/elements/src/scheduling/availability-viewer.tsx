import { addDays, datesFrom, placeInWeek } from "@calcache/date-picker";
import { useMemo, useState } from "react";
import { browserZone, todayAt } from "../data/civil.ts";
import type { Place } from "../data/place.ts";
import { useFreeBusy } from "../data/use-free-busy.ts";
import { ElementFrame, type Look } from "./element-frame.tsx";
import { elementWords } from "./element-words.ts";
import { pageLocale } from "./page-locale.ts";
import { PeriodHead } from "./period-head.tsx";
import { type Person, type ProposedTime, proposalOf, type RowRange } from "./proposal.ts";
import { WeekGrid } from "./week-grid.tsx";

export type AvailabilityViewerProps = Place &
  Look & {
    people: readonly Person[];
    /** how many dates at once, from the week's first; 7 */
    days?: number | undefined;
    /** the hours that are shown, half-open; 8 to 18 */
    hours?: readonly [from: number, to: number] | undefined;
    locale?: string | undefined;
    /** IANA; the browser's */
    timeZone?: string | undefined;
    onPropose?: ((time: ProposedTime) => void) | undefined;
  };

/** What it says before anything is known. */
export const waiting = { label: "Availability", loading: "Loading availability", skeleton: 6 };

/** A week of several people: who is busy when. Dragging, or Shift with the arrow keys, proposes a time. */
export function AvailabilityViewer(props: AvailabilityViewerProps) {
  const { people, days = 7, hours = [8, 18], theme, onPropose } = props;
  const { locale = pageLocale(), timeZone = browserZone() } = props;
  const words = useMemo(() => elementWords(locale), [locale]);
  const [today] = useState(() => todayAt(Date.now()));
  const [week, setWeek] = useState(0);
  const [proposed, setProposed] = useState<RowRange | null>(null);
  const dates = datesFrom(addDays(today, week * 7 - placeInWeek(today, words.firstDayOfWeek)), days);
  const [first = today, last = first] = [dates[0], dates.at(-1)];
  const usernames = people.map(({ username }) => username);
  const { answer, retry } = useFreeBusy(usernames, timeZone, first, days, props);
  const start = proposed && proposalOf(proposed, hours, people, {}, timeZone);

  return (
    <ElementFrame {...waiting} {...{ theme, answer, retry }}>
      {(known) => (
        <>
          <PeriodHead
            unit="week"
            title={`${words.dayAndMonth(first)} – ${words.dayAndMonth(last)}`}
            words={words}
            onEarlier={week > 0 ? () => setWeek(week - 1) : null}
            onLater={() => setWeek(week + 1)}
          />
          <ul className="cc-legend" aria-label="Whose time is shown, in this order">
            {people.map(({ username, name }) => (
              <li key={username}>{name ?? username}</li>
            ))}
          </ul>
          {known !== null && (
            <WeekGrid
              {...{ dates, hours, people, words, proposed }}
              busy={known.data}
              onPropose={(range) => {
                setProposed(range);
                onPropose?.(proposalOf(range, hours, people, known.data, timeZone));
              }}
            />
          )}
          <p role="status" className="cc-muted">
            {start === null
              ? "Filled is busy, striped isn't known. Drag over a time to propose it, or hold Shift with the arrow keys and press Enter."
              : `Proposed: ${words.fullDate(start.start.slice(0, 10))}, ${words.time(start.start)} – ${words.time(start.end)}`}
          </p>
        </>
      )}
    </ElementFrame>
  );
}
