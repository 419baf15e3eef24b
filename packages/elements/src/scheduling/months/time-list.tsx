import { timeKeys } from "@calcache/date-picker/components";
import type { ElementWords } from "../frame/element-words.ts";

/** A time that can be chosen: what it is known by, and the civil time that is written. */
export type ListedTime = { value: string; civil: string };

/** The times of a date, one of which can be chosen. Arrow keys lead from one to the next, Escape back. */
export function TimeList({
  date,
  times,
  chosen,
  words,
  onChoose,
  onEscape,
}: {
  date: string;
  times: readonly ListedTime[];
  chosen: string | null;
  words: ElementWords;
  onChoose: (value: string) => void;
  onEscape: () => void;
}) {
  const onKeyDown = timeKeys(onEscape);
  return (
    <div className="cc-times">
      <p className="cc-title" {...words.language}>
        {words.fullDate(date)}
      </p>
      <ul onKeyDown={onKeyDown} aria-label={words.t("timesOn", { date: words.fullDate(date) })}>
        {times.map(({ value, civil }) => (
          <li key={value}>
            <button
              type="button"
              className="cc-button cc-time"
              aria-pressed={value === chosen}
              data-start={value}
              onClick={() => onChoose(value)}
              {...words.language}
            >
              {words.time(civil)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
