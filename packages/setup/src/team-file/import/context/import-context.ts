import type { TokenCipher } from "@calcache/accounts";
import type { HostShape, Prisma } from "@calcache/prisma";
import type { ImportSummary } from "./import-summary.ts";

/** What one import shares: its transaction, its moment, and what it counts. */
export type ImportContext = {
  readonly transaction: Prisma.TransactionClient;
  readonly cipher: TokenCipher;
  /** Whether nobody but us uses the database. */
  readonly isOwnDatabase: boolean;
  readonly shape: HostShape;
  readonly now: Date;
  readonly summary: ImportSummary;
  /** The ids of the users that the file names or refers to, by address. */
  readonly userIds: ReadonlyMap<string, number>;
  /** The mailboxes whose accounts were linked with new tokens. */
  readonly newlyLinked: number[];
};

/** The id of a user that the file names or refers to. */
export function userIdOf({ userIds }: ImportContext, email: string): number {
  const id = userIds.get(email);
  if (id === undefined) throw new Error(`${email} was there when the import began, and is gone`);
  return id;
}
