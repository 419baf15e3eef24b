import { wallTime } from "./civil-time.ts";
import { rangeInOrder } from "./direction.ts";
import type { Zone } from "./zone.ts";
import { zoneNameAt } from "./zone-name.ts";

/** Writes civil times in one language. Instants are epoch ms. */
export type CivilFormat = {
  /** `Dec 1, 2026, 9:00 AM` */
  at: (zone: Zone, instant: number) => string;
  /** `Dec 1, 2026, 9:00 – 9:30 AM` */
  range: (zone: Zone, start: number, end: number) => string;
};

/** The zone is given with each instant, and the calendar is always the Gregorian one. */
type Options = Omit<Intl.DateTimeFormatOptions, "timeZone" | "calendar" | "timeZoneName"> & {
  timeZoneName?: "short" | "long";
};

/**
 * Formats civil times with `Intl`, but by the offsets of the given zone: `Intl` is handed the wall time and told that the zone is UTC, so
 * its own rules, which may be outdated, play no part. Thin and narrow spaces become plain ones, because many fonts, searches
 * and mail programs don't handle them.
 */
export function civilFormat(locale: string, options: Options): CivilFormat {
  const format = () => formatOf(locale, options);
  const { timeZoneName } = options;
  return {
    at(zone, instant) {
      const wall = wallTime(zone, instant);
      if (timeZoneName === undefined) return plain(format().format(wall));
      const parts = format()
        .formatToParts(wall)
        .map(({ type, value }) =>
          type === "timeZoneName" ? zoneNameAt(zone, instant, locale, timeZoneName) : value,
        );
      return plain(parts.join(""));
    },
    range(zone, start, end) {
      const parts = format().formatRangeToParts(wallTime(zone, start), wallTime(zone, end));
      const first = parts.findIndex(({ source }) => source === "startRange");
      const second = parts.findIndex(({ source }) => source === "endRange");
      const text = (from: number, to: number) =>
        plain(
          parts
            .slice(from, to)
            .map(({ value }) => value)
            .join(""),
        );
      if (first === -1 || second < first) return text(0, parts.length);
      const dash = parts.findLastIndex(({ source }) => source === "startRange") + 1;
      const rest = parts.findLastIndex(({ source }) => source === "endRange") + 1;
      const range = rangeInOrder(locale, text(first, dash), text(dash, second), text(second, rest));
      return text(0, first) + range + text(rest, parts.length);
    },
  };
}

/** Creating a format is slow, and most pages need few of them: each is created on first use, and kept. */
const formats = new Map<string, Intl.DateTimeFormat>();
/** A bound, because the language is whatever a visitor's request says. */
const mostFormats = 1_000;

function formatOf(locale: string, options: Options): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { ...options, calendar: "gregory", timeZone: "UTC" });
  if (formats.size >= mostFormats) formats.clear();
  formats.set(key, format);
  return format;
}

const plain = (text: string) => text.replaceAll(/[\u2009\u202f]/g, " ");
