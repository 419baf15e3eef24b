/**
 * A typed client of the API, for applications. Knows nothing of ours: its types are made from the API's OpenAPI document, by
 * openapi-typescript, and openapi-fetch sends the requests.
 */
import createFetchClient, { type Client } from "openapi-fetch";
import type { components, operations, paths } from "./generated/api.ts";

export type { components, operations, paths };

/** Methods by name, paths as they are declared; each answers `{ data, error, response }` and rejects only where nobody answers. */
export type ApiClient = Client<paths>;

/**
 * A client of one installation.
 * @param url its address, as `https://calendar.example`
 * @param apiKey what keys are needed for: `cc_…`
 */
export const createApiClient = ({ url, apiKey }: { url: string; apiKey?: string }): ApiClient =>
  createFetchClient<paths>({
    baseUrl: url.replace(/\/+$/, ""),
    ...(apiKey !== undefined && { headers: { authorization: `Bearer ${apiKey}` } }),
  });
