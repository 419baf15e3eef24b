import { type Translator, translatorOf } from "@calcache/languages";
import texts from "../generated/english.ts";

/** Writes what elements say, in one language. */
export type ElementTexts = Translator<"elements">;

/** The language that is there at once, and that users' own pages are in. */
export const english: ElementTexts = translatorOf("en", texts);
