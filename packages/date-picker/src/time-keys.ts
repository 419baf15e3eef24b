import type { KeyboardEvent } from "react";
import { isRtl } from "./is-rtl.ts";

/** The times that stand with one, elements with `data-start`, in order. */
type Group = {
  /** what holds them; the whole without it */
  of?: (time: HTMLElement) => HTMLElement | null;
  /** the time that is reached by so many groups to the side, 1 or -1; without it, to the time before or after */
  beside?: (time: HTMLElement, step: number, whole: HTMLElement) => HTMLElement | undefined;
};

/**
 * What hears keys among times, elements with `data-start`: up and down to the one before and after, left and right too or to the date beside,
 * Home and End to the first and last. Tab goes on as everywhere.
 */
export function timeKeys(
  onEscape?: () => void,
  { of, beside }: Group = {},
): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { key, currentTarget, target } = event;
    if (key === "Escape") onEscape?.();
    const from = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-start]") : null;
    if (from === null) return;
    const times = timesOf(of?.(from) ?? currentTarget);
    const index = times.indexOf(from);
    const sideways = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    const step = isRtl(currentTarget) ? -sideways : sideways;
    const next = {
      ArrowDown: times[index + 1],
      ArrowUp: times[index - 1],
      Home: times[0],
      End: times.at(-1),
    }[key];
    const to = step ? (beside ? beside(from, step, currentTarget) : times[index + step]) : next;
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
}

export const timesOf = (within: HTMLElement): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>("[data-start]"),
];
