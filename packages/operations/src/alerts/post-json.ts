import type { Sent } from "./receiver.ts";

/** ms in which a receiver must have answered. */
const answerWithin = 10_000;

/** What is wrong with the message itself; anything else may pass, a wrong address or key too: somebody corrects it. */
const finalStatuses = new Set([400, 413, 422]);

/** Posts JSON once. Follows no redirect: a body with a key in it goes where it was configured to go. */
export async function postJson(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Sent> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      redirect: "manual",
      signal: AbortSignal.timeout(answerWithin),
    });
    await answer.body?.cancel();
    if (answer.ok) return { ok: true };
    return { ok: false, isFinal: finalStatuses.has(answer.status), reason: `HTTP ${answer.status}` };
  } catch (error) {
    return { ok: false, isFinal: false, reason: codeOf(error) };
  }
}

/** A code or a name: messages of fetch may show the address, which is a secret for some receivers. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  const cause: unknown = error.cause;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
}
