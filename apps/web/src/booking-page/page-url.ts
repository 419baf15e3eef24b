import { firstOfEach, type SearchParams } from "./page-query.ts";

/** A link to the page the visitor is on with other parameters; all the others stay. Null takes one away. */
export type LinkTo = (changes: Record<string, string | null>) => string;

/** Links that keep what the page was asked with: its layout, its zone, whether the cache may serve. */
export function linksFrom(search: SearchParams): LinkTo {
  const given = firstOfEach(search);
  return (changes) => {
    const kept = Object.entries({ ...given, ...changes }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    );
    return `?${new URLSearchParams(kept)}`;
  };
}
