import { expect, test } from "vitest";
import { absenceWords, datesWords } from "../absence-words.ts";
import { absenceIn } from "./absence-input.ts";
import { tripIn } from "./trip-input.ts";

const fields = { first: "2026-12-24", last: "2026-12-31", reason: "2", notes: " Skiing ", standIn: "7" };
const sent = (more: Partial<typeof fields> = {}) =>
  absenceIn(new URLSearchParams({ ...fields, ...more }), "2026-11-30");

test("an absence is what its form says", () => {
  const value = { first: "2026-12-24", last: "2026-12-31", notes: "Skiing", standInId: 7, reasonId: 2 };
  expect(sent()).toEqual({ ok: true, value });
  expect(sent({ notes: "", standIn: "", reason: "" })).toEqual({
    ok: true,
    value: { ...value, notes: null, standInId: null, reasonId: null },
  });
});

test.each([
  [{ first: "" }, "first", "a date that exists"],
  [{ last: "2026-02-30" }, "last", "a date that exists"],
  [{ last: "2026-12-23" }, "last", "isn't before the first"],
  [{ first: "2026-11-01", last: "2026-11-29" }, "last", "isn't over"],
  [{ notes: "x".repeat(501) }, "notes", "at most 500"],
  [{ standIn: "bob" }, "standIn", "choose somebody"],
  [{ reason: "ill" }, "reason", "choose a reason"],
])("of %j it says what is wrong, at the field", (more, field, message) => {
  const refused = sent(more);
  expect(refused).toMatchObject({ ok: false, error: { [field]: expect.stringContaining(message) } });
  expect(Object.keys(refused.ok ? {} : refused.error)).toEqual([field]);
});

test("is told in words", () => {
  expect(datesWords({ first: "2026-12-24", last: "2026-12-24" })).toBe("Thursday, December 24, 2026");
  expect(datesWords({ first: "2026-12-24", last: "2026-12-25" })).toContain("24, 2026 to Friday");
  const reason = { id: 1, emoji: "🏝️", reason: "ooo_reasons_vacation" };
  expect(absenceWords({ notes: "Bali", standIn: { id: 1, name: "Bob" }, reason })).toBe(
    "🏝️ Vacation · Bali · Bob stands in",
  );
  expect(absenceWords({ notes: null, standIn: null, reason: null })).toBeNull();
});

test("a trip is what its form says, and for good without a last date", () => {
  const trip = { "trip-first": "2026-12-24", "trip-last": "2026-12-31", "trip-timeZone": "Asia/Tokyo" };
  const sentTrip = (more = {}) => tripIn(new URLSearchParams({ ...trip, ...more }), "2026-11-30");
  const value = { first: "2026-12-24", last: "2026-12-31", timeZone: "Asia/Tokyo" };
  expect(sentTrip()).toEqual({ ok: true, value });
  expect(sentTrip({ "trip-last": "" })).toEqual({ ok: true, value: { ...value, last: null } });
  const wrong = sentTrip({ "trip-first": "", "trip-last": "2026-11-01", "trip-timeZone": "Mars" });
  expect(Object.keys(wrong.ok ? {} : wrong.error)).toEqual(Object.keys(trip));
});
