import type { ClientCredentials } from "./check-client.ts";

/** A request to the token endpoint. */
export type TokenRequest = {
  form: URLSearchParams;
  client: ClientCredentials;
  /** Of the path: a guid, a domain, or one of the names that mean many. */
  tenant: string;
};
