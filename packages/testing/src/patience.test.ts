import { expect, test } from "vitest";
import { slowness } from "./patience.ts";

test("an idle machine gets the time that is named, or one that doesn't tell", () => {
  expect(slowness(0, 2)).toBe(1);
  expect(slowness(1, 2)).toBe(1);
});

test("a busy machine gets more time the more processes want each processor", () => {
  expect(slowness(4, 2)).toBe(4);
  expect(slowness(20, 2)).toBe(20);
  expect(slowness(20, 20)).toBe(2);
});
