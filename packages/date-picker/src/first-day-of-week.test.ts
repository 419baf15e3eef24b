import { expect, it } from "vitest";
import { firstDayOfWeek } from "./first-day-of-week.ts";

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const inEnglish = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
/** All that ISO 3166 has now, and the CLDR a name for; not codes that have another's place by now, as `BU` for `MM`. */
const regions = letters
  .flatMap((one) => letters.map((other) => one + other))
  .filter((region) => region !== "ZZ")
  .filter(
    (region) => inEnglish.of(region) !== undefined && new Intl.Locale(`en-${region}`).region === region,
  );

/** What this Node.js knows, and not every browser. */
function known(locale: string): number {
  const { getWeekInfo } = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo: () => { firstDay: number };
  };
  return getWeekInfo.call(new Intl.Locale(locale)).firstDay;
}

it("is the one of each region", () => {
  expect(regions.length).toBeGreaterThan(240);
  const differ = regions.filter((region) => firstDayOfWeek(`en-${region}`) !== known(`en-${region}`));
  expect(differ).toEqual([]);
});

it.each(["en", "de", "fr", "es", "ar", "pt", "he", "dv", "ja", "eo", "en-001"])(
  "is that of the region where %s is mostly spoken",
  (locale) => {
    expect(firstDayOfWeek(locale)).toBe(known(locale));
  },
);
