import fc from "fast-check";
import { expect, test } from "vitest";
import { isStorable, unstorableText } from "./storable.ts";

const paths = (value: unknown) => unstorableText(value).map(({ path }) => path);

test("NUL and half of a surrogate pair can't be stored, whole pairs can", () => {
  for (const text of ["\0", "a\0b", "\ud800", "a\udc00", "\udc00\ud800"])
    expect(isStorable(text)).toBe(false);
  for (const text of ["", "a", "\u{1f600}", "\u0001", "\ufffd", "zoë"]) expect(isStorable(text)).toBe(true);
});

test("every place is named, of values and of keys", () => {
  expect(paths("\0")).toEqual([""]);
  expect(paths({ a: [{ b: "x" }, { b: "\0" }] })).toEqual(["a[1].b"]);
  expect(paths({ "k\0": "x" })).toEqual(["k\0"]);
  expect(paths({ a: { "k\0": "x" } })).toEqual(['a["k\\u0000"]']);
});

test("what isn't text is no matter", () => {
  expect(paths([1, null, true, undefined, { a: 1e300 }])).toEqual([]);
});

// What is walked or written in depth squared runs into the time limit.
test("neither depth nor number costs much", () => {
  const deep = JSON.parse(`${"[".repeat(60_000)}"\\u0000"${"]".repeat(60_000)}`);
  const many = Array.from({ length: 60_000 }, () => "\0");
  expect(paths(deep)).toHaveLength(1);
  expect(paths(many)).toHaveLength(10);
});

test("a value has such a place exactly if its JSON has one", () => {
  const text = fc.constantFrom("", "a", "\0", "\ud83d", "\u{1f600}");
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.array(tie("value")),
      fc.dictionary(text, tie("value")),
    ),
  })).value;
  fc.assert(
    fc.property(json, (value) => {
      const said = JSON.stringify(value);
      expect(paths(value).length > 0).toBe(/\\u0000|\\ud83d/.test(said));
    }),
  );
});
