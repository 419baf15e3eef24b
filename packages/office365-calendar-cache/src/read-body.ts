/** A body's text, or `too large` as soon as that is known, whether or not its length was declared. */
export async function readBody(request: Request, limit: number): Promise<string | "too large"> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return "too large";
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limit) return "too large";
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
