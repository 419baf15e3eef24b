/** How far over its limit a body is read to its end and thrown away, so that its sender lives to read our answer. */
const patience = 16;

/** `too large` with `drained: false` when its end wasn't reached: the connection can't be used again. */
export type Body = { kind: "text"; text: string } | { kind: "too large"; drained: boolean };

/** A body's text if it is no longer than `limit` bytes, whether or not its length was declared. */
export async function readBody(request: Request, limit: number): Promise<Body> {
  if (Number(request.headers.get("content-length") ?? 0) > limit * patience)
    return { kind: "too large", drained: false };
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limit * patience) return { kind: "too large", drained: false };
    if (length <= limit) chunks.push(chunk);
  }
  if (length > limit) return { kind: "too large", drained: true };
  return { kind: "text", text: Buffer.concat(chunks).toString("utf8") };
}
