import fc from "fast-check";
import { expect, test } from "vitest";
import type { ObservedRequest } from "./http/observed-request.ts";
import { expiredTokens, freshTokens, memoryStore, secrets, testGraph } from "./testing/test-support.ts";

const authorizationCode = "0.AXoA-code.AgABAAIAAA";
const content = "Board meeting about layoffs";
const planted = [...Object.values(secrets), authorizationCode, content];

/** JSON with the keys that errors are made of, and secrets where Microsoft would never put them. */
const hostileJson = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(...planted),
    fc.integer(),
    fc.array(tie("node"), { maxLength: 2 }),
    fc.dictionary(
      fc.constantFrom(
        "error",
        "code",
        "message",
        "innerError",
        "details",
        "request-id",
        "error_codes",
        "trace_id",
        "value",
        ...planted,
      ),
      tie("node"),
      { maxKeys: 5 },
    ),
  ),
})).node;

const header = fc.constantFrom(...planted, "5");

test("no token, code, secret or content reaches an error or an observer", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(200, 302, 400, 401, 403, 404, 409, 429, 500, 503),
      hostileJson,
      header,
      fc.boolean(),
      async (status, body, value, expired) => {
        const observed: ObservedRequest[] = [];
        const graph = testGraph({
          tokens: memoryStore(expired ? expiredTokens : freshTokens),
          observe: (request) => observed.push(request),
          fetch: async () =>
            Response.json(body, { status, headers: { "retry-after": value, "request-id": value } }),
        });
        const mailbox = graph.mailbox({ credentialId: 7 });
        const told = JSON.stringify([
          observed,
          await mailbox.me(),
          await mailbox.listCalendars(),
          await mailbox.deleteSubscription("x"),
          (await mailbox.renewSubscriptions(["x"], "2026-03-08T00:00:00Z")).get("x"),
          await mailbox.batch([{ id: "1", method: "GET", url: "/me" }]),
          await graph.exchangeCode({ code: authorizationCode, redirectUri: "https://calcache.example" }),
          observed,
        ]);
        expect(planted.filter((secret) => told.includes(secret))).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});

test("a network error that quotes the request leaves nothing of it behind", async () => {
  const graph = testGraph({
    fetch: (url, init) =>
      Promise.reject(new TypeError(`fetch failed: ${url} ${JSON.stringify(init?.headers)}`)),
  });
  const told = JSON.stringify(await graph.mailbox({ credentialId: 7 }).me());
  expect(planted.filter((secret) => told.includes(secret))).toEqual([]);
});
