import type { CredentialEntry } from "../../team-file.ts";

/** A linked account as the file says it, by its lower-case address. */
export type LinkedAccount = CredentialEntry & { readonly address: string };

/** A linked account and its row. */
export type ImportedAccount = {
  readonly credentialId: number;
  readonly account: LinkedAccount;
  readonly hasNewTokens: boolean;
};
