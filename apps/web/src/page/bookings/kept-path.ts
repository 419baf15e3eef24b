import { firstOfEach, type SearchParams } from "@calcache/booker";
import { languageOf } from "@calcache/languages";
import { embedQuery } from "../../embed/embed-query.ts";
import { languageParameter } from "../language/language-header.ts";

/** What a page's query hands on to the next page: the frame that it is in, and the language that was asked for. */
export function keptQuery(search: SearchParams): Record<string, string> {
  const language = firstOfEach(search)[languageParameter];
  return {
    ...embedQuery(search),
    ...(language !== undefined && languageOf(language) !== null && { [languageParameter]: language }),
  };
}

/** A path of ours that stays in the frame which a page is in, and in the language that was asked for. */
export function keptPath(path: string, search: SearchParams, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...keptQuery(search), ...more });
  return query.size === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}${query}`;
}
