import { describe, expect, it } from "vitest";
import { zoneOf } from "../data/zone-of.ts";
import { civilFormat } from "./civil-format.ts";
import { fixedZone } from "./zone.ts";

const at = (text: string) => Date.parse(text);
const time = { hour: "numeric", minute: "2-digit" } as const;

describe("civil times in words", () => {
  it("follow the data's rules where Intl's are older", () => {
    const { at: write, range } = civilFormat("en", time);
    expect(write(zoneOf("America/Winnipeg"), at("2026-12-01T13:30Z"))).toBe("8:30 AM");
    expect(range(zoneOf("America/Havana"), at("2026-11-28T13:30Z"), at("2026-11-28T14:00Z"))).toBe(
      "9:30 – 10:00 AM",
    );
  });

  it("are written for zones that Intl has never heard of", () => {
    const { at: write } = civilFormat("en", { ...time, timeZoneName: "short" });
    expect(write(fixedZone("Mars/Phobos", 90), 0)).toBe("1:30 AM GMT+1:30");
  });

  it("name the zone's time as the language does, and never by the wrong season", () => {
    const long = { ...time, timeZoneName: "long" } as const;
    const winter = at("2026-12-01T13:30Z");
    expect(civilFormat("de", long).at(zoneOf("Europe/Berlin"), winter)).toBe(
      "14:30 Mitteleuropäische Normalzeit",
    );
    expect(civilFormat("en", long).at(zoneOf("America/Winnipeg"), winter)).toBe("8:30 AM GMT-5");
    expect(civilFormat("en", { ...time, timeZoneName: "short" }).at(zoneOf("America/New_York"), winter)).toBe(
      "8:30 AM EST",
    );
  });

  it("are dates of one calendar in every language", () => {
    const year = (locale: string) =>
      civilFormat(locale, { year: "numeric" }).at(zoneOf("UTC"), at("2026-12-01"));
    expect(["fa-IR", "ps-AF", "th-TH", "ar-SA", "en"].map(year)).toEqual([
      "۲۰۲۶",
      "۲۰۲۶",
      "2026",
      "٢٠٢٦",
      "2026",
    ]);
  });
});
