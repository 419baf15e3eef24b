import { timesOf } from "@calcache/date-picker/components";

const column = "[data-column]";

/** Dates side by side: keys lead up and down in one, and sideways to the nearest time of the next that has any. */
export const columns = {
  of: (time: HTMLElement) => time.closest<HTMLElement>(column),
  beside(time: HTMLElement, step: number, whole: HTMLElement): HTMLElement | undefined {
    const withTimes = [...whole.querySelectorAll<HTMLElement>(column)].filter(
      (found) => timesOf(found).length > 0,
    );
    const beside = withTimes[withTimes.findIndex((found) => found.contains(time)) + step];
    return beside && nearest(timesOf(beside), time.getBoundingClientRect().top);
  },
};

function nearest(times: readonly HTMLElement[], top: number): HTMLElement | undefined {
  const distance = (element: HTMLElement) => Math.abs(element.getBoundingClientRect().top - top);
  return times.toSorted((a, b) => distance(a) - distance(b))[0];
}
