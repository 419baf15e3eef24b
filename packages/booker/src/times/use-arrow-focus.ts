"use client";

import { type KeyboardEvent, useCallback } from "react";

/**
 * Arrow keys among slots: up and down within a date, left and right to the nearest slot of the date beside it, Home and
 * End to a date's first and last. Tab goes on as everywhere.
 */
export function useArrowFocus(): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(slot) : null;
    const next = from && neighbour(from, event.key, event.currentTarget);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }, []);
}

const slot = "[data-start]";
const column = "[data-column]";

function neighbour(from: HTMLElement, key: string, root: HTMLElement): HTMLElement | undefined {
  const columns = [...root.querySelectorAll<HTMLElement>(column)].filter((found) =>
    found.querySelector(slot),
  );
  const own = from.closest<HTMLElement>(column);
  const slots = slotsOf(own ?? root);
  const index = slots.indexOf(from);
  switch (key) {
    case "ArrowDown":
      return slots[index + 1];
    case "ArrowUp":
      return slots[index - 1];
    case "Home":
      return slots[0];
    case "End":
      return slots.at(-1);
    case "ArrowLeft":
    case "ArrowRight": {
      const onwards = getComputedStyle(root).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const beside = own && columns[columns.indexOf(own) + (key === onwards ? 1 : -1)];
      return beside ? nearest(slotsOf(beside), from.getBoundingClientRect().top) : undefined;
    }
    default:
      return undefined;
  }
}

const slotsOf = (within: HTMLElement) => [...within.querySelectorAll<HTMLElement>(slot)];

function nearest(slots: readonly HTMLElement[], top: number): HTMLElement | undefined {
  const distance = (element: HTMLElement) => Math.abs(element.getBoundingClientRect().top - top);
  return slots.toSorted((a, b) => distance(a) - distance(b))[0];
}
