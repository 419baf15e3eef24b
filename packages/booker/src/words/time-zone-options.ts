import { zoneName } from "./sentences.ts";

/** A zone to choose: its IANA name, how people write it, its distance from UTC, and what it is found by. */
export type TimeZoneOption = { id: string; name: string; offset: string; searchText: string };

/**
 * All zones of this machine and the given one.
 * @param now epoch ms; distances from UTC change with the seasons
 */
export function timeZoneOptions(timeZone: string, now: number): TimeZoneOption[] {
  const ids = new Set([...Intl.supportedValuesOf("timeZone"), "UTC", timeZone]);
  return [...ids].toSorted().map((id) => {
    const [name, offset] = [zoneName(id), zoneWords(id, "shortOffset", now)];
    return { id, name, offset, searchText: [name, zoneWords(id, "long", now), offset].join(" ") };
  });
}

/** Whether a zone is what somebody searches: each word they typed begins one of its words. */
export function matchesZone(searchText: string, typed: string): boolean {
  const words = folded(searchText).split(/[\s/]+/);
  const wanted = folded(typed)
    .split(/[\s/,_]+/)
    .filter(Boolean);
  return wanted.every((word) => words.some((found) => found.startsWith(word)));
}

/** Without case and accents. */
const folded = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function zoneWords(timeZone: string, timeZoneName: "shortOffset" | "long", now: number): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName }).formatToParts(now);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}
