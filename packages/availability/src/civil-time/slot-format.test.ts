import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at } from "../testing/utc.ts";
import { formatSlotTime, localDate, slotFormatter } from "./slot-format.ts";
import { offsetReader } from "./utc-offset.ts";

describe("a slot's time", () => {
  test.each([
    ["UTC", "2026-12-01T09:00:00.000Z"],
    ["Etc/UTC", "2026-12-01T09:00:00.000Z"],
    ["Europe/London", "2026-12-01T09:00:00.000+00:00"],
    ["Europe/Paris", "2026-12-01T10:00:00.000+01:00"],
    ["Asia/Kathmandu", "2026-12-01T14:45:00.000+05:45"],
    ["America/St_Johns", "2026-12-01T05:30:00.000-03:30"],
    ["Pacific/Kiritimati", "2026-12-01T23:00:00.000+14:00"],
  ])("carries the offset of %s: %s", (timeZone, expected) => {
    expect(formatSlotTime(at("09:00"), timeZone)).toBe(expected);
    expect(Date.parse(formatSlotTime(at("09:00"), timeZone))).toBe(at("09:00") * 60_000);
  });

  test("has the offset of the zone's newest rules, whatever Node's are", () => {
    expect(formatSlotTime(at("09:00"), "America/Winnipeg")).toBe("2026-12-01T04:00:00.000-05:00");
  });

  test("tells the repeated hour of autumn apart by its offset", () => {
    const { time } = slotFormatter("Europe/London");
    expect(time(at("00:30", "2026-10-25"))).toBe("2026-10-25T01:30:00.000+01:00");
    expect(time(at("01:30", "2026-10-25"))).toBe("2026-10-25T01:30:00.000+00:00");
  });

  test("is the same in whatever order minutes are formatted", () => {
    const { time } = slotFormatter("Europe/London");
    const inSummer = at("09:00", "2026-07-01");
    const inWinter = at("09:00");
    expect([inWinter, inSummer, inWinter].map(time)).toEqual([
      "2026-12-01T09:00:00.000+00:00",
      "2026-07-01T10:00:00.000+01:00",
      "2026-12-01T09:00:00.000+00:00",
    ]);
  });
});

// Broken on purpose: a day's text kept when another day is asked for.
test("times and dates are those that Date writes, in whatever order", () => {
  const minute = fc.integer({ min: at("00:00", "1950-01-01"), max: at("00:00", "2120-01-01") });
  const zone = fc.constantFrom(
    "UTC",
    "Europe/London",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Pacific/Kiritimati",
  );
  fc.assert(
    fc.property(zone, fc.array(minute, { minLength: 1, maxLength: 20 }), (timeZone, minutes) => {
      const { time, date } = slotFormatter(timeZone);
      for (const one of minutes.flatMap((each) => [each, each + 30, each + 1_440])) {
        const written = time(one);
        expect(new Date(written).getTime()).toBe(one * 60_000);
        const civil = new Date((one + offsetReader(timeZone)(one).offset) * 60_000).toISOString();
        expect(written.slice(0, 23)).toBe(civil.slice(0, 23));
        expect(date(one)).toBe(civil.slice(0, 10));
      }
    }),
  );
});

test("a slot's date is the one in the asker's zone", () => {
  expect(localDate(at("09:00"), "UTC")).toBe("2026-12-01");
  expect(localDate(at("09:00"), "Pacific/Kiritimati")).toBe("2026-12-01");
  expect(localDate(at("10:00"), "Pacific/Kiritimati")).toBe("2026-12-02");
  expect(localDate(at("04:59"), "America/New_York")).toBe("2026-11-30");
});
