import { describe } from "@calcache/http-edge";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { z } from "zod";
import { calendarFileEndpoint } from "../page/bookings/calendar-file.ts";
import { llmsEndpoint, teamPageEndpoint, userPageEndpoint } from "../page/markdown/markdown-endpoints.ts";
import { endpoints } from "./endpoints.ts";

const all = [...endpoints, calendarFileEndpoint, teamPageEndpoint, userPageEndpoint, llmsEndpoint];
const named = all.map((endpoint) => [`${endpoint.methods} ${endpoint.path}`, endpoint] as const);

test.each(named)(
  "%s can be described: its shapes are JSON Schemas",
  (_, { params, query, body, ...rest }) => {
    for (const taken of [params, query, body]) {
      if (taken) expect(z.toJSONSchema(taken, { io: "input" })).not.toEqual({});
    }
    for (const given of [...Object.values(rest.answers), ...rest.refusals.map(({ tells }) => tells)]) {
      if (given instanceof z.ZodType) expect(z.toJSONSchema(given)).not.toEqual({});
    }
  },
);

test.each(named)("%s takes what its path names", (_, { path, params }) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const taken = params ? Object.keys(z.toJSONSchema(params, { io: "input" }).properties ?? {}) : [];
  expect(taken).toEqual(names);
});

test("no two have a path and a method in common", () => {
  const places = all.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`));
  expect(new Set(places).size).toBe(places.length);
});

test("together they are a valid OpenAPI document, with no operation named twice", async () => {
  const document = describe(all, { title: "T", version: "1", description: "D", url: "https://app.example" });
  expect((await new Validator().validate({ ...document })).errors).toBeUndefined();
  const operations = [...JSON.stringify(document).matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
  expect(operations.length).toBeGreaterThan(20);
  expect(new Set(operations).size).toBe(operations.length);
});
