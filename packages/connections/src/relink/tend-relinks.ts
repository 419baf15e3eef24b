import { type Engine, integrationsOf } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import { findRelinks, type RelinkAccount } from "./find-relinks.ts";
import { queueAccountMail, queueAdminMail } from "./queue-account-mail.ts";
import {
  mostAtOnce,
  nextStepAt,
  planRelink,
  type RelinkAction,
  releaseAt,
  relinkSteps,
} from "./relink-plan.ts";

type Tender = Pick<Engine, "db" | "now" | "log" | "providers">;

/**
 * Sees to accounts that only their owners can mend: who has to be asked is, once for each step, and whoever is back hears that.
 * To be called from time to time, by as many processes as there are: each change is made by the one that finds it as it was.
 * @param paceHours over how many hours those are asked who couldn't be during an outage, or are many at once
 */
export async function tendRelinks(engine: Tender, { paceHours }: { paceHours: number }): Promise<void> {
  const now = engine.now();
  const find = async () =>
    Map.groupBy(await findRelinks(engine.db, integrationsOf(engine)), (account) => planRelink(account, now));
  const found = await find();
  const fresh = found.get("notice") ?? [];
  for (const account of fresh) await notice(engine, account, fresh.length > mostAtOnce, now);
  // Whoever was just noticed is asked at once, or gets a turn.
  const planned = found.has("notice") ? await find() : found;
  const due = (action: RelinkAction) => planned.get(action) ?? [];
  for (const account of due("hold")) await setNext(engine, account, null);
  const released = due("release");
  for (const [rank, account] of released.entries())
    await setNext(engine, account, releaseAt(rank, released.length, now, paceHours));
  if (released.length > 0)
    engine.log.info(
      { accounts: released.length, paceHours },
      "[Relink] these accounts' owners are asked in turn",
    );
  for (const account of due("step")) await takeStep(engine, account, now);
  for (const action of ["welcome", "forget"] as const)
    for (const account of due(action)) await letGo(engine, account, action === "welcome", now);
}

async function notice(
  { db, log }: Tender,
  { credentialId, isHeld }: RelinkAccount,
  isOneOfMany: boolean,
  now: number,
): Promise<void> {
  const at = new Date(now);
  const made = await db.relink.createMany({
    data: { credentialId, noticedAt: at, nextAt: isHeld || isOneOfMany ? null : at },
    skipDuplicates: true,
  });
  if (made.count > 0)
    log.info({ credential: credentialId, isHeld }, "[Relink] only its owner can mend an account");
}

const asItWas = ({ credentialId, relink }: RelinkAccount) => ({
  credentialId,
  steps: relink?.steps ?? 0,
  nextAt: relink?.nextAt == null ? null : new Date(relink.nextAt),
});

async function setNext({ db }: Tender, account: RelinkAccount, nextAt: number | null): Promise<void> {
  await db.relink.updateMany({
    where: asItWas(account),
    data: { nextAt: nextAt === null ? null : new Date(nextAt) },
  });
}

async function takeStep({ db }: Tender, account: RelinkAccount, now: number): Promise<void> {
  const { relink } = account;
  const step = relink && relinkSteps[relink.steps];
  if (!relink || !step) return;
  const askedAt = relink.askedAt ?? now;
  const steps = relink.steps + 1;
  // After an outage the steps that it held up don't follow each other at once.
  const next = nextStepAt(steps, askedAt);
  const nextAt = next === null ? null : new Date(Math.max(next, now + shortestPause));
  await db.$transaction(async (tx) => {
    const { count } = await tx.relink.updateMany({
      where: asItWas(account),
      data: { steps, nextAt, askedAt: new Date(askedAt) },
    });
    if (count === 0) return;
    if (step.kind !== "relink_admins") return queueAccountMail(tx, step.kind, account, now);
    for (const admin of await adminsOf(tx, account.userId)) await queueAdminMail(tx, admin, now);
  });
}

const shortestPause = 24 * 60 * 60_000;

async function letGo(
  { db, log }: Tender,
  account: RelinkAccount,
  isAsked: boolean,
  now: number,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { credentialId, steps } = asItWas(account);
    const { count } = await tx.relink.deleteMany({ where: { credentialId, steps } });
    if (count > 0 && isAsked) await queueAccountMail(tx, "relinked", account, now);
  });
  log.info({ credential: account.credentialId, isAsked }, "[Relink] an account needs its owner no more");
}

/** Who administers a team that a user is in. */
async function adminsOf(tx: Prisma.TransactionClient, userId: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ userId: number }[]>`
    SELECT DISTINCT admin."userId" FROM "Membership" m
    JOIN "Membership" admin ON admin."teamId" = m."teamId" AND admin.accepted AND admin.role IN ('ADMIN', 'OWNER')
    WHERE m."userId" = ${userId} AND m.accepted AND admin."userId" <> ${userId} ORDER BY 1`;
  return rows.map((row) => row.userId);
}
