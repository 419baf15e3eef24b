import { languages } from "@calcache/languages";
import { textsIn } from "@calcache/languages/messages";

/** What elements say, as JSON, by language: English stands in the script, and the others are fetched by who reads them. */
export const textsByLanguage = (): Record<string, string> =>
  Object.fromEntries(languages.map((language) => [language, JSON.stringify(textsIn(language, "elements"))]));
