/** A value with one part of it changed, and where that part is. */
export type Changed = { path: (string | number)[]; changed: unknown };

/**
 * Copies of a JSON value with `value` in the place of one of its parts, one copy for each part that `isPlace`.
 */
export function* changedValues(
  part: unknown,
  isPlace: (old: unknown) => boolean,
  value: unknown,
  path: (string | number)[] = [],
): Generator<Changed> {
  if (typeof part !== "object" || part === null) {
    if (isPlace(part)) yield { path, changed: value };
    return;
  }
  for (const [name, old] of Object.entries(part)) {
    const key = Array.isArray(part) ? Number(name) : name;
    for (const inner of changedValues(old, isPlace, value, [...path, key])) {
      const changed = Array.isArray(part)
        ? part.with(Number(name), inner.changed)
        : { ...part, [name]: inner.changed };
      yield { path: inner.path, changed };
    }
  }
}
