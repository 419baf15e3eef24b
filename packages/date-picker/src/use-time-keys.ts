import { type KeyboardEvent, useCallback } from "react";

/**
 * Arrow keys among times, elements with `data-start`: up and down within a date, left and right to the nearest time of the date beside it
 * (`data-column`), or where none is to the time before and after; Home and End to a date's first and last. Tab goes on as everywhere.
 */
export function useTimeKeys(onEscape?: () => void): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(
    (event) => {
      if (event.key === "Escape") onEscape?.();
      const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(time) : null;
      const next = from && neighbour(from, event.key, event.currentTarget);
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
    [onEscape],
  );
}

const time = "[data-start]";
const column = "[data-column]";

function neighbour(from: HTMLElement, key: string, root: HTMLElement): HTMLElement | undefined {
  const columns = [...root.querySelectorAll<HTMLElement>(column)].filter((found) =>
    found.querySelector(time),
  );
  const own = from.closest<HTMLElement>(column);
  const times = timesOf(own ?? root);
  const index = times.indexOf(from);
  switch (key) {
    case "ArrowDown":
      return times[index + 1];
    case "ArrowUp":
      return times[index - 1];
    case "Home":
      return times[0];
    case "End":
      return times.at(-1);
    case "ArrowLeft":
    case "ArrowRight": {
      const onwards = getComputedStyle(root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const step = key === onwards ? 1 : -1;
      if (own === null) return times[index + step];
      const beside = columns[columns.indexOf(own) + step];
      return beside ? nearest(timesOf(beside), from.getBoundingClientRect().top) : undefined;
    }
    default:
      return undefined;
  }
}

const timesOf = (within: HTMLElement) => [...within.querySelectorAll<HTMLElement>(time)];

function nearest(times: readonly HTMLElement[], top: number): HTMLElement | undefined {
  const distance = (element: HTMLElement) => Math.abs(element.getBoundingClientRect().top - top);
  return times.toSorted((a, b) => distance(a) - distance(b))[0];
}
