import { expect, test } from "vitest";
import { nextAttemptAt, readRetryAfter } from "./retry-schedule.ts";

const now = Date.parse("2026-11-30T12:00Z");
const hour = 3_600_000;

test("attempts follow in 5 s, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24 hours after the first", () => {
  const after = Array.from({ length: 9 }, (_, index) => {
    const attempts = index + 1;
    return nextAttemptAt({ firstAt: now, attempts, retryAfter: null, now }, 0) - now;
  });
  expect(after).toEqual([
    5_000,
    300_000,
    1_800_000,
    2 * hour,
    5 * hour,
    10 * hour,
    14 * hour,
    20 * hour,
    24 * hour,
  ]);
});

test("they are spread, never in the past, and as late as the receiver asks", () => {
  const first = { firstAt: now, attempts: 2, retryAfter: null, now };
  expect(nextAttemptAt(first, 1) - now).toBe(330_000);
  expect(nextAttemptAt({ ...first, firstAt: now - hour }, 0)).toBe(now + 5_000);
  expect(nextAttemptAt({ ...first, retryAfter: hour }, 0)).toBe(now + hour);
  expect(nextAttemptAt({ ...first, retryAfter: 100 * hour }, 0)).toBe(now + 6 * hour);
});

test.each<[string | undefined, number | null]>([
  [undefined, null],
  ["120", 120_000],
  [new Date(now + hour).toUTCString(), hour],
  [new Date(now - hour).toUTCString(), 0],
  [" 120 ", 120_000],
  ["99999999999", 99_999_999_999_000],
  ["9".repeat(400), Number.POSITIVE_INFINITY],
  ["soon", null],
  ["-1", null],
  ["1.5", null],
  ["", null],
])("Retry-After: %s", (header, expected) => expect(readRetryAfter(header, now)).toBe(expected));
