import { HttpResponse, http, type JsonBodyType } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";
import { failed, ok } from "../errors/result.ts";
import { createGraph, type Graph, type GraphOptions } from "../graph.ts";
import type { MicrosoftTokens, TokenStore, TokensError } from "../login/tokens.ts";

export const graphUrl = "https://graph.microsoft.com";
export const v1 = `${graphUrl}/v1.0`;
export const tokenUrl = "https://login.microsoftonline.com/common/oauth2/v2.0/token";
export const now = Date.parse("2026-03-01T12:00:00Z");

/** With the punctuation of real ones. */
export const secrets = {
  accessToken: "eyJ0eXAiOiJKV1Qi.eyJhdWQiOiIwMDAwMDAwMy.c2lnbmF0dXJl-1",
  refreshToken: "0.AXoAb4x-refresh.AgABAwEAAAD-1",
  clientSecret: "q3X8Q~client-secret.abc",
};

export const freshTokens: MicrosoftTokens = {
  accessToken: secrets.accessToken,
  refreshToken: secrets.refreshToken,
  expiresAt: now + 3_600_000,
};

export const expiredTokens: MicrosoftTokens = { ...freshTokens, expiresAt: now - 1 };

/** Microsoft's side of the wire, from `beforeAll` to `afterAll` of the test file that calls this. */
export function useMicrosoft() {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}

/** A token store in memory, which may hold what can't be opened; its lock holds for everybody who shares it. */
export function memoryStore(
  tokens: MicrosoftTokens | TokensError,
): TokenStore & { stored: MicrosoftTokens | TokensError } {
  let queue: Promise<unknown> = Promise.resolve();
  const store: ReturnType<typeof memoryStore> = {
    stored: tokens,
    read: async () => ("kind" in store.stored ? failed(store.stored) : ok(store.stored)),
    refreshExclusively(_credentialId, refresh) {
      const turn = queue.then(async () => {
        if ("kind" in store.stored) return failed(store.stored);
        const result = await refresh(store.stored);
        if (result.ok) store.stored = result.value;
        return result;
      });
      queue = turn;
      return turn;
    },
  };
  return store;
}

export function testGraph(options: Partial<GraphOptions> = {}): Graph {
  return createGraph({
    graphUrl,
    loginUrl: "https://login.microsoftonline.com",
    clientId: "11111111-2222-3333-4444-555555555555",
    clientSecret: secrets.clientSecret,
    tokens: memoryStore(freshTokens),
    now: () => now,
    ...options,
  });
}

export const testMailbox = (options: Partial<GraphOptions> = {}) =>
  testGraph(options).mailbox({ credentialId: 7 });

/** A body as Graph sends with a failure. */
export function graphErrorBody(code: string, inner: Record<string, unknown> = {}) {
  return {
    error: {
      code,
      message: `The specified object was not found in the store, ${secrets.accessToken}.`,
      innerError: {
        date: "2026-03-01T12:00:00",
        "request-id": "9f1b8c3e-7d52-4c9c-a6a6-6f0b5a0f8c11",
        ...inner,
      },
    },
  };
}

/** A body as the login sends with a failure. */
export function loginErrorBody(error: string, numbers: readonly number[]) {
  return {
    error,
    error_description: `AADSTS${numbers[0]}: something about ${secrets.refreshToken}. Trace ID: …`,
    error_codes: numbers,
    timestamp: "2026-03-01 12:00:00Z",
    trace_id: "0a1b2c3d-0000-4000-8000-000000000001",
    correlation_id: "0a1b2c3d-0000-4000-8000-000000000002",
  };
}

export const answerWith = (status: number, body: JsonBodyType, headers: Record<string, string> = {}) =>
  HttpResponse.json(body, { status, headers });

/** The login granting tokens named by a running number; `grants` collects what it was asked. */
export function grantingLogin(grants: URLSearchParams[] = [], extra: Record<string, JsonBodyType> = {}) {
  return http.post(tokenUrl, async ({ request }) => {
    grants.push(new URLSearchParams(await request.text()));
    return answerWith(200, {
      token_type: "Bearer",
      scope: "User.Read",
      expires_in: 3600,
      access_token: `access.${grants.length + 1}`,
      refresh_token: `refresh.${grants.length + 1}`,
      ...extra,
    });
  });
}

export const meBody = {
  "@odata.context": `${v1}/$metadata#users/$entity`,
  id: "87d349ed-44d7-43e1-9a83-5f2406dee5bd",
  mail: "ann@contoso.example",
  userPrincipalName: "ann@contoso.example",
  displayName: "Ann Ito",
};
