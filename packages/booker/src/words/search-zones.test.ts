import { zoneChoices } from "@calcache/time-zones/choices";
import { describe, expect, it } from "vitest";
import { searchZones } from "./search-zones.ts";

const choices = zoneChoices(Date.parse("2026-07-01T00:00Z"));
const found = (typed: string) => searchZones(choices, typed).map(({ id }) => id);

describe("time zones", () => {
  it("are found by city, region, name, distance, without case or accents", () => {
    expect(found("york")).toEqual(["America/New_York"]);
    expect(found("new yo")).toEqual(["America/New_York"]);
    expect(found("europe/ber")[0]).toBe("Europe/Berlin");
    expect(found("sáo paulo")).toEqual(["America/Sao_Paulo"]);
    expect(found("japan")).toEqual(["Asia/Tokyo"]);
    expect(found("gmt+5:45")).toEqual(["Asia/Kathmandu"]);
    expect(found("atlantis")).toEqual([]);
  });

  it.each([
    ["Kolkata", "Asia/Kolkata"],
    ["Calcutta", "Asia/Kolkata"],
    ["Mumbai", "Asia/Kolkata"],
    ["Kyiv", "Europe/Kyiv"],
    ["Kiev", "Europe/Kyiv"],
    ["Kathmandu", "Asia/Kathmandu"],
    ["Katmandu", "Asia/Kathmandu"],
    ["Yangon", "Asia/Yangon"],
    ["Rangoon", "Asia/Yangon"],
    ["Nuuk", "America/Nuuk"],
    ["Godthab", "America/Nuuk"],
    ["Ho Chi Minh", "Asia/Ho_Chi_Minh"],
    ["Saigon", "Asia/Ho_Chi_Minh"],
    ["Buenos Aires", "America/Argentina/Buenos_Aires"],
    ["EST", "America/New_York"],
    ["eastern time", "America/New_York"],
    ["CET", "Europe/Paris"],
    ["US/Pacific", "America/Los_Angeles"],
    ["UK", "Europe/London"],
    ["utc", "UTC"],
  ])("of “%s” is %s", (typed, id) => {
    expect(found(typed)[0]).toBe(id);
  });

  it("are all there, by name, until something is typed", () => {
    expect(found(" ")).toEqual(choices.map(({ id }) => id));
  });
});
