/** The direction that a language is written in. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return rightToLeft.has(new Intl.Locale(locale).maximize().script ?? "") ? "rtl" : "ltr";
}

const rightToLeft = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"]);

/**
 * A text whose ranges of numbers, as `13:30 – 14:00`, run from left to right where they do so in the language: in Hebrew and Persian, not
 * in Arabic. A dash would have them run with the words around them, so that a meeting ended before it began; isolated, they don't.
 */
export function rangesInOrder(locale: string, text: string): string {
  if (directionOf(locale) === "ltr" || new Intl.Locale(locale).language === "ar") return text;
  return text.replaceAll(range, "\u2066$&\u2069");
}

const range = /[\d۰-۹][\d۰-۹:./]*\s?–\s?[\d۰-۹:./]*[\d۰-۹]/g;
