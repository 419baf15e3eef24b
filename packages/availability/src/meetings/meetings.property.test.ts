import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offsetReader } from "../civil-time/utc-offset.ts";
import { intervalsFrom } from "../intervals/intervals.ts";
import { anyLayout, anyMeeting, anyPeriods, anySequence } from "../testing/any-team.ts";
import { oracleOf } from "../testing/oracle.ts";
import { testWindows } from "../testing/windows.ts";
import { availablePeriods, availableSlots } from "./available-times.ts";
import { meetingStarts } from "./meeting.ts";
import { findSequences } from "./sequences.ts";

// Both of these were tried and are caught in every window: joining members' free times before looking for whole slots,
// and letting the next step begin however late.
describe.each(testWindows)("for an asker in $name", ({ timeZone, range }) => {
  const oracle = oracleOf(range);

  test("any N of M of each group have exactly these slots and periods", () => {
    fc.assert(
      fc.property(anyMeeting(range), anyPeriods(range), anyLayout, (meeting, periods, layout) => {
        const startsOf = meetingStarts(intervalsFrom(periods));
        const clock = offsetReader(timeZone);
        const found = {
          slots: availableSlots(meeting, startsOf, { ...layout, clock }),
          periods: availablePeriods(meeting, startsOf, layout.most),
        };
        expect(found).toEqual(oracle.meetingTimes(meeting, periods, { ...layout, timeZone }));
      }),
      { numRuns: 120 },
    );
  });

  test("meetings after each other have exactly these times", () => {
    fc.assert(
      fc.property(anySequence(range), anyPeriods(range), (steps, periods) => {
        const startsOf = meetingStarts(intervalsFrom(periods));
        const clock = offsetReader(timeZone);
        expect(findSequences(steps, startsOf, { clock, most: 100 })).toEqual(
          oracle.sequences(steps, periods, { timeZone, most: 100 }),
        );
      }),
      { numRuns: 60 },
    );
  });
});
