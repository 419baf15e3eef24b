import { z } from "zod";
import type { AnswerIssue } from "../errors/graph-error.ts";
import { issuesOf } from "./parse-answer.ts";

/** An item of a list that isn't as Microsoft documents it: the id by which it can be looked up there, and what is wrong with it. */
export type BrokenItem = { id: string | null; issues: readonly AnswerIssue[] };

/** What a list was left without. `items` are the first few of `count`. */
export type BrokenItems = {
  operation: string;
  credentialId: number;
  items: readonly BrokenItem[];
  count: number;
};

/** The items of a list that can be read, and the others. */
export type ListItems<T> = { good: T[]; broken: BrokenItem[] };

/**
 * Reads a list item by item: one that is broken among good ones harms nothing but itself.
 * @param from how many items of the list came before these
 */
export function readItems<T>(schema: z.ZodType<T>, items: readonly unknown[], from: number): ListItems<T> {
  const read: ListItems<T> = { good: [], broken: [] };
  for (const [index, item] of items.entries()) {
    const parsed = schema.safeParse(item);
    if (parsed.success) read.good.push(parsed.data);
    else read.broken.push({ id: idOf(item), issues: issuesOf(parsed.error, ["value", from + index]) });
  }
  return read;
}

/** A few events may each be broken. When most are, it is the answer that can't be understood, and nothing follows from it. */
export const isUnreadable = ({ good, broken }: ListItems<unknown>): boolean =>
  broken.length > 5 && broken.length > good.length;

const withId = z.object({ id: z.string().regex(/^[\x21-\x7e]{1,400}$/) });

function idOf(item: unknown): string | null {
  const parsed = withId.safeParse(item);
  return parsed.success ? parsed.data.id : null;
}
