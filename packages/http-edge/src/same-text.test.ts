import { expect, test } from "vitest";
import { isSameText } from "./same-text.ts";

test("texts are the same, of whatever length, or they aren't", () => {
  expect(isSameText("", "")).toBe(true);
  expect(isSameText("zoë", "zoë")).toBe(true);
  for (const other of ["", "a", "aa", "A", "a "]) expect(isSameText("aaa", other)).toBe(false);
});
