import { expect, test, vi } from "vitest";
import { z } from "zod";
import { answer } from "./answer.ts";
import type { Caller, Endpoint, Once } from "./declaration.ts";
import { endpoint } from "./endpoint.ts";
import { messageEnvelope, refusal } from "./refusal.ts";
import { serve, serveAnywhere } from "./serve.ts";

const closed = refusal(401, "UNAUTHORIZED", "Send a key");
const gone = refusal(410, "GONE", "It is gone", z.object({ since: z.string() }));

const holder: Caller<unknown, string> = {
  security: { type: "http", scheme: "bearer" },
  refusals: [closed],
  identify: ({ headers }) => {
    const key = headers.get("authorization");
    return key === null ? closed : { who: key };
  },
};

const common = { answers: { 200: z.unknown() }, refusals: [gone], summary: "" } as const;
const room = z.object({ id: z.string().max(5) });

const get = endpoint("GET", "/rooms/{id}", {
  ...common,
  params: room,
  query: z.object({ at: z.string("is missing") }),
  async handle({ params, query }, { size }: { size: number }) {
    if (params.id === "gone") return { ...gone, more: { since: "Monday" } };
    return answer(200, { ...params, ...query, size });
  },
});

const put = endpoint("PUT", "/rooms/{id}", {
  ...common,
  caller: holder,
  params: room,
  body: z.object({ name: z.string() }),
  mostBytes: 1024,
  handle: async ({ who, body }) => answer(200, { who, ...body }),
});

const list = endpoint("GET", "/rooms/list", {
  ...common,
  automatic: ["OPTIONS"],
  handle: async () => answer(200, []),
});

function served(
  endpoints: readonly Endpoint<{ size: number }>[] = [get, put, list],
  open = () => ({ size: 3 }),
) {
  const error = vi.fn();
  const isAway = (failure: unknown) => failure instanceof Error && failure.message === "away";
  const handler = serve(endpoints, open, { isAway, log: () => ({ error }) });
  return {
    error,
    async ask(method: string, path: string, { body, ...headers }: Record<string, string> = {}) {
      const request = new Request(`http://edge.example${path}`, { method, headers, ...(body && { body }) });
      const answered = await handler(request);
      const text = await answered.text();
      return { status: answered.status, headers: answered.headers, text, json: text && JSON.parse(text) };
    },
  };
}
const { ask } = served();
const key = { authorization: "me" };

test("a handler gets what the path, the query and the services have", async () => {
  const { status, json, headers } = await ask("GET", "/rooms/a%2Fb?at=noon");
  expect([status, json]).toEqual([200, { id: "a/b", at: "noon", size: 3 }]);
  expect(headers.get("cache-control")).toBe("no-store");
});

test("a path without names goes before one with names", async () => {
  expect((await ask("GET", "/rooms/list")).json).toEqual([]);
});

test("a path that names nothing is 404: unknown, too long, no text, not storable", async () => {
  for (const path of [
    "/",
    "/rooms",
    "/rooms/a/b",
    "/rooms/toolong?at=x",
    "/rooms/%ff?at=x",
    "/rooms/%00?at=x",
  ]) {
    const { status, json } = await ask("GET", path);
    expect([path, status, json.error.code]).toEqual([path, 404, "NOT_FOUND"]);
  }
});

test("another method is told which there are, also HEAD and OPTIONS", async () => {
  const other = await ask("PATCH", "/rooms/a");
  expect([other.status, other.headers.get("allow")]).toEqual([405, "GET, HEAD, PUT"]);
  expect(other.json.error.message).toBe("Method not allowed: use GET or HEAD or PUT");
  const options = await ask("OPTIONS", "/rooms/a");
  expect([options.status, options.headers.get("allow"), options.text]).toEqual([204, "GET, HEAD, PUT", ""]);
  expect((await ask("HEAD", "/rooms/list")).status).toBe(405);
});

test("HEAD is GET without the body", async () => {
  const head = await ask("HEAD", "/rooms/a?at=noon");
  expect([head.status, head.text, head.headers.get("content-type")]).toEqual([200, "", "application/json"]);
  expect((await ask("HEAD", "/rooms/a")).status).toBe(400);
});

// Broken on purpose: the caller asked last; a stranger learned what a body may be.
test("who calls is asked first, then the path, the query, the size and the body", async () => {
  const bad = { body: "{" };
  expect((await ask("PUT", "/rooms/toolong", bad)).status).toBe(401);
  expect((await ask("PUT", "/rooms/toolong", { ...key, ...bad })).status).toBe(404);
  expect((await ask("PUT", "/rooms/a", { ...key, body: "x".repeat(1025) })).status).toBe(413);
  expect((await ask("PUT", "/rooms/a", { ...key, ...bad })).status).toBe(400);
  expect((await ask("PUT", "/rooms/a", { ...key, body: '{"name":"x"}' })).json).toEqual({
    who: "me",
    name: "x",
  });
});

test("what can't be used is told by place, for programs and in a sentence", async () => {
  const { json } = await ask("PUT", "/rooms/a", { ...key, body: '{"name":"a\\u0000"}' });
  expect(json).toEqual({
    status: "error",
    error: {
      code: "BAD_REQUEST",
      message: "name holds characters that are none",
      details: [{ path: "name", message: "holds characters that are none" }],
    },
  });
  expect((await ask("GET", "/rooms/a")).json.error.message).toBe("at is missing");
});

test("a refusal tells its code and what it has to tell", async () => {
  const { status, json } = await ask("GET", "/rooms/gone?at=x");
  expect([status, json.error]).toEqual([410, { code: "GONE", message: "It is gone", since: "Monday" }]);
});

test("what nobody foresaw is logged with an id and the path as declared, and told without a word of it", async () => {
  const broken = served([get], () => {
    throw new Error("the password is 1234");
  });
  const { status, headers, text } = await broken.ask("GET", "/rooms/secret?at=x");
  expect([status, text.includes("1234")]).toEqual([500, false]);
  const requestId = headers.get("x-request-id");
  expect(requestId).toMatch(/^[\w-]{36}$/);
  expect(broken.error.mock.calls[0]?.[0]).toMatchObject({
    err: { message: "the password is 1234" },
    requestId,
    method: "GET",
    path: "/rooms/{id}",
  });
});

test("a database that is away is 503, to be tried again; a proxy's request id is kept if it is one", async () => {
  const away = served([get], () => {
    throw new Error("away");
  });
  const { status, headers } = await away.ask("GET", "/rooms/a?at=x", { "x-request-id": "proxy-7" });
  expect([status, headers.get("retry-after"), headers.get("x-request-id")]).toEqual([503, "10", "proxy-7"]);
  const forged = await away.ask("GET", "/rooms/a?at=x", { "x-request-id": "a b" });
  expect(forged.headers.get("x-request-id")).not.toBe("a b");
});

test("an endpoint is carried out as its idempotency says", async () => {
  const once: Once<unknown> = async (_, { headers }, text, carryOut) =>
    headers.has("idempotency-key") ? answer(200, `kept: ${text}`) : carryOut("hash");
  const book = endpoint("POST", "/book", {
    ...common,
    body: z.unknown(),
    once,
    handle: async ({ idempotencyKey }) => answer(200, idempotencyKey),
  });
  expect(book.isIdempotent).toBe(true);
  const { ask } = served([book]);
  expect((await ask("POST", "/book", { body: "1" })).json).toBe("hash");
  expect((await ask("POST", "/book", { body: "1", "idempotency-key": "k" })).json).toBe("kept: 1");
});

test("an endpoint that is mounted somewhere answers there, in its family's envelope", async () => {
  const hook = endpoint("POST", "/hook", {
    ...common,
    envelope: messageEnvelope,
    automatic: [],
    handle: async () => new Response("done"),
    answers: { 200: "text/plain" },
  });
  const handler = serveAnywhere(hook, () => ({}), { isAway: () => false, log: () => ({ error: vi.fn() }) });
  const at = (method: string) => handler(new Request("http://edge.example/elsewhere", { method }));
  expect(await (await at("POST")).text()).toBe("done");
  const refused = await at("OPTIONS");
  expect([refused.status, await refused.json()]).toEqual([405, { message: "Method not allowed: use POST" }]);
});

test("what is known of a caller is said in every answer, and how it was answered is told", async () => {
  const heard = vi.fn();
  const caller: Caller<unknown, string> = {
    ...holder,
    identify: (_, __, operation) => ({
      who: "me",
      headers: { ratelimit: "r=1", "retry-after": "1" },
      answered: (status) => heard(operation, status),
    }),
  };
  const fail = endpoint("GET", "/rooms/{id}", {
    ...common,
    caller,
    params: room,
    handle: async ({ params }) => {
      if (params.id === "a") return answer(200, "well", { "retry-after": "9" });
      if (params.id === "b") return { ...gone, more: { since: "Monday" } };
      throw new Error(params.id);
    },
  });
  const { ask } = served([fail]);
  for (const [path, method, status, retryAfter] of [
    ["a", "HEAD", 200, "9"],
    ["b", "GET", 410, "1"],
    ["away", "GET", 503, "10"],
    ["other", "GET", 500, "1"],
    ["too-long", "GET", 404, "1"],
  ] as const) {
    const { headers } = await ask(method, `/rooms/${path}`);
    expect([headers.get("ratelimit"), headers.get("retry-after")]).toEqual(["r=1", retryAfter]);
    expect(heard).toHaveBeenLastCalledWith("GET /rooms/{id}", status);
  }
  expect(heard).toHaveBeenCalledTimes(5);
});
