import { delay, HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import {
  answerWith,
  expiredTokens,
  grantingLogin,
  graphErrorBody,
  graphUrl,
  meBody,
  memoryStore,
  now,
  secrets,
  testGraph,
  testMailbox,
  useMicrosoft,
  v1,
} from "../testing/test-support.ts";
import type { ObservedRequest } from "./observed-request.ts";

const microsoft = useMicrosoft();

test("a request carries the token, an id of its own and what keeps Graph from guessing", async () => {
  const seen: Headers[] = [];
  microsoft.use(
    http.get(`${v1}/me`, ({ request }) => {
      seen.push(request.headers);
      return answerWith(200, meBody);
    }),
  );
  const mailbox = testGraph().mailbox({ credentialId: 7, anchor: "SMTP:ann@contoso.example" });
  await mailbox.me();
  await mailbox.me();
  const [first, second] = seen;
  expect(Object.fromEntries(first ?? [])).toMatchObject({
    authorization: `Bearer ${secrets.accessToken}`,
    "accept-language": "en-US",
    accept: "application/json",
    prefer: 'IdType="ImmutableId"',
    "x-anchormailbox": "SMTP:ann@contoso.example",
  });
  expect(first?.get("client-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(first?.get("client-request-id")).not.toBe(second?.get("client-request-id"));
});

test.each([undefined, "SMTP:änn@contoso.example", "SMTP:ann@contoso.example\r\nx-evil: 1"])(
  "no anchor is sent for %j",
  async (anchor) => {
    microsoft.use(
      http.get(`${v1}/me`, ({ request }) => {
        expect(request.headers.has("x-anchormailbox")).toBe(false);
        return answerWith(200, meBody);
      }),
    );
    const of = { credentialId: 7, ...(anchor === undefined ? {} : { anchor }) };
    expect(await testGraph().mailbox(of).me()).toMatchObject({ ok: true });
  },
);

test("a wrong anchor is told apart by its code", async () => {
  microsoft.use(http.get(`${v1}/me`, () => answerWith(400, graphErrorBody("ErrorIncorrectRoutingHint"))));
  expect(await testMailbox().me()).toMatchObject({ ok: false, error: { code: "ErrorIncorrectRoutingHint" } });
});

test.each([429, 500, 503, 504])(
  "a %i is not retried, for retrying has its policy elsewhere",
  async (status) => {
    let requests = 0;
    microsoft.use(
      http.all(`${v1}/*`, () => {
        requests++;
        return answerWith(status, graphErrorBody("X"), { "Retry-After": "0" });
      }),
    );
    await testMailbox().me();
    await testMailbox().reauthorizeSubscription("1");
    expect(requests).toBe(2);
  },
);

test("a cut connection is transient", async () => {
  microsoft.use(http.get(`${v1}/me`, () => HttpResponse.error()));
  expect(await testMailbox().me()).toMatchObject({
    ok: false,
    error: { kind: "transient", status: null, retryAfterSeconds: null, requestId: null },
  });
});

test("a refused connection is transient and says so", async () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  const result = await testMailbox({
    fetch: () => Promise.reject(new TypeError("fetch failed", { cause })),
  }).me();
  expect(result).toMatchObject({
    ok: false,
    error: { kind: "transient", code: "ECONNREFUSED", message: "me: transient (ECONNREFUSED)" },
  });
});

test("a connection that breaks within the body is transient", async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      controller.error(new Error("terminated"));
    },
  });
  const result = await testMailbox({ fetch: async () => new Response(body) }).me();
  expect(result).toMatchObject({ ok: false, error: { kind: "transient", status: null } });
});

test("an answer that takes too long is transient", async () => {
  microsoft.use(
    http.get(`${v1}/me`, async () => {
      await delay("infinite");
      return answerWith(200, meBody);
    }),
  );
  expect(await testMailbox({ timeoutMs: 20 }).me()).toMatchObject({
    ok: false,
    error: { kind: "transient", code: "TimeoutError" },
  });
});

test.each(["", "<html>proxy</html>", '{"id":', "null", "[]"])("an answer %j is malformed", async (text) => {
  microsoft.use(http.get(`${v1}/me`, () => new HttpResponse(text)));
  expect(await testMailbox().me()).toMatchObject({
    ok: false,
    error: { kind: "malformed", status: 200, issues: [{ path: "$" }] },
  });
});

test("a malformed answer names every path and no value", async () => {
  microsoft.use(
    http.get(`${v1}/me`, () => answerWith(200, { ...meBody, id: 17, mail: { private: "value" } })),
  );
  const result = await testMailbox().me();
  expect(result).toMatchObject({
    ok: false,
    error: { kind: "malformed", message: "me: malformed (at id, at mail, HTTP 200)" },
  });
  expect(JSON.stringify(result)).not.toMatch(/17|private|value/);
});

test("a redirect is not followed", async () => {
  microsoft.use(
    http.get(`${v1}/me`, () => HttpResponse.redirect("https://evil.example/", 302)),
    http.get("https://evil.example/", () => answerWith(200, meBody)),
  );
  expect(await testMailbox().me()).toMatchObject({ ok: false, error: { status: 302, kind: "transient" } });
});

test.each(["graphUrl", "loginUrl"])("nothing is sent when %s is http to another machine", async (option) => {
  let requests = 0;
  const result = await testMailbox({
    [option]: "http://10.0.0.1",
    tokens: memoryStore(expiredTokens),
    fetch: async () => {
      requests++;
      return Response.json({});
    },
  }).me();
  expect(result).toMatchObject({ ok: false, error: { kind: "config", status: null } });
  expect(requests).toBe(0);
});

test("http to this machine is served, below a path too", async () => {
  microsoft.use(http.get("http://127.0.0.1:4000/graph/v1.0/me", () => answerWith(200, meBody)));
  expect(await testMailbox({ graphUrl: "http://127.0.0.1:4000/graph/" }).me()).toMatchObject({ ok: true });
});

test("every exchange is observed once, with its status, time and kind", async () => {
  const observed: ObservedRequest[] = [];
  const requestId = "22222222-2222-4222-8222-222222222222";
  let clock = now;
  let answers = 0;
  microsoft.use(
    grantingLogin(),
    http.get(`${graphUrl}/v1.0/me`, () => {
      clock += 30;
      return answers++ === 0
        ? answerWith(401, graphErrorBody("InvalidAuthenticationToken"))
        : answerWith(200, meBody, { "request-id": requestId });
    }),
    http.post(`${v1}/subscriptions/1/reauthorize`, () => new HttpResponse(null, { status: 204 })),
    http.get(`${v1}/me/calendars`, () => answerWith(200, {})),
    http.get(`${v1}/subscriptions`, () => HttpResponse.error()),
  );
  const mailbox = testMailbox({ now: () => clock, observe: (request) => observed.push(request) });
  await mailbox.me();
  await mailbox.reauthorizeSubscription("1");
  await mailbox.listCalendars();
  await mailbox.listSubscriptions();
  const line = { credentialId: 7, accountKind: null, durationMs: 0, code: null, requestId: null };
  expect(observed).toEqual([
    {
      ...line,
      operation: "me",
      status: 401,
      kind: "ambiguous",
      durationMs: 30,
      code: "InvalidAuthenticationToken",
      requestId: "9f1b8c3e-7d52-4c9c-a6a6-6f0b5a0f8c11",
    },
    { ...line, operation: "refreshTokens", status: 200, kind: "ok" },
    { ...line, operation: "me", status: 200, kind: "ok", durationMs: 30, requestId },
    { ...line, operation: "reauthorizeSubscription", status: 204, kind: "ok" },
    { ...line, operation: "listCalendars", status: 200, kind: "malformed" },
    { ...line, operation: "listSubscriptions", status: null, kind: "transient", code: "TypeError" },
  ]);
});

test("headers that are asked for replace others in any case of letters, and an empty one leaves one out", async () => {
  const seen: Headers[] = [];
  microsoft.use(
    http.get(`${v1}/me`, ({ request }) => {
      seen.push(request.headers);
      return answerWith(200, meBody);
    }),
  );
  const changedHeaders = {
    "X-ANCHORMAILBOX": "",
    prefer: "outlook.timezone",
    "x-new": "1",
    AUTHORIZATION: "x",
  };
  await testGraph().mailbox({ credentialId: 7, anchor: "SMTP:ann@contoso.example", changedHeaders }).me();
  expect(Object.fromEntries(seen[0] ?? [])).toMatchObject({
    prefer: "outlook.timezone",
    "x-new": "1",
    authorization: `Bearer ${secrets.accessToken}`,
  });
  expect(seen[0]?.has("x-anchormailbox")).toBe(false);
});
