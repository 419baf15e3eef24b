/** The properties that `$select` names, all where there is none. */
export function selected(resource: object, query: URLSearchParams): Record<string, unknown> {
  const names = query
    .get("$select")
    ?.split(",")
    .map((name) => name.trim());
  return Object.fromEntries(
    Object.entries(resource).filter(([name]) => names === undefined || names.includes(name)),
  );
}
