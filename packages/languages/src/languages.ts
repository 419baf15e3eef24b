/** The languages that texts are written in, by their tags. The first is what everybody else reads. */
export const languages = ["en", "de", "fr", "es", "ar"] as const;

export type Language = (typeof languages)[number];

/** The language of ours that a tag is of, as German of `de-AT`; null where there is none, or it is no tag. */
export function languageOf(tag: string | null | undefined): Language | null {
  if (!tag) return null;
  try {
    const { language } = new Intl.Locale(tag.replaceAll("_", "-"));
    return languages.find((known) => known === language) ?? null;
  } catch {
    return null;
  }
}

/** The one that texts are written in for whoever reads dates and times in a language: English where it is none of ours. */
export const writtenFor = (locale: string | null | undefined): Language => languageOf(locale) ?? "en";

/** Whether a language's lines run from the right. */
export const directionOf = (language: Language): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

/** The language of a text and its direction, as attributes of an element. */
export const marksOf = (language: Language): { lang: Language; dir: "ltr" | "rtl" } => ({
  lang: language,
  dir: directionOf(language),
});
