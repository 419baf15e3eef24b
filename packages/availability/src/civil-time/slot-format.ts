import { namesLike } from "@calcache/time-zones/data";
import type { Minute } from "../intervals/minutes.ts";
import { MINUTES_PER_DAY } from "./civil-day.ts";
import { offsetReader } from "./utc-offset.ts";

/** Writes minutes as one zone's civil times and dates. */
export type SlotFormatter = {
  /** `2026-12-01T10:00:00.000+01:00`, with the zone's offset at that time; `Z` for the zone UTC, and only for it. */
  time: (minute: Minute) => string;
  /** The civil date, `2026-12-01`. */
  date: (minute: Minute) => string;
};

/** A formatter for many minutes of one zone; cheap where they ascend: a day and an offset are written once. */
export function slotFormatter(timeZone: string): SlotFormatter {
  const clock = offsetReader(timeZone);
  const isUtc = isNameOfUtc(timeZone);
  const dateOf = lastOf((day) => new Date(day * millisecondsPerDay).toISOString().split("T")[0] ?? "");
  const mark = lastOf((offset) => (isUtc ? "Z" : offsetText(offset)));
  return {
    time: (minute) => {
      const { offset } = clock(minute);
      const civil = minute + (isUtc ? 0 : offset);
      const day = Math.floor(civil / MINUTES_PER_DAY);
      return `${dateOf(day)}T${clockText(civil - day * MINUTES_PER_DAY)}:00.000${mark(offset)}`;
    },
    date: (minute) =>
      dateOf(Math.floor((minute + clock(minute).offset) / MINUTES_PER_DAY)).slice(0, "YYYY-MM-DD".length),
  };
}

const millisecondsPerDay = MINUTES_PER_DAY * 60_000;

/** Remembers the text of the number that it was asked for last. */
function lastOf(textOf: (number: number) => string): (number: number) => string {
  let last = Number.NaN;
  let text = "";
  return (number) => {
    if (number !== last) {
      text = textOf(number);
      last = number;
    }
    return text;
  };
}

/** One minute as a zone's civil time; for many, take a `slotFormatter`. */
export function formatSlotTime(minute: Minute, timeZone: string): string {
  return slotFormatter(timeZone).time(minute);
}

/** The civil date of one minute in a zone, `YYYY-MM-DD`; for many, take a `slotFormatter`. */
export function localDate(minute: Minute, timeZone: string): string {
  return slotFormatter(timeZone).date(minute);
}

const offsetText = (offset: number) => `${offset < 0 ? "-" : "+"}${clockText(Math.abs(offset))}`;

const digits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, "0"));

/** Minutes of a day as `09:30`. */
const clockText = (minutes: number) => `${digits[Math.floor(minutes / 60)]}:${digits[minutes % 60]}`;

/** Also true of UTC's other names, such as `Etc/UTC`. */
const isNameOfUtc = (timeZone: string) => namesOfUtc.has(timeZone.toLowerCase());
const namesOfUtc = new Set(namesLike("UTC").map((name) => name.toLowerCase()));
