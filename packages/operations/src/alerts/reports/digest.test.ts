import { expect, test } from "vitest";
import { isDigestDue } from "./digest.ts";

const at = (text: string) => Date.parse(`2026-12-${text}Z`);

test.each([
  ["01T07:59", "01T08:00", true],
  ["01T07:58", "01T07:59", false],
  ["01T08:00", "01T08:01", false],
  ["01T08:00", "02T07:59", false],
  ["01T08:00", "02T08:00", true],
  // Nobody evaluated for a while.
  ["01T06:00", "01T11:30", true],
  ["01T06:00", "04T11:30", true],
])("after an evaluation at %s, one at %s tells the digest of 8: %s", (before, now, isDue) => {
  expect(isDigestDue(at(before), at(now), 8)).toBe(isDue);
});

test("an installation's first evaluation tells none, and midnight is an hour like others", () => {
  expect(isDigestDue(null, at("01T08:00"), 8)).toBe(false);
  expect(isDigestDue(at("01T23:59"), at("02T00:00"), 0)).toBe(true);
  expect(isDigestDue(at("01T22:59"), at("01T23:00"), 23)).toBe(true);
});
