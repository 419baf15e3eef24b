import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRepo } from "./lib/root.ts";
import { tableRows } from "./lib/table-rows.ts";

const rows = tableRows("docs/cal-com-rules.md").map(([rule = "", here = "", test = ""]) => ({
  rule,
  here,
  test,
}));

/** A cell's `[file](../path) title, of its only test or with others`. */
function isThere(cell: string): boolean {
  const [, path = "", title = ""] = cell.match(/^\[[^\]]+\]\(\.\.\/([^)]+)\) (.+)$/) ?? [];
  return existsSync(inRepo(path)) && title !== "" && readFileSync(inRepo(path), "utf8").includes(title);
}

// Broken on purpose: a title changed, a file moved.
test("each rule in docs/cal-com-rules.md has the test that it names, in that file", () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter(({ test }) => !isThere(test))).toEqual([]);
});

test("each rule there is the same, or different on purpose and why", () => {
  expect(rows.filter(({ here }) => !/^(same|different: .{20,})$/.test(here))).toEqual([]);
});
