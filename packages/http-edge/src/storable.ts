import type { Problem } from "./problem.ts";
import { pathText } from "./problem.ts";

/** Whether Postgres can hold a text, as text or in JSON: any Unicode but NUL. Half of a surrogate pair is no Unicode. */
export const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

const mostProblems = 10;

/** A place in a JSON value, linked to the one that holds it: a path written out at each would cost depth squared. */
type Place = { key: string | number; above: Place | null };

/**
 * The first places of a JSON value that hold text which can't be stored, as text or as a key. However deep the value is,
 * it is walked without recursion.
 */
export function unstorableText(value: unknown): Problem[] {
  const problems: Problem[] = [];
  const waiting: { part: unknown; place: Place | null }[] = [{ part: value, place: null }];
  for (let next = waiting.pop(); next && problems.length < mostProblems; next = waiting.pop()) {
    const { part, place } = next;
    if (typeof part === "string") {
      if (!isStorable(part))
        problems.push({ path: pathTo(place), message: "holds characters that are none" });
    } else if (typeof part === "object" && part !== null) {
      for (const [name, inner] of Object.entries(part)) {
        const key = Array.isArray(part) ? Number(name) : name;
        waiting.push({ part: isStorable(name) ? inner : name, place: { key, above: place } });
      }
    }
  }
  return problems;
}

function pathTo(place: Place | null): string {
  const path: Place["key"][] = [];
  for (let at = place; at !== null; at = at.above) path.push(at.key);
  return pathText(path.reverse());
}
