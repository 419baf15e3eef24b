import { createHash, randomUUID } from "node:crypto";
import type { Database, Prisma } from "@calcache/prisma";

/** Whoever claimed a key and hasn't answered after this (ms) has died. */
const claimLasts = 60_000;

/** How long an answer is kept (ms). */
export const answersKeptFor = 24 * 60 * 60_000;

/** An answer as it can be given again. */
type KeptAnswer = { status: number; body: Prisma.JsonValue };

/**
 * What a request with an idempotency key may do.
 * - `proceed`: carry it out, then settle the claim
 * - `answered`: it was carried out; this was the answer
 * - `in flight`: it is being carried out at this moment
 * - `mismatch`: the key was used for another request
 */
type Claim =
  | { kind: "proceed"; keyHash: string; claim: string }
  | { kind: "answered"; answer: KeptAnswer }
  | { kind: "in flight" }
  | { kind: "mismatch" };

/** SHA-256 as hex: neither keys nor what is asked for are stored. */
export const hashOf = (...parts: readonly string[]) =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/**
 * Claims an idempotency key for one request.
 * @param request what makes two requests the same: method, path and body
 * @param now epoch ms
 * @param claim a UUID of this request's own, by which it can give back what it doesn't know to have got
 */
export async function claimKey(
  db: Pick<Database, "idempotencyKey" | "$executeRaw">,
  key: string,
  request: readonly string[],
  now: number,
  claim: string = randomUUID(),
): Promise<Claim> {
  const keyHash = hashOf(key);
  const fingerprint = hashOf(...request);
  const claimed = await db.$executeRaw`
    INSERT INTO calcache.idempotency_key (key_hash, fingerprint, claimed_at, claim)
    VALUES (${keyHash}, ${fingerprint}, ${new Date(now)}, ${claim}::uuid)
    ON CONFLICT (key_hash) DO UPDATE
      SET claimed_at = EXCLUDED.claimed_at, claim = EXCLUDED.claim, fingerprint = EXCLUDED.fingerprint, status = NULL, body = NULL
      WHERE idempotency_key.claimed_at <= ${new Date(now - answersKeptFor)}
        OR (idempotency_key.status IS NULL AND idempotency_key.fingerprint = EXCLUDED.fingerprint
          AND idempotency_key.claimed_at <= ${new Date(now - claimLasts)})`;
  if (claimed === 1) return { kind: "proceed", keyHash, claim };
  const row = await db.idempotencyKey.findUnique({ where: { keyHash } });
  if (row && row.fingerprint !== fingerprint) return { kind: "mismatch" };
  if (row?.status == null) return { kind: "in flight" };
  return { kind: "answered", answer: { status: row.status, body: row.body } };
}

/** Keeps the answer of what was carried out under a claimed key. */
export async function keepAnswer(
  db: Pick<Database, "idempotencyKey">,
  keyHash: string,
  { status, body }: { status: number; body: Prisma.InputJsonValue },
): Promise<void> {
  await db.idempotencyKey.updateMany({ where: { keyHash }, data: { status, body } });
}

/** Gives a key back if this claim has it: nothing was carried out, and trying again is safe. */
export async function releaseKey(
  db: Pick<Database, "idempotencyKey">,
  keyHash: string,
  claim: string,
): Promise<void> {
  await db.idempotencyKey.deleteMany({ where: { keyHash, claim, status: null } });
}
