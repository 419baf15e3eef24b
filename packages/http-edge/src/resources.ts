import type { Endpoint } from "./declaration.ts";

/** All endpoints at one path. */
export type Resource<Services> = { pattern: RegExp; endpoints: readonly Endpoint<Services>[] };

const name = /\{(\w+)\}/g;

/** Endpoints by path, those with fewer names in it first: `/slots/explain` isn't `/slots/{uid}`. */
export const resourcesOf = <Services>(endpoints: readonly Endpoint<Services>[]): Resource<Services>[] =>
  [...Map.groupBy(endpoints, ({ path }) => path)]
    .toSorted(([a], [b]) => a.split("{").length - b.split("{").length)
    .map(([path, endpoints]) => ({
      pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(name, "(?<$1>[^/]+)")}$`),
      endpoints,
    }));

/** What a path has for the names of a resource, decoded; null where it is another's path, or says no text. */
export function namesOf(
  { pattern }: Pick<Resource<never>, "pattern">,
  path: string,
): Record<string, string> | null {
  const found = pattern.exec(path);
  try {
    return (
      found &&
      Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)]),
      )
    );
  } catch {
    return null;
  }
}
