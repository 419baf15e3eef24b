import {
  forgetTroubles,
  keyOfTokens,
  linkMailbox,
  notePathUse,
  type StoredTokens,
  standsAlone,
  startAnew,
} from "@calcache/accounts";
import type { ListedCalendar, NewAccount } from "@calcache/calendar-cache";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import type { Connections } from "./connections.ts";
import { mailboxOfAccount } from "./mailbox-of-account.ts";

/**
 * Why an account isn't connected. `other-mailbox`: another one than had to come back. `unreadable`: its provider told nothing of it, or of a new one
 * not which calendar is the default one.
 * `removed`: the account that had to come back, or its user, is gone.
 */
export type ConnectFailure =
  | { kind: "other-mailbox"; expected: string; actual: string }
  | { kind: "unreadable" }
  | { kind: "removed" };

export type ConnectedAccount = { credentialId: number; address: string };

/**
 * Connects the account that a user has just signed in to, or takes its new tokens where it is connected: then as if nothing had
 * failed. Of a new one the default calendar closes the user's time, and takes their bookings where no calendar does yet.
 * @param request.credentialId the account that has to come back; null for any
 * @param request.path the name of the auth path that gave the tokens
 */
export async function connectAccount(
  { engine, cipher, accounts, listings, tend }: Connections,
  request: {
    userId: number;
    credentialId: number | null;
    tokens: StoredTokens;
    identity: { tenantId: string; objectId: string };
    path: string;
  },
): Promise<Result<ConnectedAccount, ConnectFailure>> {
  const looked = await accounts.look(request.tokens);
  if (!looked.ok) {
    engine.log.warn({ failure: looked.error }, "[Connect] a new account can't be read");
    return err({ kind: "unreadable" });
  }
  const account = looked.value;
  const { integration } = accounts;
  const stored = await engine.db.$transaction(async (transaction) => {
    const rows = await lockAccounts(transaction, request.userId, integration);
    const expected = rows.find(({ id }) => id === request.credentialId);
    if (request.credentialId !== null && expected === undefined) return err({ kind: "removed" } as const);
    if (expected !== undefined && !isSame(expected, account))
      return err({
        kind: "other-mailbox",
        expected: expected.address ?? "",
        actual: account.address,
      } as const);
    const row = expected ?? rows.find((one) => isSame(one, account));
    const main = account.calendars.find(({ isDefault }) => isDefault);
    // Connected without a calendar that closes their time, its user would be free whenever they work.
    if (row === undefined && main === undefined) return err({ kind: "unreadable" } as const);
    const address = row?.address ?? account.address;
    const wish = { address, tokens: request.tokens, storedKey: row?.key };
    const key = keyOfTokens(cipher, await standsAlone(transaction), wish);
    const { id: credentialId } = row
      ? await transaction.credential.update({ where: { id: row.id }, data: { key, invalid: false } })
      : await transaction.credential.create({ data: { type: integration, userId: request.userId, key } });
    const mailboxId = await linkMailbox(transaction, {
      integration,
      address,
      credentialId,
      hasNewTokens: true,
      identity: {
        externalId: account.externalId,
        accountKind: account.accountKind,
        tid: request.identity.tenantId,
        oid: request.identity.objectId,
      },
    });
    await notePathUse(transaction, { credentialId, path: request.path, failure: null, at: engine.now() });
    await forgetTroubles(transaction, [mailboxId]);
    if (row) await startAnew(transaction, mailboxId, engine.now());
    else if (main)
      await chooseDefaults(transaction, request.userId, { integration, credentialId, address, main });
    return ok({ credentialId, address, mailboxId });
  });
  if (!stored.ok) return stored;
  const { mailboxId, ...connected } = stored.value;
  listings.delete(connected.credentialId);
  await engine.wake([mailboxId]);
  tend();
  return ok(connected);
}

type Row = { id: number; key: unknown; address: string | null; externalId: string | null };

/** Locked, so that tokens that another process is just refreshing don't overwrite the new ones. */
const lockAccounts = (transaction: Prisma.TransactionClient, userId: number, integration: string) =>
  transaction.$queryRaw<Row[]>`
    SELECT c.id, c.key, a.address, m.external_id AS "externalId"
    FROM "Credential" c LEFT JOIN calcache.account a ON a.credential_id = c.id
    LEFT JOIN calcache.mailbox m ON ${mailboxOfAccount}
    WHERE c."userId" = ${userId} AND c.type = ${integration} ORDER BY c.id FOR UPDATE OF c`;

/** By its provider's id, where that is known: an address may have been renamed. */
const isSame = (row: Row, account: NewAccount) =>
  row.address === account.address || (row.externalId !== null && row.externalId === account.externalId);

async function chooseDefaults(
  transaction: Prisma.TransactionClient,
  userId: number,
  account: { integration: string; credentialId: number; address: string; main: ListedCalendar },
): Promise<void> {
  const { integration, credentialId, address, main } = account;
  const calendar = { userId, integration, externalId: main.externalId, credentialId };
  const same = { userId, integration, externalId: main.externalId, eventTypeId: null };
  const { count } = await transaction.selectedCalendar.updateMany({
    where: same,
    data: { credentialId, error: null },
  });
  if (count === 0) await transaction.selectedCalendar.create({ data: calendar });
  const hasDestination = await transaction.destinationCalendar.findUnique({ where: { userId } });
  if (hasDestination === null && main.isWritable)
    await transaction.destinationCalendar.create({ data: { ...calendar, primaryEmail: address } });
}
