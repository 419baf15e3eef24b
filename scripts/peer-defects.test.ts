import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRepo } from "./lib/root.ts";

const read = (path: string) => readFileSync(inRepo(path), "utf8");
const rows = read("docs/peer-defects.md")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| where") && !line.startsWith("| ---"))
  .map((line) => line.split("|").map((cell) => cell.trim()));
const tests = globSync("{packages,apps,prisma}/**/*.test.ts", {
  cwd: inRepo(),
  exclude: (name) => name.includes("node_modules"),
})
  .map(read)
  .join("\n");

test("each defect of others that docs/peer-defects.md names has the test that it names", () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.map((cells) => cells[3] ?? "").filter((title) => !tests.includes(title))).toEqual([]);
});
