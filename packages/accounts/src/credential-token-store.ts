import { Prisma } from "@calcache/prisma";
import { type CredentialKeys, type CredentialRow, readCredential } from "./credential-row.ts";
import { type TokenDatabases, type TokenRows, type TokenStore, tokenStoreOf } from "./token-store.ts";

/** The tokens of hosts' accounts: the rows of `Credential`, ours or those of an application that goes on using them itself. */
export const createTokenStore = (databases: TokenDatabases, keys: CredentialKeys): TokenStore =>
  tokenStoreOf(databases, credentialRows(keys));

const credentialRows = (keys: CredentialKeys): TokenRows<CredentialRow> => ({
  // Read as JSON: not every host has the column, and a statement that names it would fail there.
  select: (db, id, lock) => db.$queryRaw<CredentialRow[]>`
    SELECT type, key, to_jsonb(c) ->> 'encryptedKey' AS "encryptedKey" FROM "Credential" c WHERE id = ${id} ${lock}`,

  open: (row) => readCredential(keys, row),

  write(db, id, { key, encryptedKey }) {
    const encrypted = encryptedKey === null ? Prisma.empty : Prisma.sql`, "encryptedKey" = ${encryptedKey}`;
    return db.$executeRaw`
      UPDATE "Credential" SET key = ${JSON.stringify(key)}::jsonb, invalid = false ${encrypted} WHERE id = ${id}`;
  },
});
