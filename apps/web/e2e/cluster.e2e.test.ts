import { expect, test } from "vitest";
import { isInstalled } from "../../../scripts/cluster/programs.ts";
import { runScenario } from "../../../scripts/cluster/run-scenario.ts";
import { scenarios } from "../../../scripts/cluster/scenarios.ts";

// `npm run cluster` is the long form. Broken on purpose: the standby is cut off before; confirmed bookings are gone, and their events are of no booking.
test.skipIf(!isInstalled("haproxy"))(
  "a standby takes over, and nothing that was confirmed is lost",
  async () => {
    const { wrong, booked, answers } = await runScenario(scenarios.failover, {
      seconds: 6,
      webs: 1,
      workers: 1,
    });
    expect(wrong).toEqual([]);
    expect(booked).toBeGreaterThan(0);
    expect(answers.get("view 200")).toBeGreaterThan(0);
  },
);
