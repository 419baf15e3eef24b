import { describe, expect, it } from "vitest";
import { isTimeZone } from "../data/zone-of.ts";
import { zoneChoices } from "./zone-choices.ts";

const winter = zoneChoices(Date.parse("2026-12-01T12:00Z"));
const choice = (id: string) => winter.find((each) => each.id === id);

describe("zones to choose from", () => {
  it("go by their newest names, and by no other", () => {
    const ids = winter.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(["Asia/Kolkata", "Europe/Kyiv", "America/Nuuk", "America/Coyhaique", "UTC"]),
    );
    expect(ids).not.toContain("Asia/Calcutta");
    expect(ids.every(isTimeZone)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("have the offset of the time, by the newest rules", () => {
    const summer = zoneChoices(Date.parse("2026-07-01T12:00Z"));
    expect(choice("Europe/London")?.offset).toBe(0);
    expect(summer.find(({ id }) => id === "Europe/London")?.offset).toBe(60);
    expect(choice("America/Winnipeg")?.offset).toBe(-300);
  });

  it("are found by older names, country, cities, and what their time is called", () => {
    expect(choice("Asia/Kolkata")?.words).toBe(
      "asia kolkata calcutta india time ist mumbai delhi bengaluru hyderabad gmt+5:30",
    );
    expect(choice("America/New_York")?.words).toMatch(/eastern.* est edt /);
    expect(choice("Europe/London")?.words).toMatch(/united kingdom/);
  });

  it("know their other cities, also by the names that these had or have elsewhere", () => {
    const cities = choice("Asia/Kolkata")?.cities.split(",");
    expect(cities).toEqual(expect.arrayContaining(["bombay", "madras", "banaras", "new delhi"]));
  });
});
