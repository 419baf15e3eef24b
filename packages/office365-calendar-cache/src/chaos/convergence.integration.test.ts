import { expect, inject, test } from "vitest";
import { planOf } from "./commands.ts";
import { runPlan } from "./run-seed.ts";

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);
const postgres = { serverUrl: inject("testServerUrl"), templateUrl: inject("testDatabaseUrl") };

test.each(seeds)(
  "seed %i: after 200 commands and one quiet sweep, the cache is what Outlook says",
  async (seed) => {
    expect(await runPlan(planOf(seed, 200), { postgres, realQueue: false })).toBeNull();
  },
  60_000,
);
