import { type Engine, integrationsOf } from "@calcache/calendar-cache";
import { askAgain, wereAskedLately } from "./ask-again.ts";
import { findRelinks, type RelinkAccount } from "./find-relinks.ts";
import { mostAtOnce, turnAt } from "./relink-plan.ts";

/** What became of the wish to ask owners: how many are asked at once, in turn, not again so soon, or not in an outage. */
export type AskedAll = { sent: number; inTurn: number; recent: number; held: number };

/**
 * Asks the owners of all of these accounts that need them, each with a new link. Many are asked in turn, over some hours: whoever helps
 * them isn't asked by all at once, and whom a fix brings back meanwhile hears nothing.
 */
export async function askAll(
  engine: Pick<Engine, "db" | "now" | "providers">,
  credentialIds: readonly number[],
  paceHours: number,
): Promise<AskedAll> {
  const { db, now } = engine;
  const at = now();
  const ids = new Set(credentialIds);
  const found = await findRelinks(db, integrationsOf(engine));
  const needing = found.filter((one) => ids.has(one.credentialId) && one.needsOwner && one.isUsed);
  const free = needing.filter(({ isHeld }) => !isHeld);
  const lately = await wereAskedLately(
    db,
    free.map(({ credentialId }) => credentialId),
    at,
  );
  const left = free.filter(({ credentialId }) => !lately.has(credentialId));
  const waiting = left.filter(isInTurn);
  const due = left.filter((one) => !isInTurn(one));
  const counts = { recent: lately.size, held: needing.length - free.length };
  if (due.length > mostAtOnce) {
    for (const [rank, { credentialId }] of due.entries()) {
      const turn = { steps: 0, askedAt: null, nextAt: new Date(turnAt(rank, due.length, at, paceHours)) };
      const create = { credentialId, noticedAt: new Date(at), ...turn };
      await db.relink.upsert({ where: { credentialId }, create, update: turn });
    }
    return { sent: 0, inTurn: waiting.length + due.length, ...counts };
  }
  let sent = 0;
  for (const { credentialId } of due) if ((await askAgain(engine, credentialId)).ok) sent += 1;
  return { sent, inTurn: waiting.length, ...counts };
}

/** Whether an account's owner is still to be asked for the first time, at a time that is set. */
export const isInTurn = ({ relink }: Pick<RelinkAccount, "relink">): boolean =>
  relink !== null && relink.askedAt === null && relink.nextAt !== null;
