import { expect, inject, test } from "vitest";
import { type ChaosRun, replayCommand, runSeed, shrinkRun } from "./run-chaos.ts";

/*
 * Guards that were broken on purpose, and what noticed (`npm run chaos -- --seeds 16`):
 * - dirtyMarkAfter in refresh-calendar.ts cleared the mark though it had been set again meanwhile:
 *   "is not what Outlook says", in a calm after a change while the calendar was being read
 * - a superseded refresh stored what it had read (storeSnapshot): "what is stored was true before what was shown already"
 * - a change row for every refresh (storeSnapshot): "change … is empty"
 * - a month read on its own beyond the window outvoted the window (storedBusy): "is served wrong"
 * - a calendar due for renewal was not polled as well (planUpkeep): "is not what Outlook says", after the quiet sweep
 */

const run = (seed: number, more: Partial<ChaosRun> = {}): ChaosRun => ({
  seed,
  length: 200,
  only: null,
  realQueue: false,
  ...more,
});

/** What fails is shortened, so that what is printed can be looked into. */
async function converges(it: ChaosRun): Promise<void> {
  const postgres = { serverUrl: inject("testServerUrl"), templateUrl: inject("testDatabaseUrl") };
  const failure = await runSeed(it, postgres);
  const shrunk = failure && (await shrinkRun(it, failure, postgres));
  expect(shrunk?.failure, shrunk ? `to see it again: ${replayCommand(shrunk.run)}` : "").toBeUndefined();
}

// `npm run chaos -- --seeds 200` runs as many as you like.
test.each(Array.from({ length: 16 }, (_, index) => index + 1))(
  "seed %i: after 200 commands and one quiet sweep, every busy minute is what Outlook says",
  (seed) => converges(run(seed)),
);

// The queue runs on real time, which its waits cost.
test("and so it is when the workers run on the real queue", () => converges(run(7, { realQueue: true })));
