/** Bytes: far more than the largest event there can be. */
const largestBody = 128 * 1024;

/** A request's JSON; or why there is none. A body is read no further than it may be long, whatever length it declares. */
export async function readJson(
  request: Request,
): Promise<{ kind: "json"; value: unknown } | { kind: "not JSON" } | { kind: "too large" }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > largestBody) return { kind: "too large" };
    chunks.push(chunk);
  }
  try {
    return { kind: "json", value: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { kind: "not JSON" };
  }
}
