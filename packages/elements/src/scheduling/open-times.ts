import { type Civil, civilAfter, civilIn } from "../data/civil.ts";
import { type BusyRange, statusIn } from "../data/use-free-busy.ts";

/** Which civil times can be chosen at all, whoever is busy. */
export type TimesWish = {
  /** hours of the day, half-open */
  hours: readonly [from: number, to: number];
  /** minutes from one start to the next */
  step: number;
  /** minutes from a start that have to be free, and within the hours */
  duration: number;
  /** the first and the last start, both among them: a civil time, or a date for all of it */
  min?: string | undefined;
  max?: string | undefined;
};

/** A civil time or a date, as `min` and `max` are; undefined for anything else. */
export const boundIn = (text = ""): string | undefined =>
  civilIn(text) || (civilIn(`${text}T00:00`) && text) || undefined;

/** Whether a civil time is not before `min` and not after `max`. */
export const isWithin = (time: Civil, { min = "", max }: Pick<TimesWish, "min" | "max">): boolean =>
  time.slice(0, min.length) >= min && (max === undefined || time.slice(0, max.length) <= max);

/** The starts on a date at which nobody is busy, nor unknown. @param busy of all who have to be free */
export function openTimes(date: string, wish: TimesWish, busy: readonly BusyRange[]): Civil[] {
  const { hours, step, duration } = wish;
  const [from, to] = [hours[0] * 60, hours[1] * 60];
  const count = Math.max(0, Math.floor((to - from - duration) / step) + 1);
  return Array.from({ length: count }, (_, index) => civilAfter(`${date}T00:00`, from + index * step)).filter(
    (start) => isWithin(start, wish) && statusIn(busy, start, civilAfter(start, duration)) === "free",
  );
}
