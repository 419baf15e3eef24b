/**
 * What visitors, attendees and hosts read, in several languages. This is the part for browsers, without any texts: these come from
 * `./messages`, on servers.
 *
 * - language: one of those that texts are written in; locale: a BCP 47 tag, in which dates, times and numbers are
 * - section: the texts of a part of the software, which are handed on as a whole
 */

export { type ChosenLanguage, chosenLanguage } from "./chosen-language.ts";
export { directionOf, type Language, languageOf, languages, marksOf, writtenFor } from "./languages.ts";
export type { Section } from "./messages/messages.ts";
export { preferredLocale } from "./preferred-locale.ts";
export { type SectionTexts, type Translator, translatorOf } from "./translator.ts";
