import { pathOf } from "./json-path.ts";
import type { TeamFileError } from "./team-file.ts";

type Pattern = readonly string[];
type Place = { readonly path: readonly PropertyKey[]; readonly value: unknown };

/** In each place that `within` matches, no two values that `unique` matches may be the same. */
type Rule = { readonly within: Pattern; readonly unique: Pattern; readonly ignoreCase?: true };

const rules: readonly Rule[] = [
  { within: [], unique: ["users", "*", "email"], ignoreCase: true },
  { within: [], unique: ["users", "*", "username"] },
  { within: ["users", "*"], unique: ["credentials", "*", "selectedCalendars", "*"] },
  { within: ["users", "*"], unique: ["eventTypes", "*", "slug"] },
  { within: [], unique: ["teams", "*", "slug"] },
  { within: ["teams", "*"], unique: ["features", "*"] },
  { within: ["teams", "*"], unique: ["members", "*"], ignoreCase: true },
  { within: ["teams", "*"], unique: ["eventTypes", "*", "slug"] },
  { within: ["teams", "*", "eventTypes", "*"], unique: ["hosts", "*", "email"], ignoreCase: true },
];

/** Values that occur again where they may occur once. Takes any JSON, so that other errors in it don't hide these. */
export function findDuplicates(json: unknown): TeamFileError[] {
  return rules.flatMap(({ within, unique, ignoreCase }) =>
    match({ path: [], value: json }, within).flatMap((scope) => {
      const texts = match(scope, unique).flatMap(({ path, value }) =>
        typeof value === "string"
          ? [{ path: pathOf(path), text: ignoreCase ? value.toLowerCase() : value }]
          : [],
      );
      return [...Map.groupBy(texts, ({ text }) => text).values()].flatMap(([first, ...others]) =>
        others.map(({ path }) => ({ path, message: `is the same as ${first?.path}` })),
      );
    }),
  );
}

/** The places below `from` that a pattern leads to, `*` being each element of a list. */
function match(from: Place, [step, ...steps]: Pattern): Place[] {
  if (step === undefined) return [from];
  return childrenOf(from, step).flatMap((child) => match(child, steps));
}

function childrenOf({ path, value }: Place, step: string): Place[] {
  if (step === "*") {
    return Array.isArray(value)
      ? value.map((element: unknown, index) => ({ path: [...path, index], value: element }))
      : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === step ? [{ path: [...path, key], value: child }] : [],
  );
}
