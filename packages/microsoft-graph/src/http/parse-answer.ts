import { z } from "zod";
import { type AnswerIssue, type GraphError, graphError } from "../errors/graph-error.ts";
import { failed, ok, type Result } from "../errors/result.ts";
import type { HttpAnswer } from "./http.ts";

/** More say nothing new, and a page has a thousand events. */
const maxIssues = 10;

/** Reads an answer's body as `schema` says; error `malformed` names the JSON path of what doesn't fit, never its value. */
export function parseAnswer<T>(
  schema: z.ZodType<T>,
  operation: string,
  answer: Pick<HttpAnswer, "status" | "body">,
): Result<T> {
  const parsed = schema.safeParse(answer.body);
  return parsed.success
    ? ok(parsed.data)
    : failed(malformed(operation, answer.status, issuesOf(parsed.error)));
}

/** What doesn't fit, by its JSON path below `within`, without values. */
export const issuesOf = (error: z.ZodError, within: readonly PropertyKey[] = []): AnswerIssue[] =>
  error.issues.slice(0, maxIssues).map(({ path, message }) => {
    const whole = [...within, ...path];
    return { path: whole.length === 0 ? "$" : z.core.toDotPath(whole), message };
  });

/** An answer that isn't what Microsoft documents. */
export function malformed(operation: string, status: number, issues: readonly AnswerIssue[]): GraphError {
  const named = issues.slice(0, maxIssues);
  const reason = `at ${named.map(({ path }) => path).join(", at ")}`;
  return { ...graphError({ kind: "malformed", operation, status, reason }), issues: named };
}
