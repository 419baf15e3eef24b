import { type Database, Prisma } from "@calcache/prisma";
import { isMailboxOf } from "../mailboxes/mailbox-of-account.ts";

/** How an auth path does for one kind of account, by the latest try of each account. */
export type PathRate = {
  path: string;
  /** null until it is known */
  accountKind: string | null;
  /** accounts that were tried, and those of them that got tokens */
  accounts: number;
  granted: number;
  /** all tries of theirs, and how many failed */
  tries: number;
  failures: number;
  /** how many accounts failed, by the kind of failure */
  failedBy: Record<string, number>;
};

/** How many of the accounts got tokens, in percent with one decimal. Rounded down: all of them is all of them. */
export const grantedPercent = ({ accounts, granted }: Pick<PathRate, "accounts" | "granted">): string =>
  `${(Math.floor((1000 * granted) / accounts) / 10).toFixed(1)} %`;

/** Of which kinds the failures were, and how many accounts each. */
export const failedWords = ({ failedBy }: Pick<PathRate, "failedBy">): string =>
  Object.entries(failedBy)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(", ");

/** The auth paths side by side, by path and kind. @param since tries before count for nothing */
export const readPathRates = (db: Database, integration: string, since: Date): Promise<PathRate[]> =>
  db.$queryRaw<PathRate[]>`
    WITH tried AS (
      SELECT u.*, m.account_kind FROM calcache.auth_path_use u
      JOIN calcache.account a ON a.credential_id = u.credential_id AND a.integration = ${integration}
      LEFT JOIN calcache.mailbox m ON ${Prisma.raw(isMailboxOf("m", "a"))}
      WHERE u.tried_at >= ${since})
    SELECT path, account_kind AS "accountKind", count(*)::int AS accounts,
           count(*) FILTER (WHERE failure_kind IS NULL)::int AS granted,
           sum(tries)::int AS tries, sum(failures)::int AS failures,
           (SELECT COALESCE(jsonb_object_agg(failure_kind, n), '{}') FROM (
              SELECT f.failure_kind, count(*) AS n FROM tried f
              WHERE f.path = tried.path AND f.account_kind IS NOT DISTINCT FROM tried.account_kind AND f.failure_kind IS NOT NULL
              GROUP BY 1) by_kind) AS "failedBy"
    FROM tried GROUP BY path, account_kind ORDER BY path, account_kind NULLS FIRST`;
