import { type Body, readBody } from "@calcache/outlook";

/** Bytes: far more than the largest event there can be. */
const largestBody = 128 * 1024;

/** A request's JSON; or why there is none. */
export async function readJson(
  request: Request,
): Promise<{ kind: "json"; value: unknown } | { kind: "not JSON" } | Extract<Body, { kind: "too large" }>> {
  const body = await readBody(request, largestBody);
  if (body.kind === "too large") return body;
  try {
    return { kind: "json", value: JSON.parse(body.text) };
  } catch {
    return { kind: "not JSON" };
  }
}
