import { wallTime } from "./civil-time.ts";
import { type DateFormatOptions, dateFormat, plainSpaces } from "./date-format.ts";
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

/** The zone is given with each instant. */
type Options = DateFormatOptions & { timeZoneName?: "short" | "long" };

/**
 * Formats civil times with `Intl`, but by the offsets of the given zone: `Intl` is handed the wall time and told that the zone is UTC, so
 * its own rules, which may be outdated, play no part.
 */
export function civilFormat(locale: string, options: Options): CivilFormat {
  const format = () => dateFormat(locale, options);
  const { timeZoneName } = options;
  return {
    at(zone, instant) {
      const wall = wallTime(zone, instant);
      if (timeZoneName === undefined) return plainSpaces(format().format(wall));
      const parts = format()
        .formatToParts(wall)
        .map(({ type, value }) =>
          type === "timeZoneName" ? zoneNameAt(zone, instant, locale, timeZoneName) : value,
        );
      return plainSpaces(parts.join(""));
    },
    range(zone, start, end) {
      const parts = format().formatRangeToParts(wallTime(zone, start), wallTime(zone, end));
      const first = parts.findIndex(({ source }) => source === "startRange");
      const second = parts.findIndex(({ source }) => source === "endRange");
      const text = (from: number, to: number) =>
        plainSpaces(
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
