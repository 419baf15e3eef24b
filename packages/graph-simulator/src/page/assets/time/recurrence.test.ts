import { describe, expect, it } from "vitest";
import { recurrenceRule, repeatChoices } from "./recurrence.js";

describe("repeat choices", () => {
  it("name the weekday and the day of the month of the event's first day", () => {
    expect(repeatChoices("2026-12-01").map(({ label }) => label)).toEqual([
      "Does not repeat",
      "Every day",
      "Every weekday (Mon–Fri)",
      "Every week on Tuesday",
      "Every month on day 1",
    ]);
  });

  it("become RFC 5545 rules for that day", () => {
    const rules = repeatChoices("2026-11-29").map(({ value }) => recurrenceRule(value, "2026-11-29"));
    expect(rules).toEqual([
      undefined,
      "FREQ=DAILY",
      "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
      "FREQ=WEEKLY;BYDAY=SU",
      "FREQ=MONTHLY;BYMONTHDAY=29",
    ]);
  });
});
