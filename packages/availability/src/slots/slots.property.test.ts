import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAskedRange } from "../civil-time/asked-range.ts";
import { anySlotRequest } from "../testing/any-team.ts";
import { oracleOf } from "../testing/oracle.ts";
import { testWindows } from "../testing/windows.ts";
import { findSlots } from "./slots.ts";

// Broken on purpose: the buffers before and after exchanged; of two groups the one that stays longer; of two hosts who are needed the further
// end; starts by a host's clock at which their group lacks another; the rooms' free times joined.
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

// Seen failing: where starts are offset, each of a grid's is further from a mark than the one before. Of each date's first slot alone it
// isn't so: another may be the first.
describe("every start is also every start of cal.com's grid", () => {
  test.each(testWindows)("for an asker in $name", (window) => {
    fc.assert(
      fc.property(anySlotRequest(window), (asked) => {
        const request = { ...asked, onlyShowFirstAvailableSlot: false };
        const every = findSlots({ ...request, everyStart: true });
        expect(every).toEqual(expect.arrayContaining(findSlots({ ...request, everyStart: false })));
      }),
      { numRuns: 100 },
    );
  });
});

// The end was rounded down once, as in a range of `…T23:59:59.999Z`: caught in every window.
describe("offers them in a range that is asked to the millisecond", () => {
  const milliseconds = fc.constantFrom(0, 1, 30_000, 58_999, 59_000, 59_999);
  test.each(testWindows)("by an asker in $name", (window) => {
    const oracle = oracleOf(window.range);
    fc.assert(
      fc.property(anySlotRequest(window), milliseconds, milliseconds, (request, afterStart, afterEnd) => {
        const start = request.range.start * 60_000 + afterStart;
        const end = Math.max(start, (request.range.end - 1) * 60_000 + afterEnd);
        const [from, until] = [new Date(start).toISOString(), new Date(end).toISOString()];
        const asked = parseAskedRange(from, until, window.timeZone);
        if (!asked.ok) throw new Error(asked.error.message);
        expect(findSlots({ ...request, range: asked.value })).toEqual(
          oracle.slots({ ...request, range: oracle.minutesBetween(start, end) }),
        );
      }),
      { numRuns: 50 },
    );
  });
});
