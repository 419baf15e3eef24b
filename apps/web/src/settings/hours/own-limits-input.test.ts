import { expect, test } from "vitest";
import { limitValues } from "../input/limit-input.ts";
import { ownLimitsIn } from "./own-limits-input.ts";

const stored = { bookingLimitsCount: { day: 3, year: 100 }, bookingLimitsDuration: null };
const shown = {
  ...limitValues("bookingLimitsCount", stored.bookingLimitsCount),
  ...limitValues("bookingLimitsDuration", stored.bookingLimitsDuration),
};

test("limits that are shown and sent back are the same", () => {
  expect(ownLimitsIn(new URLSearchParams(shown))).toEqual({ ok: true, value: stored });
});

test.each([
  ["bookingLimitsCount-day", "0", "must be at least 1"],
  ["bookingLimitsDuration-week", "two", "must be a whole number"],
  ["bookingLimitsDuration-year", "9999999999", "must be at most 2147483647"],
])("of %s = %s it says what is wrong, at the field", (name, value, message) => {
  expect(ownLimitsIn(new URLSearchParams({ ...shown, [name]: value }))).toEqual({
    ok: false,
    error: { [name]: message },
  });
});
