import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { customZone } from "./custom-zone.ts";
import { instantToWall, wallToInstant } from "./wall-clock.ts";

const zones = Intl.supportedValuesOf("timeZone");

test("in every zone the wall clock shows what Temporal says, and leads back as it does", () => {
  const minute = fc.integer({ min: Date.UTC(1970, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, (zone, minutes) => {
      const ms = minutes * 60_000;
      const zoned = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
      expect(instantToWall(ms, zone)).toBe(ms + zoned.offsetNanoseconds / 1e6);
      const plain = Temporal.PlainDateTime.from(new Date(ms).toISOString().slice(0, 19));
      expect(wallToInstant(ms, zone)).toBe(plain.toZonedDateTime(zone).epochMilliseconds);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Antarctica/Troll",
  "Africa/Casablanca",
])("around each change of clocks in %s every quarter of an hour leads back as Temporal does", (zone) => {
  for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2028, 0, 1); day += 86_400_000) {
    if (instantToWall(day, zone) - day === instantToWall(day + 86_400_000, zone) - day - 86_400_000) continue;
    for (let wall = day - 86_400_000; wall < day + 2 * 86_400_000; wall += 900_000) {
      const plain = Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, 19));
      expect(wallToInstant(wall, zone)).toBe(plain.toZonedDateTime(zone).epochMilliseconds);
    }
  }
});

const EUROPEAN = customZone([
  {
    start: Date.UTC(1996, 9, 27, 3),
    offsetFrom: 7_200_000,
    offsetTo: 3_600_000,
    rules: ["FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"],
    dates: [],
  },
  {
    start: Date.UTC(1981, 2, 29, 2),
    offsetFrom: 3_600_000,
    offsetTo: 7_200_000,
    rules: ["FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"],
    dates: [],
  },
]);

test("a custom zone with Berlin's rules keeps Berlin's time, in the hours that are skipped and repeated too", () => {
  const quarter = fc.integer({ min: Date.UTC(1997, 0, 1) / 900_000, max: Date.UTC(2099, 0, 1) / 900_000 });
  const change = fc
    .constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 9, 25))
    .chain((day) => fc.integer({ min: day / 900_000, max: day / 900_000 + 24 }));
  fc.assert(
    fc.property(fc.oneof(quarter, change), (quarters) => {
      const ms = quarters * 900_000;
      expect(instantToWall(ms, EUROPEAN)).toBe(instantToWall(ms, "Europe/Berlin"));
      expect(wallToInstant(ms, EUROPEAN)).toBe(wallToInstant(ms, "Europe/Berlin"));
    }),
    { numRuns: 1_000 },
  );
});

test("before its first change a custom zone has the time from which it changes", () => {
  expect(instantToWall(0, EUROPEAN)).toBe(3_600_000);
});
