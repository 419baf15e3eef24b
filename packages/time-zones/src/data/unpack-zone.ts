/**
 * A zone's UTC offsets (minutes) and abbreviations (`CET`). From `transitions[i]` on (epoch minutes) those at `i + 1` hold; before the
 * first transition, those at 0.
 */
export type UnpackedZone = { transitions: number[]; offsets: number[]; abbreviations: string[] };

/**
 * Reads a zone in moment-timezone's packed format: name | abbreviations | minutes west of UTC | which of them hold between the
 * transitions | minutes from each transition to the next, the first since the epoch | population. Numbers have the base 60.
 * Local mean times, which have seconds, are rounded to minutes: offsets down, transitions up.
 * Source: momentjs.com/timezone/docs, "Packed source format"
 */
export function unpackZone(zone: string): UnpackedZone {
  const [, abbreviations = "", offsets = "", indices = "", differences = ""] = zone.split("|");
  const names = abbreviations.split(" ");
  const distances = offsets.split(" ").map(fromBase60);
  const kept = Array.from(indices, fromBase60);
  let at = 0;
  const transitions = differences
    .split(" ")
    .filter(Boolean)
    .map((difference) => {
      at += fromBase60(difference);
      return Math.ceil(Math.round(at * 60) / 60);
    });
  return {
    transitions,
    offsets: kept.map((index) => Math.floor(0 - (distances[index] ?? 0))),
    abbreviations: kept.map((index) => names[index] ?? ""),
  };
}

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX";

function fromBase60(text: string): number {
  const [whole = "", fraction = ""] = text.replace("-", "").split(".");
  const value = (part: string) =>
    Array.from(part).reduce((sum, digit) => sum * 60 + digits.indexOf(digit), 0);
  const size = value(whole) + value(fraction) / 60 ** fraction.length;
  return text.startsWith("-") ? -size : size;
}
