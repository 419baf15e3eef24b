import { describe, expect, test } from "vitest";
import { offsetReader } from "../civil-time/utc-offset.ts";
import { intervalsFrom } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import { host } from "../testing/ask.ts";
import { during, timeOf } from "../testing/utc.ts";
import { meetingStarts } from "./meeting.ts";
import { findSequences, type SequenceStep } from "./sequences.ts";

const anyGap = { least: 0, most: Infinity };

function step(length: number, freeTimes: MinuteRange[], changes: Partial<SequenceStep> = {}): SequenceStep {
  return {
    participants: [{ members: [[host(freeTimes)]], required: 1 }],
    length,
    startInterval: 1,
    beforeEventBuffer: 0,
    afterEventBuffer: 0,
    gapAfter: anyGap,
    ...changes,
  };
}

/** The starts of the steps of each sequence, as `09:00 10:00`. */
function sequences(steps: SequenceStep[], most = 512): string[] {
  const startsOf = meetingStarts(intervalsFrom([during("00:00", "24:00")]));
  return findSequences(steps, startsOf, { clock: offsetReader("UTC"), most }).map((times) =>
    times.map(({ start }) => timeOf(start)).join(" "),
  );
}

describe("a sequence", () => {
  const morning = [during("09:00", "12:00")];

  test("has each step after the one before, as early as it can", () => {
    const steps = [step(45, morning, { startInterval: 45 }), step(30, [during("10:00", "12:00")])];
    expect(sequences(steps)).toEqual(["09:00 10:00", "09:45 10:30", "10:30 11:15"]);
  });

  test("keeps the gap, neither shorter nor longer", () => {
    const steps = [
      step(45, morning, { startInterval: 45, gapAfter: { least: 15, most: 30 } }),
      step(30, [during("10:00", "10:30"), during("11:30", "12:00")]),
    ];
    // After 9:45 the next step can begin from 10:00 to 10:15, after 11:15 from 11:30 to 11:45, after 10:30 it can't.
    expect(sequences(steps)).toEqual(["09:00 10:00", "10:30 11:30"]);
  });

  test("puts a step later than it could be, where the rest needs that", () => {
    const steps = [
      step(60, [during("09:00", "10:00")]),
      step(30, [during("10:00", "13:00")], { gapAfter: { least: 0, most: 15 } }),
      step(60, [during("12:30", "14:00")]),
    ];
    expect(sequences(steps)).toEqual(["09:00 11:45 12:30"]);
  });

  test("is none if its last step can't be held", () => {
    expect(sequences([step(60, morning), step(60, [during("08:00", "10:00")])])).toEqual([]);
  });

  test("is found as often as is enough", () => {
    expect(sequences([step(60, morning), step(60, morning)], 2)).toEqual(["09:00 10:00", "09:01 10:01"]);
  });
});
