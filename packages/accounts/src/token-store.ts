import { type Database, Prisma, type Result } from "@calcache/prisma";
import { CredentialError } from "./tokens/credential-error.ts";
import type { Reading, StoredTokens } from "./tokens/stored-tokens.ts";

export type TokenStore = {
  /** The tokens as stored now; null where the credential is gone. @throws CredentialError where they can't be read */
  readonly read: (credentialId: number) => Promise<StoredTokens | null>;
  /**
   * Runs `refresh` on the tokens as stored now, and stores what it succeeds with, in the form in which the old ones were, before
   * anybody else may refresh this credential: two processes at once refresh once if `refresh` looks at what it is given. Other
   * credentials don't wait. If it fails, throws or its process dies, the stored tokens stay.
   * @throws CredentialError where the credential is gone or can't be read
   */
  readonly refreshExclusively: <E>(
    credentialId: number,
    refresh: (stored: StoredTokens) => Promise<Result<StoredTokens, E>>,
  ) => Promise<Result<StoredTokens, E>>;
};

type Reader = Pick<Prisma.TransactionClient, "$queryRaw">;
type Writer = Pick<Prisma.TransactionClient, "$executeRaw">;

/** The rows that hold the tokens of one kind of account, by their ids. */
export type TokenRows<Row> = {
  /** @param lock SQL that locks the row, or nothing */
  readonly select: (db: Reader, id: number, lock: Prisma.Sql) => Promise<readonly Row[]>;
  readonly open: (row: Row) => Reading<Row>;
  readonly write: (db: Writer, id: number, row: Row) => Promise<unknown>;
};

/** Longer than a slow login, after having waited for another process's slow login. */
const refreshLimits = { timeout: 120_000, maxWait: 60_000 };

// Not FOR UPDATE: who only refers to the row needn't wait for a login.
const lock = Prisma.sql`FOR NO KEY UPDATE`;

/**
 * Where tokens are kept: `reads`, and what `refreshes` opens when the first token has to be renewed, of which each refresh under way keeps
 * a connection.
 */
export type TokenDatabases = { reads: Database; refreshes: () => Database };

export function tokenStoreOf<Row>({ reads, refreshes }: TokenDatabases, rows: TokenRows<Row>): TokenStore {
  function opened(id: number, row: Row) {
    const reading = rows.open(row);
    if (!reading.ok) throw new CredentialError(reading.error.kind, id);
    return reading.value;
  }

  return {
    async read(id) {
      const [row] = await rows.select(reads, id, Prisma.empty);
      return row === undefined ? null : opened(id, row).tokens;
    },

    refreshExclusively: (id, refresh) =>
      refreshes().$transaction(async (transaction) => {
        const [row] = await rows.select(transaction, id, lock);
        if (row === undefined) throw new CredentialError("missing", id);
        const { tokens, replaced } = opened(id, row);
        const result = await refresh(tokens);
        if (result.ok && result.value !== tokens) await rows.write(transaction, id, replaced(result.value));
        return result;
      }, refreshLimits),
  };
}
