import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { offsetAt } from "../civil-time/civil-time.ts";
import { offsetSpanAt } from "../civil-time/zone.ts";
import { isTimeZone, zoneOf } from "./zone-of.ts";

const offsets = (timeZone: string, ...days: string[]) =>
  days.map((day) => offsetAt(zoneOf(timeZone), Date.parse(`${day}T12:00Z`)) / 60);

/** Their rules are newer in the data than in the Node that runs the tests. */
const renewed = new Set(["America/Havana", "America/Inuvik", "America/Winnipeg"]);

describe("the rules of zones", () => {
  it("are those of 2026f, whatever Node's are", () => {
    expect(offsets("America/Winnipeg", "2026-07-01", "2026-12-01", "2030-01-01")).toEqual([-5, -5, -5]);
    expect(offsets("America/Inuvik", "2026-07-01", "2026-12-01")).toEqual([-6, -6]);
    expect(offsets("America/Havana", "2026-12-01", "2027-12-01")).toEqual([-4, -5]);
    expect(offsets("America/Vancouver", "2026-12-01", "2027-12-01")).toEqual([-7, -7]);
  });

  it("are otherwise Node's, from 2010 to the end of the century", () => {
    const names = Intl.supportedValuesOf("timeZone").filter((name) => !renewed.has(name));
    const instants = fc.date({
      min: new Date("2010-01-01"),
      max: new Date("2100-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...names), instants, (name, at) => {
        const node = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(name);
        return offsetAt(zoneOf(name), at.getTime()) === Math.floor(node.offsetNanoseconds / 60e9);
      }),
      { numRuns: 3_000 },
    );
  });

  it("change at the minute that Node's do", () => {
    for (const name of [
      "Europe/London",
      "America/Sao_Paulo",
      "Australia/Lord_Howe",
      "Africa/Cairo",
      "America/Santiago",
    ]) {
      let at = Temporal.Instant.from("2010-01-01T00:00Z").toZonedDateTimeISO(name);
      for (;;) {
        const next = at.getTimeZoneTransition("next");
        const { end } = offsetSpanAt(zoneOf(name), at.epochMilliseconds / 60_000);
        if (next === null || next.year > 2060) break;
        expect(end * 60_000).toBe(next.epochMilliseconds);
        at = next;
      }
    }
  });

  it("go by every name of a zone, old or new, in any case of letters", () => {
    for (const [old, recent] of [
      ["Asia/Calcutta", "Asia/Kolkata"],
      ["Europe/Kiev", "Europe/Kyiv"],
      ["US/Pacific", "america/los_angeles"],
    ] as const) {
      expect(zoneOf(old).transitions).toEqual(zoneOf(recent).transitions);
    }
    expect(zoneOf("EUROPE/kyiv").name).toBe("Europe/Kyiv");
    expect(["UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+2"].every(isTimeZone)).toBe(true);
  });

  it("are missing for what names no zone", () => {
    const names = [
      "",
      "Mars/Phobos",
      "+02:00",
      "-0330",
      "UTC+2",
      "Z",
      "Europe/London ",
      "__proto__",
      "Europe/Berlin|LMT",
    ];
    for (const name of names) {
      expect(isTimeZone(name)).toBe(false);
      expect(() => zoneOf(name)).toThrow(RangeError);
    }
  });
});
