import { expect, test } from "vitest";
import { moveInGrid } from "./move-in-grid.ts";

const size = { rows: 3, columns: 7 };

test.each([
  ["ArrowDown", false, { row: 2, column: 3 }],
  ["ArrowUp", false, { row: 0, column: 3 }],
  ["ArrowRight", false, { row: 1, column: 4 }],
  ["ArrowRight", true, { row: 1, column: 2 }],
  ["ArrowLeft", true, { row: 1, column: 4 }],
  ["Home", false, { row: 1, column: 0 }],
  ["End", true, { row: 1, column: 6 }],
  ["a", false, null],
  ["toString", false, null],
])("%s, right to left: %s", (key, rtl, to) => {
  expect(moveInGrid(key, { row: 1, column: 3 }, size, rtl)).toEqual(to);
});

test("stays at the edges", () => {
  expect(moveInGrid("ArrowUp", { row: 0, column: 0 }, size, false)).toEqual({ row: 0, column: 0 });
  expect(moveInGrid("ArrowRight", { row: 2, column: 6 }, size, false)).toEqual({ row: 2, column: 6 });
});
