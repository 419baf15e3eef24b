import { expect, test } from "vitest";
import { inRepo } from "../lib/root.ts";
import { ruleTestsFile } from "./rule-tests.ts";
import { groups, rulesFile } from "./rules.ts";

const deployed = (file: string) => inRepo("deploy", "prometheus", file);

test("Prometheus' rules say what the table of alert rules says", async () => {
  await expect(rulesFile()).toMatchFileSnapshot(deployed("calcache.rules.yml"));
});

test("so do their tests", async () => {
  await expect(ruleTestsFile()).toMatchFileSnapshot(deployed("calcache.rules.test.yml"));
});

test("every alert has a name of its own", () => {
  const names = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
  expect(new Set(names).size).toBe(names.length);
});
