import { type Language, languageOf } from "./languages.ts";
import { preferredLocale } from "./preferred-locale.ts";

/** The language of a page's sentences, and the one that its dates and times are written in, which may be one more. */
export type ChosenLanguage = { language: Language; locale: string };

/**
 * What a page is written in: the language that its event type names, else the one that its address asks for, else the one of ours that the browser
 * would like best; what isn't ours is passed over. Whoever would like none of ours reads English sentences, with dates in their own language.
 * @param asked language tags, or nothing
 */
export function chosenLanguage(
  acceptLanguage: string | null,
  ...asked: readonly (string | null | undefined)[]
): ChosenLanguage {
  const wanted = asked.map(languageOf).find((language) => language !== null);
  if (wanted)
    return {
      language: wanted,
      locale: preferredLocale(acceptLanguage, ({ language }) => language === wanted, wanted),
    };
  const locale = preferredLocale(acceptLanguage, (tag) => languageOf(String(tag)) !== null);
  const language = languageOf(locale) ?? "en";
  return language === "en" ? { language, locale: preferredLocale(acceptLanguage) } : { language, locale };
}
