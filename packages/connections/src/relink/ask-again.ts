import { type Engine, integrationsOf } from "@calcache/calendar-cache";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import { findRelinks } from "./find-relinks.ts";
import { queueAccountMail } from "./queue-account-mail.ts";
import { nextStepAt } from "./relink-plan.ts";

/**
 * Why an owner isn't asked now. `well`: a sign-in would mend nothing. `held`: the account's kind has an outage, or this app's own
 * sign-in is broken. `too-soon`: they were asked less than an hour ago.
 */
export type AskFailure = { kind: "well" | "held" | "too-soon" };

/** ms between two mails that somebody asks for. */
const askedAtMostEvery = 60 * 60_000;

/** Those of these accounts whose owners had such mail less than an hour ago. @param at epoch ms */
export async function wereAskedLately(
  db: Pick<Prisma.TransactionClient, "bookingEmail">,
  credentialIds: readonly number[],
  at: number,
): Promise<Set<number>> {
  const mails = await db.bookingEmail.findMany({
    where: {
      credentialId: { in: [...credentialIds] },
      kind: { in: ["relink", "relink_reminder"] },
      createdAt: { gt: new Date(at - askedAtMostEvery) },
    },
    select: { credentialId: true },
  });
  return new Set(mails.flatMap(({ credentialId }) => credentialId ?? []));
}

/** Whether an account waits for its owner to sign in again. */
export async function isAwaited(
  { db, providers }: Pick<Engine, "db" | "providers">,
  credentialId: number,
): Promise<boolean> {
  const [account] = await findRelinks(db, integrationsOf({ providers }), credentialId);
  return account?.needsOwner === true;
}

/** Sends an account's owner a new link, because somebody asks for it; reminders follow as from a first mail. */
export async function askAgain(
  { db, now, providers }: Pick<Engine, "db" | "now" | "providers">,
  credentialId: number,
): Promise<Result<null, AskFailure>> {
  const at = now();
  const [account] = await findRelinks(db, integrationsOf({ providers }), credentialId);
  if (!account?.needsOwner) return err({ kind: "well" });
  if (account.isHeld) return err({ kind: "held" });
  return db.$transaction(async (tx) => {
    // Whoever else asks waits here, and finds the mail.
    await tx.$queryRaw`SELECT id FROM "Credential" WHERE id = ${credentialId} FOR UPDATE`;
    if ((await wereAskedLately(tx, [credentialId], at)).size > 0) return err({ kind: "too-soon" });
    const asked = { steps: 1, askedAt: new Date(at), nextAt: new Date(nextStepAt(1, at) ?? at) };
    await tx.relink.upsert({
      where: { credentialId },
      create: { credentialId, noticedAt: new Date(at), ...asked },
      update: asked,
    });
    await queueAccountMail(tx, "relink", account, at);
    return ok(null);
  });
}
