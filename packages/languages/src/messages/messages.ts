import type { en } from "./en/index.ts";

type English = typeof en;

/** The parts of what is said: each is handed on as a whole. */
export type Section = keyof English;

/** The keys of a part, with the English texts, whose placeholders are those of all languages. */
export type EnglishOf<Of extends Section> = English[Of];

/** All texts of one language; a key that is missing doesn't compile. */
export type Messages = { [Of in Section]: Record<keyof English[Of], string> };
