import { rawTimeZones } from "@vvo/tzdb";
import places from "moment-timezone/data/meta/latest.json" with { type: "json" };
import { offsetAt } from "../civil-time/civil-time.ts";
import { offsetName } from "../civil-time/offset-name.ts";
import { unpackZone } from "../data/unpack-zone.ts";
import { namesLike, packedZone } from "../data/zone-data.ts";
import { zoneOf } from "../data/zone-of.ts";
import { searchWords, type ZoneChoice } from "../search/index.ts";
import cityNames from "./city-names.json" with { type: "json" };

/**
 * All zones to choose from, each under its newest name, with their offsets at a time (epoch ms). They are found by their older names,
 * countries and largest cities, and by the names and abbreviations of their time.
 */
export function zoneChoices(now: number): ZoneChoice[] {
  return listedZones.map((id) => {
    const offset = offsetAt(zoneOf(id), now);
    const phrases = [...(namesOf.get(id) ?? []), ...abbreviationsOf(id, now), ...distanceNames(offset)];
    return {
      id,
      offset,
      population: populationOf(id),
      words: [...new Set(phrases.flatMap(searchWords))].join(" "),
      cities: citiesOf(id),
    };
  });
}

const distanceNames = (offset: number) => (offset === 0 ? ["GMT", "GMT+0"] : [offsetName(offset)]);

/** One zone for each part of a country in which clocks have differed since 1970. */
export const listedZones: readonly string[] = [...Object.keys(places.zones), "UTC"].toSorted();
const isListed = new Set(listedZones);

const countryNames = new Intl.DisplayNames("en", { type: "region" });

/** Names that a zone had, or that another list calls it by. */
const olderNamesOf = (id: string) => namesLike(id).filter((name) => !isListed.has(name));

/** The words of a zone that are the same in every season. */
const namesOf = new Map(
  listedZones.map((id) => [
    id,
    [id, ...partsOf(id), ...olderNamesOf(id), ...countriesOf(id), ...commonNamesOf(id)],
  ]),
);

/** `DumontDUrville` is written in parts too. */
function partsOf(id: string): string[] {
  return id.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
}

function citiesOf(id: string): string {
  const names: Record<string, string> = cityNames;
  return [id, ...olderNamesOf(id)].flatMap((name) => names[name] ?? []).join(",");
}

function countriesOf(id: string): string[] {
  const zones: Record<string, { countries: string[] }> = places.zones;
  const countries: Record<string, { name: string }> = places.countries;
  return (zones[id]?.countries ?? []).flatMap((code) => [
    countries[code]?.name ?? "",
    countryNames.of(code) ?? "",
  ]);
}

/** The names and abbreviations of a zone's time; for a country's main zone also the country's largest cities. */
function commonNamesOf(id: string): string[] {
  return rawTimeZones.flatMap(
    ({ name, group, alternativeName, abbreviation, dstAbbreviation, mainCities }) =>
      name === id || group.includes(id)
        ? [alternativeName, abbreviation, dstAbbreviation ?? "", ...(name === id ? mainCities : [])]
        : [],
  );
}

/** The data give the population for the name that the rules are listed under, and none for the names that link to it. */
function populationOf(id: string): number {
  const [first = id] = namesLike(id);
  const population = packedZone(id).split("|")[5] ?? "0";
  return id === first || !isListed.has(first) ? Number(population) : 0;
}

const minutesPerYear = 365 * 24 * 60;

/** The abbreviations of a zone's time in the coming year (`EST`, `EDT`), without those that are the offset in digits (`-03`). */
function abbreviationsOf(id: string, now: number): string[] {
  const { transitions, abbreviations } = unpackZone(packedZone(id));
  const minute = now / 60_000;
  return abbreviations.filter(
    (name, index) =>
      /^[A-Z]/.test(name) &&
      (transitions[index] ?? Infinity) > minute &&
      (transitions[index - 1] ?? -Infinity) < minute + minutesPerYear,
  );
}
