import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anySlotRequest } from "../testing/any-team.ts";
import { oracleOf } from "../testing/oracle.ts";
import { testWindows } from "../testing/windows.ts";
import { findSlots } from "./slots.ts";

// The buffers before and after were exchanged once: that is caught in every window.
describe("offers exactly the slots that the rules name, minute by minute", () => {
  test.each(testWindows)("for an asker in $name", (window) => {
    const oracle = oracleOf(window.range);
    fc.assert(
      fc.property(anySlotRequest(window), (request) => {
        expect(findSlots(request)).toEqual(oracle.slots(request));
      }),
      { numRuns: 200 },
    );
  });
});
