import { expect, it, test } from "vitest";
import { chosenLanguage } from "./chosen-language.ts";
import { directionOf, languageOf, languages } from "./languages.ts";

it.each([
  ["de-AT,de;q=0.9,en;q=0.8", "de", "de-AT"],
  ["en-GB,en;q=0.9,de;q=0.8", "en", "en-GB"],
  ["pt-BR, fr-CH;q=0.9, en;q=0.2", "fr", "fr-BR"],
  ["ar-EG", "ar", "ar-EG"],
  // None of ours: English, with dates in the visitor's own language.
  ["fa-IR", "en", "fa-IR"],
  ["ja, en;q=0.5", "en", "ja"],
  ["dv-MV, es;q=0.8", "es", "es-MV"],
  ["de;q=0, *", "en", "en"],
  [null, "en", "en"],
])("of %j is %s, with dates of %s", (header, language, locale) => {
  expect(chosenLanguage(header)).toEqual({ language, locale });
});

it("is what the event type names, then what the address asks for, then the browser's", () => {
  const visitor = "fr-CA,fr;q=0.9,de-CH;q=0.5";
  expect(chosenLanguage(visitor, "es", "de")).toEqual({ language: "es", locale: "es-CA" });
  expect(chosenLanguage(visitor, "", "de")).toEqual({ language: "de", locale: "de-CA" });
  expect(chosenLanguage("de-CH, fr-CA;q=0.9", null, "fr")).toEqual({ language: "fr", locale: "fr-CH" });
  expect(chosenLanguage(visitor, "pt-BR", "nonsense!")).toEqual({ language: "fr", locale: "fr-CA" });
  expect(chosenLanguage(null, "ar")).toEqual({ language: "ar", locale: "ar" });
});

test("a language runs in the direction that its script has", () => {
  for (const language of languages) {
    const { direction } = (
      new Intl.Locale(language) as Intl.Locale & { getTextInfo(): { direction: string } }
    ).getTextInfo();
    expect(directionOf(language)).toBe(direction);
  }
  expect(languageOf("de_CH")).toBe("de");
});
