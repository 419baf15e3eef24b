import { expect, inject, test } from "vitest";
import { type ChaosRun, replayCommand, runSeed } from "./run-chaos.ts";

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 30];

test.each(seeds)(
  "seed %i: after 200 commands and one quiet sweep, every busy minute is what Outlook says",
  async (seed) => {
    const postgres = { serverUrl: inject("testServerUrl"), templateUrl: inject("testDatabaseUrl") };
    const run: ChaosRun = { seed, length: 200, only: null, realQueue: false };
    expect(await runSeed(run, postgres), `to see it again: ${replayCommand(run)}`).toBeNull();
  },
  60_000,
);
