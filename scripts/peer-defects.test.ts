import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRepo } from "./lib/root.ts";
import { tableRows } from "./lib/table-rows.ts";

const rows = tableRows("docs/peer-defects.md");
const tests = globSync("{packages,apps,prisma}/**/*.test.ts", {
  cwd: inRepo(),
  exclude: (name) => name.includes("node_modules"),
})
  .map((path) => readFileSync(inRepo(path), "utf8"))
  .join("\n");

test("each defect of others that docs/peer-defects.md names has the test that it names", () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.map((cells) => cells[2] ?? "").filter((title) => !tests.includes(title))).toEqual([]);
});
