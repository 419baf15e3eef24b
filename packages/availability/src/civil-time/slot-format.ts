import { namesLike } from "@calcache/time-zones/data";
import type { Minute } from "../intervals/minutes.ts";
import { offsetReader } from "./utc-offset.ts";

/** Writes minutes as one zone's civil times and dates. */
export type SlotFormatter = {
  /** `2026-12-01T10:00:00.000+01:00`, with the zone's offset at that time; `Z` for the zone UTC, and only for it. */
  time: (minute: Minute) => string;
  /** The civil date, `2026-12-01`. */
  date: (minute: Minute) => string;
};

/** A formatter for many minutes of one zone; cheap where they ascend. */
export function slotFormatter(timeZone: string): SlotFormatter {
  const clock = offsetReader(timeZone);
  const isUtc = isNameOfUtc(timeZone);
  const civil = (minute: Minute, offset: number) => new Date((minute + offset) * 60_000).toISOString();
  return {
    time: (minute) => {
      const { offset } = clock(minute);
      return isUtc ? civil(minute, 0) : civil(minute, offset).replace("Z", offsetText(offset));
    },
    date: (minute) => civil(minute, clock(minute).offset).slice(0, "YYYY-MM-DD".length),
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

function offsetText(offset: number): string {
  const digits = (value: number) => String(value).padStart(2, "0");
  const size = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}

/** Also true of UTC's other names, such as `Etc/UTC`. */
const isNameOfUtc = (timeZone: string) => namesOfUtc.has(timeZone.toLowerCase());
const namesOfUtc = new Set(namesLike("UTC").map((name) => name.toLowerCase()));
