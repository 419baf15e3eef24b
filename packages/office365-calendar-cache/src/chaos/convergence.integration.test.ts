import { expect, inject, test } from "vitest";
import { type ChaosRun, replayCommand, runSeed } from "./run-chaos.ts";

/*
 * Guards that were broken on purpose, and what noticed (`npm run chaos -- --seeds 16`):
 * - dirtyMarkAfter in refresh-calendar.ts cleared the mark though it had been set again meanwhile:
 *   "is not what Outlook says", in a calm after a change while the calendar was being read
 * - a superseded refresh stored what it had read (storeSnapshot): "what is stored was true before what was shown already"
 * - a change row for every refresh (storeSnapshot): "change … is empty"
 * - a month read on its own beyond the window outvoted the window (storedBusy): "is served wrong"
 * - a calendar due for renewal was not polled as well (planUpkeep): "is not what Outlook says", after the quiet sweep
 */

// A few, so that every test run takes its share; `npm run chaos -- --seeds 24` runs as many as you like.
const seeds = [1, 2, 3, 15, 19, 30];

test.each(seeds)(
  "seed %i: after 200 commands and one quiet sweep, every busy minute is what Outlook says",
  async (seed) => {
    const postgres = { serverUrl: inject("testServerUrl"), templateUrl: inject("testDatabaseUrl") };
    const run: ChaosRun = { seed, length: 200, only: null, realQueue: false };
    expect(await runSeed(run, postgres), `to see it again: ${replayCommand(run)}`).toBeNull();
  },
  60_000,
);
