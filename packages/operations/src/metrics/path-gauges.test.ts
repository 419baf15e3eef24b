import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { type PathUse, pathGauges } from "./path-gauges.ts";

async function scrape(uses: PathUse[] | null) {
  const registry = new Registry();
  pathGauges(registry, async () => uses);
  return (await registry.metrics()).split("\n").filter((line) => !line.startsWith("#") && line !== "");
}

test("auth paths stand side by side, by kind of account", async () => {
  const uses = [
    { path: "environment", accountKind: null, accounts: 4, granted: 3 },
    { path: "personal", accountKind: "outlook.com", accounts: 20, granted: 20 },
  ];
  expect(await scrape(uses)).toEqual([
    'calcache_auth_path_accounts{path="environment",account_kind="unknown"} 4',
    'calcache_auth_path_accounts{path="personal",account_kind="outlook.com"} 20',
    'calcache_auth_path_success_ratio{path="environment",account_kind="unknown"} 0.75',
    'calcache_auth_path_success_ratio{path="personal",account_kind="outlook.com"} 1',
  ]);
});

test("none is there while the database is away", async () => {
  expect(await scrape(null)).toEqual([]);
});
