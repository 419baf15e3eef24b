import type { UnpackedZone } from "./unpack-zone.ts";

/** The data list transitions up to the end of this year. They contain no rules from which later ones follow. */
const lastYear = 2037;
const furthestYear = 2100;
/** Listed years, one for each day of the week that 1 March can fall on. */
const models = [2030, 2031, 2032, 2033, 2034, 2035, 2036, 2037];

/**
 * Extends a zone's transitions from 2037 to the end of the century. Each year repeats the latest listed year whose 1 March falls on
 * the same day of the week; no zone has a yearly transition in January or February. A zone whose transitions don't recur in
 * the same week of each year (Morocco's follow Ramadan) keeps its last offset.
 */
export function continueZone(zone: UnpackedZone): UnpackedZone {
  const yearly = new Map(models.map((year) => [year, transitionsIn(zone, year)]));
  if (!isRegular([...yearly.values()])) return zone;
  const continued = Array.from({ length: furthestYear - lastYear }, (_, index) => {
    const march = marchOf(lastYear + 1 + index);
    const model = models.findLast((year) => weekdayOf(marchOf(year)) === weekdayOf(march)) ?? lastYear;
    return (yearly.get(model) ?? []).map((transition) => ({
      ...transition,
      at: march + transition.sinceMarch,
    }));
  }).flat();
  return {
    transitions: [...zone.transitions, ...continued.map(({ at }) => at)],
    offsets: [...zone.offsets, ...continued.map(({ offset }) => offset)],
    abbreviations: [...zone.abbreviations, ...continued.map(({ abbreviation }) => abbreviation)],
  };
}

type Transition = { sinceMarch: number; offset: number; abbreviation: string };

/** The transitions from 1 March of a year to the next 1 March. */
function transitionsIn({ transitions, offsets, abbreviations }: UnpackedZone, year: number): Transition[] {
  const [march, nextMarch] = [marchOf(year), marchOf(year + 1)];
  const first = transitions.findIndex((at) => at >= march);
  return (first === -1 ? [] : transitions.slice(first))
    .filter((at) => at < nextMarch)
    .map((at, index) => ({
      sinceMarch: at - march,
      offset: offsets[first + index + 1] ?? 0,
      abbreviation: abbreviations[first + index + 1] ?? "",
    }));
}

/** Whether all years have equally many transitions, and the first of each year fall into one week, as the second do, and so on. */
function isRegular(years: readonly (readonly Transition[])[]): boolean {
  const [first = []] = years;
  const isWithinWeek = first.every((_, place) => {
    const times = years.map((transitions) => transitions[place]?.sinceMarch ?? Infinity);
    return Math.max(...times) - Math.min(...times) < minutesPerWeek;
  });
  return isWithinWeek && years.every(({ length }) => length === first.length);
}

const minutesPerWeek = 7 * 24 * 60;
const marchOf = (year: number) => Date.UTC(year, 2, 1) / 60_000;
const weekdayOf = (minute: number) => new Date(minute * 60_000).getUTCDay();
