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

  it("run from right to left over the days, and from left to right within one, as the language has it", () => {
    const marked = (text: string) => text.replaceAll("\u2066", "[").replaceAll("\u2069", "]");
    const range = (locale: string, options: Parameters<typeof civilFormat>[1], start: string, end: string) =>
      marked(civilFormat(locale, options).range(zoneOf("UTC"), at(start), at(end)));
    const date = { day: "numeric", month: "short", year: "numeric" } as const;
    expect(range("he-IL", date, "2026-12-07", "2026-12-13")).toBe("[7–13] בדצמ׳ 2026");
    expect(range("he-IL", date, "2026-12-28", "2027-01-03")).toBe("28 דצמ׳ 2026 – 3 ינו׳ 2027");
    expect(range("he-IL", time, "2026-12-07T19:30Z", "2026-12-07T20:00Z")).toBe("[19:30–20:00]");
    expect(range("fa-IR", time, "2026-12-07T19:30Z", "2026-12-07T20:00Z")).toBe("۱۹:۳۰ تا ۲۰:۰۰");
    const moment = { ...date, ...time, hourCycle: "h23" } as const;
    expect(range("ug-CN", moment, "2026-12-07T23:30Z", "2026-12-08T00:30Z")).not.toContain("[");
  });
});
