import { type KeyboardEvent, useCallback } from "react";
import { isRtl } from "./is-rtl.ts";

/** The times that stand with one, elements with `data-start`, in order. */
type Group = {
  /** what holds them; the whole without it */
  of?: (time: HTMLElement) => HTMLElement | null;
  /** the time that is reached by so many groups to the side, 1 or -1; without it, to the time before or after */
  beside?: (time: HTMLElement, step: number, whole: HTMLElement) => HTMLElement | undefined;
};

const whole: Group = {};

/**
 * Keys among times, elements with `data-start`: up and down to the one before and after, left and right too or to the date beside, Home and
 * End to the first and last. Tab goes on as everywhere.
 */
export function useTimeKeys(
  onEscape?: () => void,
  { of, beside }: Group = whole,
): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(
    (event) => {
      const { key, currentTarget, target } = event;
      if (key === "Escape") onEscape?.();
      const from = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-start]") : null;
      const sideways = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      if (from === null) return;
      const times = timesOf(of?.(from) ?? currentTarget);
      const index = times.indexOf(from);
      const step = isRtl(currentTarget) ? -sideways : sideways;
      const next = {
        ArrowDown: times[index + 1],
        ArrowUp: times[index - 1],
        Home: times[0],
        End: times.at(-1),
      }[key];
      const reached = step && (beside ? beside(from, step, currentTarget) : times[index + step]);
      const to = reached || next;
      if (!to) return;
      event.preventDefault();
      to.focus();
    },
    [onEscape, of, beside],
  );
}

export const timesOf = (within: HTMLElement): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>("[data-start]"),
];
