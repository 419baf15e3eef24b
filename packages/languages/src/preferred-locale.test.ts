import { expect, it } from "vitest";
import { preferredLocale } from "./preferred-locale.ts";

it.each([
  ["de-DE,de;q=0.9,en;q=0.8", "de-DE"],
  ["en;q=0.2, fr-CH;q=0.9", "fr-CH"],
  ["xx, es;q=0.5", "es"],
  ["dv-MV", "en-MV"],
  ["dv-MV, dv;q=0.9, en-US;q=0.8, en;q=0.7", "en-MV"],
  ["en, fr-CH;q=0.9", "en"],
  ["fr;q=0, *", "en"],
  ["*", "en"],
  ["not a language!", "en"],
  ["", "en"],
  [null, "en"],
])("of %j is %s", (header, locale) => {
  expect(preferredLocale(header)).toBe(locale);
});
