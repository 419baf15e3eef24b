import { type Database, Prisma } from "@calcache/prisma";
import { forgetTroubles } from "../mailboxes/link-mailbox.ts";
import { isMailboxOf } from "../mailboxes/mailbox-of-account.ts";
import { choosePath, environmentPath, type PathRule, type PathSubject } from "./choose-path.ts";

/** How many accounts a path is for, and which are tried again by it. */
export type PathReach = {
  accounts: number;
  /** of these, how many go on by the path that gave their tokens: they are another app's */
  ofAnotherApp: number;
  /** mailboxes by id */
  triedAgain: number[];
};

type Row = PathSubject & {
  credentialId: number;
  mailboxId: number | null;
  isFailing: boolean;
  granted: string | null;
};

/**
 * Has accounts that fail tried at once where a path is theirs by now and may bring them back, also those that were given up: whether
 * only their owners can connect them again is for this path to say. Others wait for the hour in which their tokens end.
 * @returns what the path reaches; workers look for what is due all the time
 */
export async function tryAgainBy(
  db: Database,
  { paths, rules }: { paths: ReadonlyMap<string, { clientId: string }>; rules: readonly PathRule[] },
  { integration, name }: { integration: string; name: string },
): Promise<PathReach> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT k.id AS "credentialId", m.id AS "mailboxId", a.address, m.account_kind AS "accountKind", m.tid,
           k.invalid IS TRUE OR m.failing_since IS NOT NULL AS "isFailing",
           (SELECT u.path FROM calcache.auth_path_use u WHERE u.credential_id = k.id AND u.granted_at IS NOT NULL
            ORDER BY u.granted_at DESC LIMIT 1) AS granted
    FROM "Credential" k JOIN calcache.account a ON a.credential_id = k.id
    LEFT JOIN calcache.mailbox m ON ${Prisma.raw(isMailboxOf("m", "a"))}
    WHERE a.integration = ${integration}`;
  const reached = rows.filter((row) => choosePath(rules, row) === name);
  const clientId = paths.get(name)?.clientId;
  const sameApp = reached.filter(
    ({ granted }) => paths.get(granted ?? environmentPath)?.clientId === clientId,
  );
  const failing = sameApp.filter(
    ({ isFailing, granted }) => isFailing && (granted ?? environmentPath) !== name,
  );
  const triedAgain = failing.flatMap(({ mailboxId }) => mailboxId ?? []);
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE "Credential" SET invalid = false
      WHERE id = ANY(${failing.map(({ credentialId }) => credentialId)}::int[]) AND invalid`;
    await tx.mailbox.updateMany({
      where: { id: { in: triedAgain } },
      data: { pausedUntil: null, failureCount: 0 },
    });
    await forgetTroubles(tx, triedAgain);
  });
  return { accounts: reached.length, ofAnotherApp: reached.length - sameApp.length, triedAgain };
}
