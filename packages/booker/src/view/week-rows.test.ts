import { zoneOf } from "@calcache/time-zones/data";
import { describe, expect, it } from "vitest";
import { rowsOf } from "./week-rows.ts";

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
    expect([...rowsOf(slots, zoneOf("Europe/Berlin")).values()]).toEqual([0, 1, 0]);
  });

  it("keep both slots of the hour that autumn repeats", () => {
    const slots = { "2026-10-25": [slot("2026-10-25T00:00Z"), slot("2026-10-25T01:00Z")] };
    expect([...rowsOf(slots, zoneOf("Europe/Berlin")).values()]).toEqual([0, 1]);
  });
});
