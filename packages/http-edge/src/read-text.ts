import { badRequest } from "./problem.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** How far over its limit a body is read to its end and thrown away, so that its sender lives to read our answer. */
const patience = 16;

/** A body is longer than its endpoint reads. */
export const tooLarge = refusal(413, "PAYLOAD_TOO_LARGE", "The body is too large");

/** A body's text if it has no more than `limit` bytes, whether or not its length was declared; or why it can't be read. */
export async function readText(request: Request, limit: number): Promise<string | Refusal> {
  if (Number(request.headers.get("content-length") ?? 0) > limit * patience) return refuseSize(limit, false);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > limit * patience) return refuseSize(limit, false);
    if (length <= limit) chunks.push(chunk);
  }
  return length > limit ? refuseSize(limit, true) : decode(chunks);
}

/** What wasn't read of a body would be taken for the connection's next request: then it can't be used again. */
const refuseSize = (limit: number, drained: boolean): Refusal => ({
  ...tooLarge,
  message: `The body is larger than ${limit / 1024} KiB`,
  ...(!drained && { headers: { connection: "close" } }),
});

function decode(chunks: readonly Uint8Array[]): string | Refusal {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return badRequest([{ path: "", message: "isn't UTF-8" }]);
  }
}
