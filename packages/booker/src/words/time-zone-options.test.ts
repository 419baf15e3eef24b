import { describe, expect, it } from "vitest";
import { matchesZone, timeZoneOptions } from "./time-zone-options.ts";

const options = timeZoneOptions("Asia/Kolkata", Date.parse("2026-07-01T00:00Z"));
const found = (typed: string) =>
  options.filter(({ searchText }) => matchesZone(searchText, typed)).map(({ id }) => id);

describe("time zones", () => {
  it("are all that the machine knows, the shown one and UTC, with their distance from UTC at the time", () => {
    expect(options.find(({ id }) => id === "Europe/London")).toMatchObject({ offset: "GMT+1" });
    expect(options.map(({ id }) => id)).toEqual(expect.arrayContaining(["Asia/Kolkata", "UTC"]));
  });

  it("are found by city, region, name, distance, without case or accents", () => {
    expect(found("york")).toEqual(["America/New_York"]);
    expect(found("new yo")).toEqual(["America/New_York"]);
    expect(found("europe/ber")).toEqual(["Europe/Berlin"]);
    expect(found("sáo paulo")).toEqual(["America/Sao_Paulo"]);
    expect(found("japan")).toEqual(["Asia/Tokyo"]);
    expect(found("gmt+5:45")).toContain("Asia/Katmandu");
    expect(found("atlantis")).toEqual([]);
  });
});
