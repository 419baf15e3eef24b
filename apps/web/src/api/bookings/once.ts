import type { Database } from "@calcache/prisma";
import { claimKey, keepAnswer, releaseKey } from "@calcache/scheduling";
import { type Answer, type AnswerBody, badRequest, failure } from "./answers.ts";

const longestKey = 255;

/**
 * Carries a request out once, however often it is sent with its `Idempotency-Key`. A success is kept for a day and given
 * again; whatever failed has changed nothing, so that the same key may try again.
 * @param carryOut gets what stands for the key in the database; null where the request has no key
 */
export async function once(
  db: Database,
  request: { method: string; url: string; headers: Headers; text: string },
  now: number,
  carryOut: (idempotencyKey: string | null) => Promise<Answer>,
): Promise<Answer> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return carryOut(null);
  if (key === "" || key.length > longestKey) {
    return badRequest([{ path: "Idempotency-Key", message: `must have 1 to ${longestKey} characters` }]);
  }
  const { pathname } = new URL(request.url);
  const claim = await claimKey(db, key, [request.method, pathname, request.text], now);
  switch (claim.kind) {
    case "mismatch":
      return failure(
        422,
        "IDEMPOTENCY_KEY_REUSED",
        "This Idempotency-Key was used for another request: use a new one",
      );
    case "in flight":
      return {
        ...failure(409, "REQUEST_IN_PROGRESS", "The request with this Idempotency-Key is being carried out"),
        headers: { "retry-after": "1" },
      };
    case "answered":
      return {
        status: claim.answer.status,
        body: claim.answer.body as AnswerBody,
        headers: { "idempotency-replayed": "true" },
      };
    case "proceed":
      return settle(db, claim.keyHash, () => carryOut(claim.keyHash));
  }
}

async function settle(db: Database, keyHash: string, carryOut: () => Promise<Answer>): Promise<Answer> {
  let answer: Answer | null = null;
  try {
    answer = await carryOut();
    return answer;
  } finally {
    if (answer && answer.status < 300) {
      await keepAnswer(db, keyHash, { status: answer.status, body: JSON.parse(JSON.stringify(answer.body)) });
    } else {
      await releaseKey(db, keyHash);
    }
  }
}
