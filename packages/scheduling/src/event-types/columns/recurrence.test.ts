import { describe, expect, it } from "vitest";
import { occurrenceStarts, recurrenceOf } from "./recurrence.ts";

/** What is read of a column, and which columns are reported. */
function read(stored: unknown) {
  const reported: string[] = [];
  return { recurrence: recurrenceOf(stored, (column) => reported.push(column)), reported };
}

describe("an event type's recurrence", () => {
  it("is read as cal.com stores it", () => {
    expect(read({ freq: 2, count: 12, interval: 1 })).toEqual({
      recurrence: { frequency: "weekly", interval: 1, most: 12 },
      reported: [],
    });
    expect(read({ freq: 0, count: 2, interval: 3, dtstart: null, until: null }).recurrence?.frequency).toBe(
      "yearly",
    );
    expect(read(null)).toEqual({ recurrence: null, reported: [] });
  });

  it("is of 52 occurrences at most, whatever is stored", () => {
    expect(read({ freq: 1, count: 500, interval: 1 }).recurrence?.most).toBe(52);
  });

  it.each([
    ["another frequency", { freq: 3, count: 2, interval: 1 }],
    ["no interval", { freq: 2, count: 2, interval: 0 }],
    ["no count", { freq: 2, interval: 1 }],
    ["a count that is none", { freq: 2, count: 0, interval: 1 }],
    ["an end", { freq: 2, count: 2, interval: 1, until: "2027-01-01" }],
    ["nothing", {}],
    ["text", "weekly"],
  ])("that can't be read, of %s, is none, and its column is named", (_, stored) => {
    expect(read(stored)).toEqual({ recurrence: null, reported: ["EventType.recurringEvent"] });
  });

  it("is counted in UTC where nobody knows the attendee's zone", () => {
    const every = { frequency: "weekly", interval: 1, most: 4 } as const;
    expect(occurrenceStarts(0, every, 2, "Mars/Olympus")).toEqual([0, 7 * 1440]);
  });
});
