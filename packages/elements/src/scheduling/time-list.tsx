import { type KeyboardEvent, useRef } from "react";
import type { ElementWords } from "./element-words.ts";
import { isRtl, moveInGrid } from "./move-in-grid.ts";

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
  const list = useRef<HTMLUListElement>(null);

  function onKeyDown(event: KeyboardEvent<HTMLUListElement>) {
    if (event.key === "Escape") onEscape();
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const isUpOrDown = event.key === "ArrowUp" || event.key === "ArrowDown";
    const key = isUpOrDown ? event.key.replace("Up", "Left").replace("Down", "Right") : event.key;
    const turned = isRtl(event.currentTarget) && !isUpOrDown;
    const to = moveInGrid(key, { row: 0, column: at }, { rows: 1, columns: buttons.length }, turned);
    if (to === null || at === -1) return;
    event.preventDefault();
    buttons[to.column]?.focus();
  }

  return (
    <div className="cc-times">
      <p className="cc-title" {...words.language}>
        {words.fullDate(date)}
      </p>
      <ul ref={list} onKeyDown={onKeyDown} aria-label={`Times on ${words.fullDate(date)}`}>
        {times.map(({ value, civil }) => (
          <li key={value}>
            <button
              type="button"
              className="cc-button cc-time"
              aria-pressed={value === chosen}
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
