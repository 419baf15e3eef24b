import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { z } from "zod";
import { answer } from "../answer.ts";
import type { Caller, Described } from "../declaration.ts";
import { endpoint } from "../endpoint.ts";
import { messageEnvelope, refusal } from "../refusal.ts";
import { describe } from "./describe.ts";

const info = { title: "T", version: "1", description: "D", url: "https://app.example" };
const full = refusal(409, "FULL", "It is full", z.object({ since: z.string() }));
const closed = refusal(409, "CLOSED", "It is closed");

const order = endpoint("POST", "/api/shops/{shop}/orders", {
  summary: "Orders",
  params: z.object({ shop: z.string() }),
  query: z.object({ dry: z.enum(["true", "false"]).default("false"), day: z.string() }),
  body: z.object({ count: z.string().transform(Number) }),
  answers: { 201: z.object({ id: z.int() }) },
  refusals: [full, closed],
  handle: async () => answer(201, { id: 1 }),
});
const ping = endpoint(["GET", "POST"], "/api/ping", {
  summary: "Pings",
  envelope: messageEnvelope,
  answers: { 200: "text/plain", 204: null },
  handle: async () => new Response("pong"),
});

type Document = { paths: Record<string, Record<string, { responses: Record<string, never> }>> };
/** With what is shared where it is referred to. */
function documentOf(...endpoints: Described[]): Document {
  const document = describe(endpoints, info) as Document & {
    components: { responses: Record<string, object> };
  };
  return JSON.parse(JSON.stringify(document), (_, value) =>
    value?.$ref ? document.components.responses[value.$ref.split("/").at(-1)] : value,
  );
}

test("is a valid OpenAPI document", async () => {
  const { valid, errors } = await new Validator().validate({ ...describe([order, ping], info) });
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test("says what an endpoint takes: what is sent, not what becomes of it", () => {
  expect(documentOf(order).paths["/api/shops/{shop}/orders"]?.post).toMatchObject({
    parameters: [
      { name: "shop", in: "path", required: true, schema: { type: "string" } },
      { name: "dry", in: "query", required: false, schema: { enum: ["true", "false"], default: "false" } },
      { name: "day", in: "query", required: true },
    ],
    requestBody: {
      content: { "application/json": { schema: { properties: { count: { type: "string" } } } } },
    },
  });
});

test("says how it fails: by its own refusals and those that any endpoint has", () => {
  const { responses } = documentOf(order).paths["/api/shops/{shop}/orders"]?.post ?? { responses: {} };
  expect(Object.keys(responses)).toEqual(["201", "400", "404", "409", "413", "500", "503"]);
  const { content } = responses["409"] as unknown as {
    content: { "application/json": { schema: { properties: { error: { anyOf: object[] } } } } };
  };
  expect(content["application/json"].schema.properties.error.anyOf).toMatchObject([
    {
      properties: { code: { const: "FULL" }, since: { type: "string" } },
      required: ["code", "message", "since"],
    },
    { properties: { code: { const: "CLOSED" } }, required: ["code", "message"] },
  ]);
});

test("says what answers have in their headers: what the endpoint, its caller and its refusals say", () => {
  const caller: Caller<unknown, null> = {
    security: { type: "http", scheme: "bearer", isOptional: true },
    refusals: [{ ...refusal(429, "TOO_MANY", "Too many"), headers: { "x-limit": "1" } }],
    answerHeaders: { ratelimit: { says: "what is left" } },
    identify: () => ({ who: null }),
  };
  const limited = endpoint("GET", "/api/limited", {
    summary: "Limited",
    caller,
    answers: { 200: z.object({}) },
    answerHeaders: { "x-source": { says: "where from", isOptional: true } },
    handle: async () => answer(200, {}),
  });
  const get = documentOf(limited).paths["/api/limited"]?.get;
  expect(get).toMatchObject({ security: [{ bearer: [] }, {}] });
  expect(get?.responses).toMatchObject({
    200: { headers: { ratelimit: { required: true }, "x-source": { required: false } } },
    429: {
      headers: {
        ratelimit: { required: false },
        "retry-after": { required: true },
        "x-limit": { required: false },
      },
    },
    503: { headers: { "retry-after": { required: true }, "x-request-id": { required: false } } },
  });
});

test("gives an example of what is sent and of what is answered, where there is one", () => {
  const example = {
    method: "POST",
    path: "/api/shops/{shop}/orders",
    params: { shop: "mill" },
    body: { count: "2" },
  };
  const { paths } = describe([order], info, {
    requests: [example],
    answers: { "POST /api/shops/{shop}/orders": { id: 3 } },
  }) as Document;
  expect(paths["/api/shops/{shop}/orders"]?.post).toMatchObject({
    parameters: [{ name: "shop", example: "mill" }, { name: "dry" }, { name: "day" }],
    requestBody: { content: { "application/json": { examples: { example1: { value: { count: "2" } } } } } },
    responses: { 201: { content: { "application/json": { example: { id: 3 } } } } },
  });
});

test("has each method at its path, and the envelope of its family of APIs", () => {
  const { paths } = documentOf(ping);
  expect(Object.keys(paths["/api/ping"] ?? {})).toEqual(["get", "post"]);
  const responses = paths["/api/ping"]?.get?.responses;
  expect(responses).toMatchObject({
    200: { content: { "text/plain": {} } },
    204: { description: "Success" },
    500: {
      content: { "application/json": { schema: { properties: { message: {} }, required: ["message"] } } },
    },
  });
});

test("has both shapes of a status that an endpoint answers by itself and any may refuse by", () => {
  const health = endpoint("GET", "/api/well", {
    summary: "Health",
    answers: { 503: z.object({ database: z.string() }) },
    handle: async () => answer(503, { database: "away" }),
  });
  expect(documentOf(health).paths["/api/well"]?.get?.responses).toMatchObject({
    503: {
      headers: { "retry-after": { required: false } },
      content: {
        "application/json": {
          schema: { anyOf: [{ properties: { database: {} } }, { properties: { error: {} } }] },
        },
      },
    },
  });
});

test("says what several operations answer alike once", async () => {
  const document = describe([order, ping], info) as Document & { components: { responses: object } };
  expect(document.paths["/api/ping"]?.get?.responses).toMatchObject({
    500: { $ref: "#/components/responses/Status500" },
  });
  expect(document.paths["/api/shops/{shop}/orders"]?.post?.responses).toMatchObject({
    500: { content: {} },
  });
  expect(Object.keys(document.components.responses)).toEqual([
    "Status200",
    "Status204",
    "Status500",
    "Status503",
  ]);
});
