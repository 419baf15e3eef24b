import { z } from "zod";
import { type Refusal, refusal } from "./refusal.ts";

/**
 * What is wrong at one place of a request. The path is a JSON path, as `guests[0].email`; `""` is the whole body. The
 * message goes on from it: `must be …`, `is missing`.
 */
export type Problem = { path: string; message: string };

/** Nobody reads more of them. */
const mostTold = 100;

/** What came in can't be used. */
export const unusable = refusal(
  400,
  "BAD_REQUEST",
  "details has each place and what is wrong with it",
  z.object({ details: z.array(z.object({ path: z.string(), message: z.string() })) }),
);

/** Refuses a request, and says why. */
export function badRequest(problems: readonly Problem[]): Refusal<"BAD_REQUEST"> {
  const details = problems.slice(0, mostTold);
  const message = details.map(({ path, message }) => `${path || "The body"} ${message}`).join("; ");
  return { ...unusable, message, more: { details } };
}

/** A path as text; the name of a query's parameter stays as it is. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.length === 1 ? String(path[0]) : z.core.toDotPath([...path]);
