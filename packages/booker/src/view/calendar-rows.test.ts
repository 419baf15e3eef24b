import { describe, expect, it } from "vitest";
import { datesOfMonth } from "./civil-date.ts";
import { weeksOf } from "./month-weeks.ts";
import { rowsOf } from "./week-rows.ts";

describe("a month's weeks", () => {
  it("begin with the given day of the week", () => {
    const [monday, sunday] = [1, 7].map((firstDay) => weeksOf(datesOfMonth("2026-12"), firstDay));
    expect(monday?.[0]).toEqual([null, ...datesOfMonth("2026-12").slice(0, 6)]);
    expect(sunday?.[0]).toEqual([null, null, ...datesOfMonth("2026-12").slice(0, 5)]);
    expect(monday?.at(-1)).toEqual([
      "2026-12-28",
      "2026-12-29",
      "2026-12-30",
      "2026-12-31",
      null,
      null,
      null,
    ]);
  });

  it("hold every date once, in a month of exactly four weeks too", () => {
    const february = datesOfMonth("2027-02");
    expect(weeksOf(february, 1)).toHaveLength(4);
    expect(weeksOf(february, 1).flat()).toEqual(february);
  });
});

describe("a week's rows", () => {
  const slot = (start: string) => ({
    start: Date.parse(start) / 60_000,
    end: Date.parse(start) / 60_000 + 30,
  });

  it("line up slots of one local time of day across a change of the clocks", () => {
    const slots = {
      "2026-10-24": [slot("2026-10-24T07:00Z"), slot("2026-10-24T07:30Z")],
      "2026-10-26": [slot("2026-10-26T08:00Z")],
    };
    expect([...rowsOf(slots, "Europe/Berlin").values()]).toEqual([0, 1, 0]);
  });

  it("keep both slots of the hour that autumn repeats", () => {
    const slots = { "2026-10-25": [slot("2026-10-25T00:00Z"), slot("2026-10-25T01:00Z")] };
    expect([...rowsOf(slots, "Europe/Berlin").values()]).toEqual([0, 1]);
  });
});
