import { expect, test } from "vitest";
import { hoursIn, monthIn, namesIn, peopleIn } from "./read-attributes.ts";

test("people are usernames, with names where they are given", () => {
  expect(peopleIn("ann: Ann Ito, ben,, ")).toEqual([
    { username: "ann", name: "Ann Ito" },
    { username: "ben" },
  ]);
});

test.each([
  ["8-18", [8, 18]],
  [" 0 - 24 ", [0, 24]],
  ["18-8", undefined],
  ["8-25", undefined],
  ["-8", undefined],
  ["x", undefined],
])("the hours of %s are %s", (text, hours) => {
  expect(hoursIn(text)).toEqual(hours);
});

test("names that are no JSON are none", () => {
  expect([namesIn('{"a": "Work"}'), namesIn("{"), namesIn("null")]).toEqual([{ a: "Work" }, {}, {}]);
});

test("a month that is none is the present one", () => {
  expect(["2026-12", "2026-13", "December", ""].map(monthIn)).toEqual([
    "2026-12",
    ...[undefined, undefined, undefined],
  ]);
});
