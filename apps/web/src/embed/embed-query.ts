import { firstOfEach, type SearchParams } from "@calcache/booker";
import { parameters } from "@calcache/embed/protocol";

const { namespace, type, parent, theme, brand, brandDark, details } = parameters;
const kept = [namespace, type, parent, theme, brand, brandDark, details];

/** The part of a page's query by which the next page knows that it is in a frame, too; nothing where this one isn't. */
export function embedQuery(search: SearchParams): Record<string, string> {
  const asked = firstOfEach(search);
  if (asked[namespace] === undefined) return {};
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = asked[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** By which the next page in a frame tells the page around what has happened; nothing where this page is in none. */
export const inFrame = (
  search: SearchParams,
  happened: "booked" | "moved" | "cancelled",
): Record<string, string> => (search[namespace] === undefined ? {} : { [parameters.happened]: happened });
