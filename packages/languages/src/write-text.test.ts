import compile from "icu-minify/compile";
import format from "icu-minify/format";
import { expect, test } from "vitest";
import { messages } from "./all.ts";
import { languages } from "./languages.ts";
import { writeText } from "./write-text.ts";

const formatters = {
  getDateTimeFormat: (...given: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
    new Intl.DateTimeFormat(...given),
  getNumberFormat: (...given: ConstructorParameters<typeof Intl.NumberFormat>) =>
    new Intl.NumberFormat(...given),
  getPluralRules: (...given: ConstructorParameters<typeof Intl.PluralRules>) =>
    new Intl.PluralRules(...given),
};

/** Of whatever name: a count, where one is counted by it; marks keep what is in them. */
const valuesOf = (text: string, count: number) =>
  Object.fromEntries([
    ...[...text.matchAll(/\{(\w+)(, plural)?/g)].map(([, name, isCounted]) => [
      name,
      isCounted ? count : `${name} ${count}`,
    ]),
    ...[...text.matchAll(/<(\w+)>/g)].map(([, name]) => [name, (inner: unknown) => ({ name, inner })]),
  ]);

test.each(languages)("each text in %s is written as by icu-minify's own formatter", (language) => {
  const counting = {
    plurals: () => new Intl.PluralRules(language),
    numbers: () => new Intl.NumberFormat(language),
  };
  const texts = Object.values(messages[language]).flatMap((section) => Object.values<string>(section));
  for (const text of texts)
    for (const count of [0, 1, 2, 5, 11, 100]) {
      const [parsed, values] = [compile(text), valuesOf(text, count)];
      const expected = [format<unknown>(parsed, language, values as never, { formatters })].flat();
      expect(writeText(parsed, values, counting)).toEqual(expected);
    }
});
