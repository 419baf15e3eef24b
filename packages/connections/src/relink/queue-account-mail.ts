import type { Prisma } from "@calcache/prisma";

/** Mail about an account, or an invitation to connect one; `relink_admins` is about all of an admin's teams. */
export type AccountEmailKind = "relink" | "relink_reminder" | "relink_admins" | "relinked" | "invitation";

type Transaction = Pick<Prisma.TransactionClient, "bookingEmail">;

/** Writes down that an account's owner, or who is invited, is to have mail, in the transaction that causes it. @param now epoch ms */
export async function queueAccountMail(
  tx: Transaction,
  kind: Exclude<AccountEmailKind, "relink_admins">,
  { credentialId, userId }: { credentialId: number | null; userId: number },
  now: number,
): Promise<void> {
  const at = new Date(now);
  await tx.bookingEmail.create({ data: { kind, credentialId, userId, createdAt: at, nextAttemptAt: at } });
}

/** What comes together is told in one mail: so long is waited for it. */
const collectFor = 2 * 60_000;

/** An admin has no more than one such mail in a day, about all accounts of their teams by then. */
const tellEvery = 24 * 60 * 60_000;

/** Writes down that an admin is to hear which accounts of their teams wait for their owners, unless they are about to. */
export async function queueAdminMail(tx: Transaction, userId: number, now: number): Promise<void> {
  const kind = "relink_admins" as const;
  const last = await tx.bookingEmail.findFirst({ where: { userId, kind }, orderBy: { id: "desc" } });
  if (last !== null && last.sentAt === null) return;
  const toldAt = last?.sentAt?.getTime() ?? 0;
  const nextAttemptAt = new Date(Math.max(now + collectFor, toldAt + tellEvery));
  await tx.bookingEmail.create({ data: { kind, userId, createdAt: new Date(now), nextAttemptAt } });
}
