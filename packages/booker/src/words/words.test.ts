import { describe, expect, it } from "vitest";
import { wordsIn } from "./words.ts";

const slot = (start: string) => {
  const minute = Date.parse(start) / 60_000;
  return { start: minute, end: minute + 60 };
};

describe("dates and times", () => {
  it("are written as the visitor's language has them", () => {
    const [english, german] = [wordsIn("en", "Europe/Berlin"), wordsIn("de", "Europe/Berlin")];
    const { start } = slot("2026-12-01T12:00Z");
    expect([english.time(start), german.time(start)]).toEqual(["1:00 PM", "13:00"]);
    expect([english.fullDate("2026-12-01"), german.fullDate("2026-12-01")]).toEqual([
      "Tuesday, December 1, 2026",
      "Dienstag, 1. Dezember 2026",
    ]);
    expect(english.dateRange("2026-12-01", "2026-12-07")).toBe("Dec 1 – 7, 2026");
  });

  it("don't shift dates, whatever the zone", () => {
    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Niue"]) {
      const words = wordsIn("en", timeZone);
      expect([words.day("2026-12-01"), words.month("2026-12"), words.weekday("2026-12-01", "short")]).toEqual(
        ["1", "December 2026", "Tue"],
      );
    }
  });

  it("tell the two halves of autumn's repeated hour apart, and only those", () => {
    const slots = ["2026-10-25T00:00Z", "2026-10-25T01:00Z", "2026-10-25T02:00Z"].map(slot);
    expect(wordsIn("en", "Europe/Berlin").times(slots)).toEqual([
      "2:00 AM GMT+2",
      "2:00 AM GMT+1",
      "3:00 AM",
    ]);
  });
});
