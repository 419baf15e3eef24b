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
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.slice(0, maxIssues).map(({ path, message }) => ({
    path: path.length === 0 ? "$" : z.core.toDotPath(path),
    message,
  }));
  return failed(malformed(operation, answer.status, issues));
}

/** An answer that isn't what Microsoft documents. */
export function malformed(operation: string, status: number, issues: readonly AnswerIssue[]): GraphError {
  const reason = issues.map(({ path }) => `at ${path}`).join(", ");
  return { ...graphError({ kind: "malformed", operation, status, reason }), issues };
}
