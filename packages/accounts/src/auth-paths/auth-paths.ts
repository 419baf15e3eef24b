import type { Database } from "@calcache/prisma";
import { Prisma } from "@calcache/prisma";
import { isMailboxOf } from "../mailboxes/mailbox-of-account.ts";
import type { TokenCipher } from "../tokens/token-cipher.ts";
import { choosePath, environmentPath, type PathSubject } from "./choose-path.ts";
import { notePathUse, type PathFailure } from "./note-path-use.ts";
import { type AuthPath, readPaths } from "./stored-paths.ts";

/** The ways of accounts to their tokens, as they are at the moment. */
export type AuthPaths = {
  /**
   * Those in which an account's tokens may be refreshed, in the order in which they are tried: the one that is chosen for it, where it
   * is the same app's, and the one that gave its tokens, which serves for as long as it does.
   */
  of(credentialId: number): Promise<[AuthPath, ...AuthPath[]]>;
  /** Takes note of what came of one; null: it gave tokens. Never fails: the tokens are worth more than the note. */
  note(credentialId: number, path: Pick<AuthPath, "name">, failure: PathFailure | null): Promise<void>;
  /** The one in which an account's owner is to sign in; without an id that of a new account. */
  forSignIn(account: { credentialId: number | null } & PathSubject): Promise<AuthPath>;
  /** That of a name; null where it was removed, or can't be used. */
  named(name: string): Promise<AuthPath | null>;
};

export type AuthPathOptions = {
  db: Database;
  /** of the purpose `auth-path` */
  cipher: TokenCipher;
  integration: string;
  /** the environment's */
  own: AuthPath;
  now: () => number;
  log: { warn: (about: object, message: string) => void };
};

type AccountRow = PathSubject & { granted: string | null };

const nobody: AccountRow = { accountKind: null, tid: null, address: null, granted: null };

export function createAuthPaths({ db, cipher, integration, own, now, log }: AuthPathOptions): AuthPaths {
  const stored = () => readPaths(db, cipher, integration, own);

  return {
    async of(credentialId) {
      const [{ paths, rules }, account] = await Promise.all([stored(), readAccount(db, credentialId)]);
      const granting = paths.get(account.granted ?? environmentPath) ?? own;
      const chosen = paths.get(choosePath(rules, account)) ?? granting;
      // Tokens are of the app that they were given to.
      return chosen.name === granting.name || chosen.clientId !== granting.clientId
        ? [granting]
        : [chosen, granting];
    },

    async note(credentialId, { name }, failure) {
      try {
        await notePathUse(db, { credentialId, path: name, failure, at: now() });
      } catch (error) {
        log.warn({ err: error, path: name }, "[Auth Path] what came of it couldn't be noted");
      }
    },

    async forSignIn({ credentialId, ...account }) {
      const [{ paths, rules }, known] = await Promise.all([
        stored(),
        credentialId === null ? nobody : readAccount(db, credentialId),
      ]);
      const subject = {
        accountKind: known.accountKind ?? account.accountKind,
        tid: known.tid ?? account.tid,
        address: known.address ?? account.address,
      };
      return paths.get(choosePath(rules, subject)) ?? own;
    },

    async named(name) {
      return (await stored()).paths.get(name) ?? null;
    },
  };
}

async function readAccount(db: Database, credentialId: number): Promise<AccountRow> {
  const [row] = await db.$queryRaw<AccountRow[]>`
    SELECT m.account_kind AS "accountKind", m.tid, a.address,
           (SELECT u.path FROM calcache.auth_path_use u WHERE u.credential_id = a.credential_id AND u.granted_at IS NOT NULL
            ORDER BY u.granted_at DESC LIMIT 1) AS granted
    FROM calcache.account a LEFT JOIN calcache.mailbox m ON ${Prisma.raw(isMailboxOf("m", "a"))}
    WHERE a.credential_id = ${credentialId}`;
  return row ?? nobody;
}
