import type { ZoneChoice } from "@calcache/time-zones";

/**
 * The zones that match a search: each typed word is the beginning of one of the zone's words. Zones that have all typed words
 * as whole words (`EST`) come first, then those of larger cities. Without a search, all zones in their order.
 */
export function searchZones(choices: readonly ZoneChoice[], typed: string): readonly ZoneChoice[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return choices;
  return choices
    .flatMap((choice) => {
      const words = wordsOf(choice.searchText);
      const isFound = wanted.every((word) => words.some((found) => found.startsWith(word)));
      return isFound ? [{ choice, isExact: wanted.every((word) => words.includes(word)) }] : [];
    })
    .toSorted(
      (one, other) =>
        Number(other.isExact) - Number(one.isExact) || other.choice.population - one.choice.population,
    )
    .map(({ choice }) => choice);
}

/** Without case and accents. */
const wordsOf = (text: string) =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[\s/,_]+/)
    .filter(Boolean);
