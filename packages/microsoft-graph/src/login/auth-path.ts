import type { GraphError } from "../errors/graph-error.ts";
import type { AppCredential } from "./app-registration.ts";

/** A way in which users sign in and their tokens are refreshed: at which authority, and as which app. */
export type AuthPath = {
  /** what its owner calls it */
  name: string;
  /** a tenant at the login (`common`, `consumers`, an id), or the URL of one */
  authority: string;
  clientId: string;
  credential: AppCredential;
  /** the permissions that a sign-in asks for, parted by spaces */
  scope: string;
};

/** Which ways there are for whom; the caller implements it on its database. */
export type AuthPaths = {
  /**
   * The ways in which an account's tokens may be refreshed, in the order in which they are tried. Never empty: the last is the one
   * that gave its tokens, whose refusal is the account's.
   */
  of(credentialId: number): Promise<readonly [AuthPath, ...AuthPath[]]>;
  /** Takes note of what came of one; null: it gave tokens. */
  note(credentialId: number, path: AuthPath, failure: GraphError | null): Promise<void>;
};
