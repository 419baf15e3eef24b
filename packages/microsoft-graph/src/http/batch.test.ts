import { http } from "msw";
import { expect, test } from "vitest";
import { answerWith, graphErrorBody, now, testMailbox, useMicrosoft, v1 } from "../testing/test-support.ts";
import type { BatchRequest } from "./batch.ts";

const microsoft = useMicrosoft();

const get = (id: string): BatchRequest => ({ id, method: "GET", url: "/me/calendars" });

test("each request has its own result, whatever the order of the answers", async () => {
  const retryAfter = new Date(now + 45_000).toUTCString();
  microsoft.use(
    http.post(`${v1}/$batch`, () =>
      answerWith(200, {
        responses: [
          { id: "2", status: 429, headers: { "retry-after": "12" }, body: graphErrorBody("TooManyRequests") },
          { id: "5", status: 503, headers: { "Retry-After": retryAfter }, body: graphErrorBody("X") },
          { id: "3", status: 404, headers: {}, body: graphErrorBody("ErrorItemNotFound") },
          { id: "1", status: 200, headers: { "Content-Type": "application/json" }, body: { value: [] } },
          { id: "4", status: 204 },
        ],
      }),
    ),
  );
  const result = await testMailbox().batch(["1", "2", "3", "4", "5", "6"].map(get));
  expect(result.ok && Object.fromEntries(result.value)).toMatchObject({
    1: { ok: true, value: { value: [] } },
    2: { ok: false, error: { kind: "throttled", retryAfterSeconds: 12, operation: "batch" } },
    3: { ok: false, error: { kind: "gone", code: "ErrorItemNotFound" } },
    4: { ok: true, value: null },
    5: { ok: false, error: { kind: "transient", retryAfterSeconds: 45 } },
    6: { ok: false, error: { kind: "malformed" } },
  });
});

// Broken on purpose: headers as a record of strings; one number among them and the whole batch was malformed.
test("odd headers, and an item that is none, harm no other", async () => {
  const headers = { "x-count": 1, "x-nothing": null, "Retry-After": 7 };
  microsoft.use(
    http.post(`${v1}/$batch`, () =>
      answerWith(200, {
        responses: [
          null,
          { id: 5, status: "200" },
          { id: "1", status: 200, headers, body: {} },
          { id: "2", status: 503, headers },
          { id: "3", status: 204, headers: "none" },
        ],
      }),
    ),
  );
  const result = await testMailbox().batch(["1", "2", "3"].map(get));
  expect(result.ok && Object.fromEntries(result.value)).toMatchObject({
    1: { ok: true, value: {} },
    2: { ok: false, error: { kind: "transient", retryAfterSeconds: 7 } },
    3: { ok: true, value: null },
  });
});

test("a body goes out with its type", async () => {
  microsoft.use(
    http.post(`${v1}/$batch`, async ({ request }) => {
      expect(await request.json()).toEqual({
        requests: [
          get("1"),
          {
            id: "2",
            method: "PATCH",
            url: "/subscriptions/x",
            body: { expirationDateTime: "…" },
            headers: { "Content-Type": "application/json", "x-own": "1" },
          },
        ],
      });
      return answerWith(200, { responses: [] });
    }),
  );
  const patch: BatchRequest = {
    id: "2",
    method: "PATCH",
    url: "/subscriptions/x",
    body: { expirationDateTime: "…" },
    headers: { "x-own": "1" },
  };
  expect(await testMailbox().batch([get("1"), patch])).toMatchObject({ ok: true });
});

test("a batch that fails as a whole is one error", async () => {
  microsoft.use(
    http.post(`${v1}/$batch`, () =>
      answerWith(429, graphErrorBody("TooManyRequests"), { "Retry-After": "9" }),
    ),
  );
  expect(await testMailbox().batch([get("1")])).toMatchObject({
    ok: false,
    error: { kind: "throttled", retryAfterSeconds: 9 },
  });
});

test.each([
  ["over twenty requests", Array.from({ length: 21 }, (_, index) => get(String(index)))],
  ["an id used twice", [get("1"), get("1")]],
])("%s are our bug, and nothing is sent", async (_, requests) => {
  expect(await testMailbox().batch(requests)).toMatchObject({
    ok: false,
    error: { kind: "bug", status: null },
  });
});

test("an empty batch sends nothing", async () => {
  expect(await testMailbox().batch([])).toEqual({ ok: true, value: new Map() });
});
