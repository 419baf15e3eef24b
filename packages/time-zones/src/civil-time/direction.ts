/** The direction that a language is written in. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return rightToLeft.has(new Intl.Locale(locale).maximize().script ?? "") ? "rtl" : "ltr";
}

const rightToLeft = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);

/**
 * A range of nothing but numbers, as `13:30 – 14:00`, that runs from left to right where it does so in the language: in Hebrew and
 * Persian, not in Arabic. A dash would have it run with the words around it, so that a meeting ended before it began; isolated, it
 * doesn't. With a word in it (`28 דצמ׳ 2026 – 3 ינו׳ 2027`) it runs as all words do.
 */
export function rangeInOrder(locale: string, start: string, between: string, end: string): string {
  const range = start + between + end;
  const isOfNumbers = numbers.test(start) && dash.test(between) && numbers.test(end);
  if (!isOfNumbers || directionOf(locale) === "ltr" || new Intl.Locale(locale).language === "ar")
    return range;
  return `\u2066${range}\u2069`;
}

const numbers = /^[\d۰-۹:./]+$/;
const dash = /^\s?–\s?$/;
