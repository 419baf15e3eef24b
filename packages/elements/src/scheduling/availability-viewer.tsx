import { addDays, datesFrom, placeInWeek } from "@calcache/date-picker";
import { useState } from "react";
import { browserZone, todayAt } from "../data/civil.ts";
import { useFreeBusy } from "../data/use-free-busy.ts";
import { ElementFrame } from "./frame/element-frame.tsx";
import type { ElementWords } from "./frame/element-words.ts";
import type { InLanguage } from "./frame/in-language.tsx";
import { skeletons } from "./frame/skeleton.tsx";
import { PeriodHead } from "./months/period-head.tsx";
import { type Person, type ProposedTime, proposalOf, type RowRange } from "./proposal.ts";
import { WeekGrid } from "./week-grid.tsx";

export type AvailabilityViewerProps = InLanguage & {
  people: readonly Person[];
  /** how many dates at once, from the week's first; 7 */
  days?: number | undefined;
  /** the hours that are shown, half-open; 8 to 18 */
  hours?: readonly [from: number, to: number] | undefined;
  /** IANA; the browser's */
  timeZone?: string | undefined;
  onPropose?: ((time: ProposedTime) => void) | undefined;
};

/** A week of several people: who is busy when. Dragging, or Shift with the arrow keys, proposes a time. */
export function AvailabilityViewer({ words, ...props }: AvailabilityViewerProps & { words: ElementWords }) {
  const { t } = words;
  const { people, days = 7, hours = [8, 18], theme, onPropose } = props;
  const { timeZone = browserZone() } = props;
  const [today] = useState(() => todayAt(Date.now()));
  const [week, setWeek] = useState(0);
  const [proposed, setProposed] = useState<RowRange | null>(null);
  const dates = datesFrom(addDays(today, week * 7 - placeInWeek(today, words.firstDayOfWeek)), days);
  const [first = today, last = first] = [dates[0], dates.at(-1)];
  const usernames = people.map(({ username }) => username);
  const { answer, retry } = useFreeBusy(usernames, timeZone, first, days, props);
  const start = proposed && proposalOf(proposed, hours, people, {}, timeZone);

  return (
    <ElementFrame {...{ words, theme, answer, retry }} label={t("availability")} skeleton={skeletons.viewer}>
      {(known) => (
        <>
          <PeriodHead
            unit="week"
            title={`${words.dayAndMonth(first)} – ${words.dayAndMonth(last)}`}
            words={words}
            onEarlier={week > 0 ? () => setWeek(week - 1) : null}
            onLater={() => setWeek(week + 1)}
          />
          <ul className="cc-legend" aria-label={t("people")}>
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
              ? t("howToPropose")
              : t("proposed", {
                  time: `${words.fullDate(start.start.slice(0, 10))}${t("between")}${words.time(start.start)} – ${words.time(start.end)}`,
                })}
          </p>
        </>
      )}
    </ElementFrame>
  );
}
