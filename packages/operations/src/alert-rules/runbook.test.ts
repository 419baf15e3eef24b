import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { alertRules } from "./alert-rules.ts";

const operate = await readFile(new URL("../../../../docs/operate.md", import.meta.url), "utf8");
const runbook = operate.slice(operate.indexOf("## Runbook"));
const entries = runbook.split(/^### /m).slice(1);

test("the runbook has one entry for each rule, in the table's order, and none for a rule that is no more", () => {
  expect(entries.map((entry) => entry.split("\n")[0])).toEqual(alertRules.map(({ name }) => name));
});

test("each entry says something", () => {
  for (const entry of entries) expect(entry.split("\n").slice(1).join(" ").trim().length).toBeGreaterThan(40);
});
