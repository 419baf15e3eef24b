import { firstOfEach, type SearchParams } from "./page-query.ts";

/** Parameters to set; null takes one away. */
export type QueryChanges = Readonly<Record<string, string | null>>;

/** A link to the page the visitor is on with other parameters; all the others stay. */
export type LinkTo = (changes: QueryChanges) => string;

/** Links that keep what the page was asked with: its layout, its zone, whether the cache may serve. */
export function linksFrom(search: SearchParams): LinkTo {
  const given = firstOfEach(search);
  return (changes) => `?${new URLSearchParams(withChanges(given, changes))}`;
}

/** A query's parameters after these changes. */
export function withChanges(
  search: Readonly<Record<string, string>>,
  changes: QueryChanges,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...search, ...changes }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    ),
  );
}
