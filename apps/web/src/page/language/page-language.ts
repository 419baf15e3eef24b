import { firstOfEach, type SearchParams } from "@calcache/booker";
import { type ChosenLanguage, chosenLanguage, languageOf } from "@calcache/languages";
import { headers } from "next/headers";
import { languageHeader, languageParameter } from "./language-header.ts";

/** What a page is written in. @param fixed the language that its event type names, if any */
export const pageLanguage = (
  asked: Pick<Headers, "get">,
  search: SearchParams,
  fixed: string | null = null,
): ChosenLanguage =>
  chosenLanguage(asked.get("accept-language"), fixed, firstOfEach(search)[languageParameter]);

/** The language of the page that is being made, as the proxy found it; English of pages that have no other. */
export const requestLanguage = async () => languageOf((await headers()).get(languageHeader)) ?? "en";
