import { searchWords } from "./search-words.ts";
import type { ZoneChoice } from "./zone-choice.ts";

/**
 * The zones that a search finds: each typed word is the beginning of one of the zone's words, or of those of one of its cities. The
 * better it is found the earlier a zone comes, see {@link rankings}; then those of larger cities. Without a search, all zones in
 * their order.
 */
export function searchZones(choices: readonly ZoneChoice[], typed: string): readonly ZoneChoice[] {
  const wanted = searchWords(typed);
  if (wanted.length === 0) return choices;
  return choices
    .flatMap((choice) => {
      const rank = rankings.findIndex((isFound) => isFound(choice, wanted));
      return rank === -1 ? [] : [{ choice, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank || other.choice.population - one.choice.population)
    .map(({ choice }) => choice);
}

type Compare = (word: string, wanted: string) => boolean;

const isWhole: Compare = (word, wanted) => word === wanted;
const isBeginning: Compare = (word, wanted) => word.startsWith(wanted);

const without = (wanted: readonly string[], words: string, isSame: Compare) => {
  const own = words.split(" ");
  return wanted.filter((each) => !own.some((word) => isSame(word, each)));
};

const byOwnWords = (isSame: Compare) => (choice: ZoneChoice, wanted: readonly string[]) =>
  without(wanted, choice.words, isSame).length === 0;

const byACity = (isSame: Compare) => (choice: ZoneChoice, wanted: readonly string[]) => {
  const missing = without(wanted, choice.words, isSame);
  return choice.cities.split(",").some((city) => without(missing, city, isSame).length === 0);
};

const byACitysName = ({ cities }: ZoneChoice, wanted: readonly string[]) =>
  cities.split(",").includes(wanted.join(" "));

/** How zones are found, the best way first. */
const rankings = [
  byOwnWords(isWhole),
  byACitysName,
  byACity(isWhole),
  byOwnWords(isBeginning),
  byACity(isBeginning),
];
