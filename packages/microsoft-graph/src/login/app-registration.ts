import type { Result } from "../errors/result.ts";
import type { TokensError } from "./tokens.ts";

/**
 * By which an app says who it is: PEM texts of a certificate and its private key, a secret, or a token that an issuer which the app
 * trusts (workload identity) keeps in a file.
 */
export type AppCredential =
  | { kind: "certificate"; certificate: string; privateKey: string }
  | { kind: "secret"; secret: string }
  | { kind: "federated"; tokenFile: string };

/** An app as a tenant knows it. */
export type AppRegistration = {
  /** the tenant's id */
  tenantId: string;
  clientId: string;
  /** those that are valid, in the order in which they are tried */
  credentials: readonly AppCredential[];
};

/** Where the registrations are that open mailboxes without their users; the caller implements it on its database. */
export type AppRegistrations = {
  /** The one that opens this account's mailbox. */
  of(credentialId: number): Promise<Result<AppRegistration, TokensError>>;
};
