import { expect, test } from "vitest";
import { createManualClock } from "../../testing/manual-clock.ts";
import type { Throttle } from "./throttle.ts";
import { createThrottle } from "./throttle.ts";

function spend(throttle: Throttle, count: number, client = "app", address = "ann") {
  for (let number = 0; number < count; number++) {
    const admission = throttle.admit(client, address, true);
    if (admission.kind === "admitted") admission.release();
  }
}

test("admits ten thousand requests in ten minutes, then names the seconds to wait", async () => {
  const clock = createManualClock();
  const throttle = createThrottle(clock.now);
  spend(throttle, 9_999);
  await clock.advance(60_000);
  spend(throttle, 1);
  expect(throttle.admit("app", "ann", true)).toEqual({ kind: "rate", retryAfterSeconds: 540 });
  await clock.advance(540_000);
  expect(throttle.admit("app", "ann", true).kind).toBe("admitted");
});

test("one app's excess in one mailbox troubles no other app and no other mailbox", () => {
  const throttle = createThrottle(() => 0);
  spend(throttle, 10_001);
  expect(throttle.admit("app", "ann", true).kind).toBe("rate");
  expect(throttle.admit("app", "bob", true).kind).toBe("admitted");
  expect(throttle.admit("other", "ann", true).kind).toBe("admitted");
});

test("counts but doesn't refuse when limits are off", () => {
  const throttle = createThrottle(() => 0);
  const kinds = Array.from({ length: 6 }, () => throttle.admit("app", "ann", false).kind);
  expect(new Set(kinds)).toEqual(new Set(["admitted"]));
  expect(throttle.peakInFlight()).toEqual({ ann: 6 });
});
