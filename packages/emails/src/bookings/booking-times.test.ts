import { expect, it } from "vitest";
import { bookingTimes } from "./booking-times.ts";

const start = Date.parse("2026-12-01T13:30Z");
const times = (locale: string, timeZone: string) =>
  bookingTimes(start, start + 30 * 60_000, locale, timeZone);

it("writes times as the reader's language does, in their zone", () => {
  expect(times("en-US", "Europe/Berlin")).toEqual({
    locale: "en-US",
    range: "Tuesday, December 1, 2026, 2:30 – 3:00 PM",
    short: "Tue, Dec 1, 2:30 PM",
    zone: "Central European Standard Time (Europe/Berlin)",
  });
});

it("goes by the newest rules of zones, in which Manitoba's clocks stay where they are in summer", () => {
  const { range, zone } = times("en-US", "America/Winnipeg");
  expect(range).toContain("8:30 – 9:00 AM");
  expect(zone).toBe("GMT-5 (America/Winnipeg)");
});

it("writes dates of the Gregorian calendar, as the booking page has them", () => {
  expect(times("fa-IR", "UTC").range).toContain("۲۰۲۶");
  expect(times("th-TH", "UTC").range).toContain("2026");
});

it("writes English or UTC where it doesn't know the reader's", () => {
  expect(times("no language", "Mars/Phobos")).toMatchObject({
    locale: "en",
    zone: expect.stringContaining("UTC"),
  });
});
