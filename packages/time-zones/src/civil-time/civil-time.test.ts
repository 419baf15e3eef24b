import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { zoneOf } from "../data/zone-of.ts";
import { civilDate, instantAt, offsetAt, startOfDate, wallTime } from "./civil-time.ts";
import { fixedZone, zoneWithin } from "./zone.ts";

const iso = (instant: number) => new Date(instant).toISOString();
const berlin = zoneOf("Europe/Berlin");

describe("civil times", () => {
  it("are what clocks show", () => {
    expect(iso(wallTime(berlin, Date.parse("2026-12-01T12:00Z")))).toBe("2026-12-01T13:00:00.000Z");
    expect(civilDate(zoneOf("Pacific/Kiritimati"), Date.parse("2026-12-01T12:00Z"))).toBe("2026-12-02");
    expect(iso(wallTime(fixedZone("Mars/Phobos", 90), 0))).toBe("1970-01-01T01:30:00.000Z");
  });

  it("mean the first of two instants in a repeated hour, and as much later in a skipped one", () => {
    expect(iso(instantAt(berlin, Date.parse("2026-10-25T02:30Z")))).toBe("2026-10-25T00:30:00.000Z");
    expect(iso(instantAt(berlin, Date.parse("2026-03-29T02:30Z")))).toBe("2026-03-29T01:30:00.000Z");
  });

  it("mean what they mean to Temporal, around all transitions", () => {
    const zones = fc.constantFrom(
      "Europe/Dublin",
      "Australia/Lord_Howe",
      "America/Santiago",
      "Africa/Cairo",
      "Asia/Gaza",
      "America/St_Johns",
      "Pacific/Apia",
      "Africa/Casablanca",
      "Antarctica/Troll",
    );
    const aroundChange = zones.chain((name) => {
      const zone = zoneOf(name);
      const transitions = zone.transitions.filter(
        (at) => at > Date.UTC(2007) / 60_000 && at < Date.UTC(2037) / 60_000,
      );
      return fc.record({
        zone: fc.constant(zone),
        wall: fc
          .tuple(fc.constantFrom(...transitions), fc.integer({ min: -1_600, max: 1_600 }))
          .map(([at, minutes]) => (Math.floor(at) + minutes) * 60_000),
      });
    });
    fc.assert(
      fc.property(aroundChange, ({ zone, wall }) => {
        const plain = Temporal.PlainDateTime.from(iso(wall).slice(0, -1));
        expect(instantAt(zone, wall)).toBe(plain.toZonedDateTime(zone.name).epochMilliseconds);
        const date = plain.toPlainDate();
        expect(startOfDate(zone, date.toString())).toBe(date.toZonedDateTime(zone.name).epochMilliseconds);
      }),
      { numRuns: 3_000 },
    );
  });

  it("are the same by the part of a zone that is sent to a browser", () => {
    const instants = fc.integer({ min: Date.UTC(2026), max: Date.UTC(2028) });
    fc.assert(
      fc.property(
        fc.constantFrom("Europe/Berlin", "America/Havana", "Asia/Kolkata"),
        instants,
        (name, at) => {
          const zone = zoneOf(name);
          const part = zoneWithin(zone, Date.UTC(2026) / 60_000, Date.UTC(2028) / 60_000);
          return offsetAt(part, at) === offsetAt(zone, at) && part.transitions.length <= 4;
        },
      ),
    );
  });
});
