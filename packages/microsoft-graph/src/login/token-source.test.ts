import { http } from "msw";
import { describe, expect, test, vi } from "vitest";
import { ok } from "../errors/result.ts";
import {
  answerWith,
  expiredTokens,
  freshTokens,
  grantingLogin,
  loginErrorBody,
  meBody,
  memoryStore,
  now,
  testMailbox,
  tokenUrl,
  useMicrosoft,
  v1,
} from "../testing/test-support.ts";
import type { AuthPath, AuthPaths } from "./auth-path.ts";
import { createTokenSource } from "./token-source.ts";
import type { TokenStore } from "./tokens.ts";

const microsoft = useMicrosoft();

const pathAt = (name: string, authority: string): AuthPath => ({
  name,
  authority,
  clientId: "client",
  credential: { kind: "secret", secret: "secret" },
  scope: "",
});
const onePath: AuthPaths = { of: async () => [pathAt("one", "common")], note: async () => {} };

/** Graph that knows one access token at a time; `seen` collects those it was shown. */
const graphKnowing = (valid: () => string, seen: string[] = []) =>
  http.get(`${v1}/me`, ({ request }) => {
    const token = request.headers.get("authorization")?.replace("Bearer ", "") ?? "";
    seen.push(token);
    return token === valid()
      ? answerWith(200, meBody)
      : answerWith(401, { error: { code: "InvalidAuthenticationToken" } });
  });

test("a token that lasts is used as it is", async () => {
  microsoft.use(graphKnowing(() => freshTokens.accessToken));
  expect(await testMailbox().me()).toMatchObject({ ok: true });
});

test.each([
  [60_001, 0],
  [60_000, 1],
  [-1, 1],
])("a token that ends in %i ms is refreshed %i times", async (left, refreshes) => {
  const grants: URLSearchParams[] = [];
  microsoft.use(
    grantingLogin(grants),
    http.get(`${v1}/me`, () => answerWith(200, meBody)),
  );
  await testMailbox({ tokens: memoryStore({ ...freshTokens, expiresAt: now + left }) }).me();
  expect(grants).toHaveLength(refreshes);
});

test("fifty calls at once share one refresh, and one turn at the lock", async () => {
  const grants: URLSearchParams[] = [];
  microsoft.use(
    grantingLogin(grants),
    graphKnowing(() => "access.2"),
  );
  const tokens = memoryStore(expiredTokens);
  const lock = vi.spyOn(tokens, "refreshExclusively");
  const mailbox = testMailbox({ tokens });
  const results = await Promise.all(Array.from({ length: 50 }, () => mailbox.me()));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(grants).toHaveLength(1);
  expect(lock).toHaveBeenCalledTimes(1);
});

test("fifty refused calls at once share one refresh", async () => {
  const grants: URLSearchParams[] = [];
  const seen: string[] = [];
  microsoft.use(
    grantingLogin(grants),
    graphKnowing(() => "access.2", seen),
  );
  const mailbox = testMailbox();
  const results = await Promise.all(Array.from({ length: 50 }, () => mailbox.me()));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(grants).toHaveLength(1);
  expect(seen.filter((token) => token === "access.2")).toHaveLength(50);
});

test("two processes that share a store refresh once between them", async () => {
  const grants: URLSearchParams[] = [];
  microsoft.use(
    grantingLogin(grants),
    graphKnowing(() => "access.2"),
  );
  const tokens = memoryStore(expiredTokens);
  const mailboxes = [testMailbox({ tokens }), testMailbox({ tokens })];
  const results = await Promise.all(mailboxes.map((mailbox) => mailbox.me()));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(grants).toHaveLength(1);
});

test("rotated tokens are stored before they are used", async () => {
  const tokens = memoryStore(expiredTokens);
  microsoft.use(
    grantingLogin(),
    http.get(`${v1}/me`, ({ request }) => {
      expect(tokens.stored).toMatchObject({
        accessToken: request.headers.get("authorization")?.replace("Bearer ", ""),
      });
      return answerWith(200, meBody);
    }),
  );
  expect(await testMailbox({ tokens }).me()).toMatchObject({ ok: true });
  expect(tokens.stored).toEqual({
    accessToken: "access.2",
    refreshToken: "refresh.2",
    expiresAt: now + 3_600_000,
  });
});

test("an answer without a refresh token keeps the old one", async () => {
  const tokens = memoryStore(expiredTokens);
  microsoft.use(
    http.post(tokenUrl, () =>
      answerWith(200, { token_type: "Bearer", expires_in: 3600, access_token: "access.2" }),
    ),
    graphKnowing(() => "access.2"),
  );
  await testMailbox({ tokens }).me();
  expect(tokens.stored).toMatchObject({ accessToken: "access.2", refreshToken: expiredTokens.refreshToken });
});

test("a refused token is replaced once, and a second refusal is the answer", async () => {
  const grants: URLSearchParams[] = [];
  const seen: string[] = [];
  microsoft.use(
    grantingLogin(grants),
    graphKnowing(() => "none", seen),
  );
  expect(await testMailbox().me()).toMatchObject({ ok: false, error: { kind: "ambiguous", status: 401 } });
  expect(seen).toEqual([freshTokens.accessToken, "access.2"]);
  expect(grants).toHaveLength(1);
});

test("a token that another process has replaced meanwhile needs no refresh", async () => {
  const newer = { ...freshTokens, accessToken: "access.by-another" };
  const tokens: TokenStore = {
    read: async () => ok(freshTokens),
    refreshExclusively: (_credentialId, refresh) => refresh(newer),
  };
  microsoft.use(graphKnowing(() => newer.accessToken));
  expect(await testMailbox({ tokens }).me()).toMatchObject({ ok: true });
});

test("a refusal that meets a refresh under way isn't content with the refused token", async () => {
  const begun = Promise.withResolvers<void>();
  let locks = 0;
  let refreshes = 0;
  const source = createTokenSource({
    now: () => now,
    paths: onePath,
    login: { refresh: async () => ok({ ...freshTokens, accessToken: `access.${++refreshes}` }) },
    tokens: {
      read: async () => ok(expiredTokens),
      // By the time the first gets the lock, another process has stored the token that Graph is refusing just now
      async refreshExclusively(_credentialId, refresh) {
        if (++locks === 1) await begun.promise;
        return refresh({ ...freshTokens, accessToken: "refused" });
      },
    },
  });
  const current = source.current(7);
  await Promise.resolve();
  const replaced = source.replacing(7, "refused");
  begun.resolve();
  expect(await current).toEqual(ok("refused"));
  expect(await replaced).toEqual(ok("access.1"));
});

test("mailboxes don't wait for one another's refresh", async () => {
  const source = createTokenSource({
    now: () => now,
    paths: onePath,
    login: { refresh: async () => ok(freshTokens) },
    tokens: {
      read: async () => ok(expiredTokens),
      refreshExclusively: (credentialId, refresh) =>
        credentialId === 1 ? new Promise(() => undefined) : refresh(expiredTokens),
    },
  });
  source.current(1);
  expect(await source.current(2)).toEqual(ok(freshTokens.accessToken));
});

test("a failed refresh is the answer, stores nothing, and is tried anew by the next call", async () => {
  const tokens = memoryStore(expiredTokens);
  microsoft.use(http.post(tokenUrl, () => answerWith(400, loginErrorBody("invalid_grant", [700082]))));
  const mailbox = testMailbox({ tokens });
  expect(await mailbox.me()).toMatchObject({ ok: false, error: { kind: "relink", code: "AADSTS700082" } });
  expect(tokens.stored).toEqual(expiredTokens);
  microsoft.use(
    grantingLogin(),
    graphKnowing(() => "access.2"),
  );
  expect(await mailbox.me()).toMatchObject({ ok: true });
});

test("an unreachable login is transient", async () => {
  microsoft.use(http.post(tokenUrl, () => Response.error()));
  const result = await testMailbox({ tokens: memoryStore(expiredTokens) }).me();
  expect(result).toMatchObject({
    ok: false,
    error: { kind: "transient", status: null, operation: "refreshTokens" },
  });
});

test.each([
  ["missing", "relink"],
  ["unusable", "unusable"],
] as const)("an account whose tokens are %s is %s, and nothing is asked", async (kind, meaning) => {
  expect(await testMailbox({ tokens: memoryStore({ kind, reason: "why" }) }).me()).toMatchObject({
    ok: false,
    error: { kind: meaning, status: null, message: `readTokens: ${meaning} (why)` },
  });
});

test("what the store throws is passed on, and the next call asks it again", async () => {
  let calls = 0;
  const source = createTokenSource({
    now: () => now,
    paths: onePath,
    login: { refresh: () => Promise.reject(new Error("the login was asked")) },
    tokens: {
      read: async () => ok(expiredTokens),
      refreshExclusively: async () => {
        if (++calls === 1) throw new Error("database away");
        return ok(freshTokens);
      },
    },
  });
  await expect(source.current(7)).rejects.toThrow("database away");
  expect(await source.current(7)).toEqual(ok(freshTokens.accessToken));
});

describe("an account whose tokens may be refreshed in two ways", () => {
  const first = pathAt("first", "consumers");
  const last = pathAt("last", "https://login.example/common/");
  const urls = {
    first: "https://login.microsoftonline.com/consumers/oauth2/v2.0/token",
    last: "https://login.example/common/oauth2/v2.0/token",
  };
  const refusing = (number: number) => () => answerWith(400, loginErrorBody("invalid_grant", [number]));
  const granting = () =>
    answerWith(200, { access_token: "access.2", refresh_token: "r", expires_in: 3600, token_type: "Bearer" });

  async function refreshed(answers: Record<keyof typeof urls, () => Response>) {
    const noted: string[] = [];
    const asked: string[] = [];
    for (const name of ["first", "last"] as const)
      microsoft.use(
        http.post(urls[name], () => {
          asked.push(name);
          return answers[name]();
        }),
      );
    microsoft.use(graphKnowing(() => "access.2"));
    const result = await testMailbox({
      tokens: memoryStore(expiredTokens),
      authPaths: {
        of: async () => [first, last],
        note: async (id, { name }, failure) => void noted.push(`${id} ${name} ${failure?.code ?? "ok"}`),
      },
    }).me();
    return { result: result.ok || result.error.code, noted, asked };
  }

  // Broken on purpose: the first way alone; a bad new way would have had everybody sign in again.
  test("is refused only once both have refused, by the one that gave its tokens", async () => {
    expect(await refreshed({ first: granting, last: granting })).toEqual({
      result: true,
      noted: ["7 first ok"],
      asked: ["first"],
    });
    expect(await refreshed({ first: refusing(50020), last: granting })).toEqual({
      result: true,
      noted: ["7 first AADSTS50020", "7 last ok"],
      asked: ["first", "last"],
    });
    expect((await refreshed({ first: refusing(50020), last: refusing(700082) })).result).toBe("AADSTS700082");
  });

  test("isn't asked in the other way where it was asked too much", async () => {
    const tooMuch = () => answerWith(429, {});
    expect((await refreshed({ first: tooMuch, last: granting })).asked).toEqual(["first"]);
  });
});
