import { readBody } from "@calcache/outlook";
import { err, ok, type Result } from "@calcache/prisma";
import type { z } from "zod";
import { type Answer, badRequest, failure } from "./answers.ts";

const largestBody = 64 * 1024;

/** The text of a request's body, or the answer to one that is too large. */
export async function readText(request: Request): Promise<Result<string, Answer>> {
  const body = await readBody(request, largestBody);
  if (body.kind === "text") return ok(body.text);
  const tooLarge = failure(413, "PAYLOAD_TOO_LARGE", "The body is larger than 64 KiB");
  return err(body.drained ? tooLarge : { ...tooLarge, headers: { connection: "close" } });
}

/** What a body says in JSON (nothing at all is an empty object), or the answer that names all that is wrong with it. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): Result<z.output<Schema>, Answer> {
  let json: unknown;
  try {
    json = text === "" ? {} : JSON.parse(text);
  } catch {
    return err(badRequest([{ path: "", message: "The body isn't JSON" }]));
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return err(badRequest(problems));
}
