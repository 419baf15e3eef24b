import { findMailboxId } from "@calcache/accounts";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { Connections } from "./connections.ts";
import { listAccounts, type UserAccount } from "./list-accounts.ts";

/** A calendar of one of a user's accounts. */
export type ChosenCalendar = { credentialId: number; externalId: string };

/** What a user has chosen on their page. */
export type Choice = {
  /** the calendars that the page showed: others stay as they are */
  shown: readonly ChosenCalendar[];
  /** those that close the user's time */
  busy: readonly ChosenCalendar[];
  /** the one that takes their bookings; null leaves it as it is */
  destination: ChosenCalendar | null;
};

/** `not-yours`: a calendar that isn't in an account of the user's, or not any more. `read-only`: one that takes no bookings. */
export type ChoiceFailure = { kind: "not-yours" | "read-only" };

const isSame = (a: ChosenCalendar, b: ChosenCalendar) =>
  a.credentialId === b.credentialId && a.externalId === b.externalId;

/** Makes the calendars that close a user's time, and the one that takes their bookings, what they chose. */
export async function chooseCalendars(
  connections: Connections,
  userId: number,
  { shown, busy, destination }: Choice,
): Promise<Result<null, ChoiceFailure>> {
  const own = await listAccounts(connections, userId);
  const all = own.flatMap(({ credentialId, calendars }) =>
    calendars.map((calendar) => ({ credentialId, ...calendar })),
  );
  const find = (one: ChosenCalendar) => all.find((calendar) => isSame(calendar, one));
  if (busy.some((one) => !find(one))) return err({ kind: "not-yours" });
  const target = destination && find(destination);
  if (destination && !target) return err({ kind: "not-yours" });
  if (target && !target.isWritable && !target.isDestination) return err({ kind: "read-only" });

  const { engine, accounts, tend } = connections;
  const scope = { userId, integration: accounts.integration, eventTypeId: null };
  const left = all.filter((one) => shown.some((s) => isSame(s, one)) && !busy.some((b) => isSame(b, one)));
  await engine.db.$transaction(async (transaction) => {
    for (const one of left) {
      const externalId = { in: await idsOf(transaction, one) };
      const { credentialId } = one;
      await transaction.selectedCalendar.deleteMany({ where: { ...scope, credentialId, externalId } });
    }
    for (const one of busy) {
      const { credentialId } = one;
      const { count } = await transaction.selectedCalendar.updateMany({
        where: { ...scope, externalId: { in: await idsOf(transaction, one) } },
        data: { credentialId, error: null },
      });
      if (count === 0) await transaction.selectedCalendar.create({ data: { ...scope, ...one } });
    }
    if (target) {
      const { credentialId, externalId } = target;
      const primaryEmail = addressOf(own, credentialId);
      const chosen = { integration: accounts.integration, externalId, credentialId, primaryEmail };
      await transaction.destinationCalendar.upsert({
        where: { userId },
        create: { userId, ...chosen },
        update: chosen,
      });
    }
  });
  tend();
  return ok(null);
}

/** The ids by which a calendar may have been chosen: its present one, and those before. */
async function idsOf(
  transaction: Prisma.TransactionClient,
  { credentialId, externalId }: ChosenCalendar,
): Promise<string[]> {
  const mailboxId = await findMailboxId(transaction, credentialId);
  if (mailboxId === null) return [externalId];
  const where = { mailboxId, presentId: externalId };
  const former = await transaction.followedCalendar.findMany({ where, select: { formerId: true } });
  return [externalId, ...former.map(({ formerId }) => formerId)];
}

const addressOf = (own: readonly UserAccount[], credentialId: number) =>
  own.find((account) => account.credentialId === credentialId)?.address ?? null;
