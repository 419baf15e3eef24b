import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Engine } from "@calcache/calendar-cache";
import { badRequest, isRefusal, type Once, type Outcome, refusal } from "@calcache/http-edge";
import { type Database, isDatabaseFailure } from "@calcache/prisma";
import { claimKey, hashOf, keepAnswer, releaseKey } from "@calcache/scheduling";

const longestKey = 255;

const reused = refusal(
  422,
  "IDEMPOTENCY_KEY_REUSED",
  "This Idempotency-Key was used for another request: use a new one",
);

const inProgress = refusal(
  409,
  "REQUEST_IN_PROGRESS",
  "The request with this Idempotency-Key is being carried out",
);

/** The refusals of an endpoint that is carried out once. */
export const onceRefusals = [reused, inProgress] as const;

/**
 * Carries a request out once, however often it is sent with its `Idempotency-Key`. A success is kept for a day and given
 * again, to the same asker (all who have no key of ours count as one: a retry may come from another address); whatever failed has changed nothing, so that the same key may try again.
 */
export const once: Once<{ engine: Pick<Engine, "db" | "now"> }> = async (
  { engine: { db, now } },
  request,
  text,
  carryOut,
) => {
  const key = request.headers.get("idempotency-key");
  if (key === null) return carryOut(null);
  if (key === "" || key.length > longestKey) {
    return badRequest([{ path: "Idempotency-Key", message: `must have 1 to ${longestKey} characters` }]);
  }
  const asked = [request.method, new URL(request.url).pathname, text];
  // Applications choose keys that others choose too, as the numbers of their orders.
  const askersKey = hashOf(request.headers.get("authorization") ?? "", key);
  const own = randomUUID();
  const claim = await claimKey(db, askersKey, asked, now(), own).catch((error) => {
    // It may have been stored, though the answer was lost.
    if (isDatabaseFailure(error)) void keepTrying(() => releaseKey(db, hashOf(askersKey), own));
    throw error;
  });
  switch (claim.kind) {
    case "mismatch":
      return reused;
    case "in flight":
      return { ...inProgress, headers: { "retry-after": "1" } };
    case "answered":
      return { ...claim.answer, headers: { "idempotency-replayed": "true" } };
    case "proceed":
      // What was made under a key outlives its claim, and is nothing to whoever asks for something else under it.
      return settle(db, claim, () => carryOut(hashOf(askersKey, ...asked)));
  }
};

async function settle(
  db: Database,
  { keyHash, claim }: { keyHash: string; claim: string },
  carryOut: () => Promise<Outcome>,
): Promise<Outcome> {
  const release = () => releaseKey(db, keyHash, claim);
  let outcome: Outcome;
  try {
    outcome = await carryOut();
  } catch (error) {
    if (isDatabaseFailure(error)) void keepTrying(release);
    else await sooner(release);
    throw error;
  }
  if (isRefusal(outcome) || outcome instanceof Response) await sooner(release);
  else {
    const { status, body } = outcome;
    await sooner(() => keepAnswer(db, keyHash, { status, body: JSON.parse(JSON.stringify(body)) }));
  }
  return outcome;
}

/** Settles a claim now, or later where the database is away: the answer doesn't wait for it. */
async function sooner(settleClaim: () => Promise<void>): Promise<void> {
  try {
    await settleClaim();
  } catch (error) {
    if (!isDatabaseFailure(error)) throw error;
    void keepTrying(settleClaim);
  }
}

/** Until it succeeds, or whoever asks again may do without. Else they would be told for a minute that the request is under way. */
async function keepTrying(settleClaim: () => Promise<void>): Promise<void> {
  for (const wait of [0, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000]) {
    await delay(wait, undefined, { ref: false });
    if (
      await settleClaim().then(
        () => true,
        () => false,
      )
    )
      return;
  }
}
