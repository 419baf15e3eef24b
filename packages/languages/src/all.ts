import compile from "icu-minify/compile";
import { type Language, writtenFor } from "./languages.ts";
import { ar } from "./messages/ar/index.ts";
import { de } from "./messages/de/index.ts";
import { en } from "./messages/en/index.ts";
import { es } from "./messages/es/index.ts";
import { fr } from "./messages/fr/index.ts";
import type { Messages, Section } from "./messages/messages.ts";
import { type SectionTexts, type Translator, translatorOf } from "./translator.ts";

/** All texts, by language: each file has all of one. */
export const messages: Readonly<Record<Language, Messages>> = { en, de, fr, es, ar };

const parsed = new Map<string, ReturnType<typeof parse>>();

/** A part's texts in a language, parsed once in a process. */
export function textsIn<Of extends Section>(language: Language, section: Of): SectionTexts<Of> {
  const key = `${language} ${section}`;
  const known = parsed.get(key) ?? parse(messages[language][section]);
  parsed.set(key, known);
  return known as SectionTexts<Of>;
}

/** As plain data: the parser makes objects without a prototype, which React sends to no browser. */
const parse = (texts: Readonly<Record<string, string>>): Record<string, ReturnType<typeof compile>> =>
  JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compile(text)]))),
  );

/**
 * Writes a part's texts for whoever reads dates in `locale`: in their language, or in English where it is none of ours.
 * @param language another than the locale's
 */
export function translate<Of extends Section>(
  section: Of,
  locale: string | null,
  language: Language = writtenFor(locale),
): Translator<Of> {
  const own = writtenFor(locale) === language && locale !== null && language !== "en" ? locale : language;
  return translatorOf(own, textsIn(language, section));
}
