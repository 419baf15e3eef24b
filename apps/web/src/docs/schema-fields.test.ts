import { expect, test } from "vitest";
import { fieldsOf, typeOf } from "./schema-fields.ts";

test("a document's fields are told by their paths", () => {
  const person = {
    type: "object",
    properties: { email: { type: "string", format: "email" } },
    required: ["email"],
  };
  const schema = {
    type: "object",
    properties: {
      status: { const: "success" },
      guests: { type: "array", items: person },
      host: { anyOf: [person, { type: "null" }] },
      limits: {
        type: "object",
        additionalProperties: { type: "object", properties: { most: { type: "integer" } } },
      },
    },
    required: ["status", "guests"],
  };
  expect(fieldsOf(schema).map(({ path, type, isRequired }) => [path, type, isRequired])).toEqual([
    ["status", '"success"', true],
    ["guests", "list of object", true],
    ["guests[].email", "string (email)", true],
    ["host", "object or null", false],
    ["host.email", "string (email)", true],
    ["limits", "object", false],
    ["limits.*.most", "integer", false],
  ]);
});

test("what alternatives have in common is told once", () => {
  const one = { properties: { a: { const: "FULL" }, b: { type: "integer" } }, required: ["a", "b"] };
  const other = { properties: { a: { const: "CLOSED" } }, required: ["a"] };
  expect(fieldsOf({ anyOf: [one, other] })).toEqual([
    { path: "a", type: '"FULL" or "CLOSED"', isRequired: true },
    { path: "b", type: "integer", isRequired: true },
  ]);
});

test("a type is told in a word or two", () => {
  expect(typeOf({ enum: ["busy", "unknown"] })).toBe('"busy" or "unknown"');
  expect(typeOf({ type: "array", items: { type: "integer" } })).toBe("list of integer");
  expect(typeOf({})).toBe("any");
});
