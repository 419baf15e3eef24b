import { expect, test } from "vitest";
import { z } from "zod";
import { oneOf, parse, parseJson, parseQuery } from "./parse.ts";

const guest = z.strictObject({ email: z.string(), age: z.number("must be a number of years").optional() });
const said = (parsed: ReturnType<typeof parse>) => (parsed.ok ? parsed.value : parsed.error);

test("each problem has its place and words that go on from it", () => {
  const body = { guests: [{ age: "x", colour: 1 }, 7] };
  expect(said(parse(z.object({ guests: z.array(guest), name: z.string() }), body))).toEqual([
    { path: "guests[0].email", message: "is required" },
    { path: "guests[0].age", message: "must be a number of years" },
    { path: "guests[0].colour", message: "is not a known key" },
    { path: "guests[1]", message: "must be an object" },
    { path: "name", message: "is required" },
  ]);
});

test("text that can't be stored is refused before the schema is asked", () => {
  expect(said(parse(z.unknown(), { a: ["\0"] }))).toEqual([
    { path: "a[0]", message: "holds characters that are none" },
  ]);
});

test("a query's empty parameters aren't there, and the last of a name counts", () => {
  const query = z.object({ a: z.string(), "cal.cache": z.enum(["true"], "must be true").optional() });
  expect(said(parseQuery(query, new URLSearchParams("a=1&a=2&x=3")))).toEqual({ a: "2" });
  expect(said(parseQuery(query, new URLSearchParams("a=&cal.cache=1")))).toEqual([
    { path: "a", message: "is required" },
    { path: "cal.cache", message: "must be true" },
  ]);
});

test("a body that is no JSON is told from one that isn't there", () => {
  for (const text of ["{", "[1,]", " ", "\ufeff{}", "{}x"])
    expect(said(parseJson(z.unknown(), text))).toEqual([{ path: "", message: "isn't JSON" }]);
  expect(said(parseJson(guest, ""))).toEqual([{ path: "", message: "is required" }]);
  expect(said(parseJson(guest.prefault({ email: "e" }), ""))).toEqual({ email: "e" });
});

test("one of several schemas tells only what is wrong with itself", () => {
  const [circle, square] = [z.strictObject({ radius: z.number() }), z.strictObject({ side: z.number() })];
  const shape = oneOf<typeof circle | typeof square>([circle, square], (value) =>
    typeof value === "object" && value !== null && "side" in value ? square : circle,
  );
  expect(said(parse(shape, { side: 1 }))).toEqual({ side: 1 });
  expect(said(parse(shape, { side: "1", x: 1 }))).toEqual([
    { path: "side", message: "must be a number" },
    { path: "x", message: "is not a known key" },
  ]);
  expect(said(parse(shape, {}))).toEqual([{ path: "radius", message: "is required" }]);
  expect(z.toJSONSchema(shape, { io: "input" }).anyOf).toHaveLength(2);
});
