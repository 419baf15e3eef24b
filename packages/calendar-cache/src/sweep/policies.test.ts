import fc from "fast-check";
import { expect, test } from "vitest";
import { sweepEvery } from "../engine/sweep-interval.ts";
import { monthsToRead, warmWindow } from "../store/warm-window.ts";
import { renewalTime } from "../subscriptions/subscription-life.ts";

const day = 24 * 60;

test("renews in the last third of a subscription's life, and leaves a sixth of it for retries", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 60, max: 10_080 }), (calendarId, lifeMinutes) => {
      const life = lifeMinutes * 60_000;
      const at = renewalTime(calendarId, 0, { externalId: "x", expiresAt: life });
      expect(at).toBeGreaterThanOrEqual(Math.floor((life * 2) / 3));
      expect(at).toBeLessThanOrEqual((life * 5) / 6);
    }),
  );
});

// Broken on purpose: no more than the last third; a life of ten minutes lapsed between two sweeps.
test("leaves two sweeps for a renewal, however short a life was granted", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 10_080 }), (calendarId, lifeMinutes) => {
      const life = lifeMinutes * 60_000;
      const at = renewalTime(calendarId, 0, { externalId: "x", expiresAt: life });
      expect(at).toBeLessThanOrEqual(Math.max(0, life - 2 * sweepEvery));
      expect(at).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("spreads ten thousand renewals: no hundredth of their span holds more than three hundredths of them", () => {
  const life = 604_800_000;
  const buckets = new Map<number, number>();
  for (let calendarId = 1; calendarId <= 10_000; calendarId++) {
    const at = renewalTime(calendarId, 0, { externalId: "x", expiresAt: life });
    const bucket = Math.floor(((at - (life * 2) / 3) / (life / 6)) * 100);
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
  }
  expect(Math.max(...buckets.values())).toBeLessThanOrEqual(300);
});

test("keeps the current month and those after it warm, with a margin for every zone on earth", () => {
  const { months, range } = warmWindow(Date.parse("2026-11-20T12:00:00Z"), 4);
  expect(months).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
  expect(range.end).toBe(Date.parse("2027-03-03T00:00:00Z") / 60_000);
});

test("on a month's first day still keeps the month that is current west of Greenwich", () => {
  expect(warmWindow(Date.parse("2026-12-01T03:00:00Z"), 2).months).toEqual(["2026-11", "2026-12", "2027-01"]);
});

test("reads the row before a range too, whose margin may reach into it", () => {
  const start = Date.parse("2027-03-01T00:00:00Z") / 60_000;
  expect(monthsToRead({ start, end: start + day })).toEqual(["2027-02", "2027-03"]);
});
