import { expect, test } from "vitest";
import { absenceDates, absenceWords } from "../absence-words.ts";
import { absenceIn } from "./absence-input.ts";

const fields = { first: "2026-12-24", last: "2026-12-31", notes: " Skiing ", standIn: "7" };
const sent = (more: Partial<typeof fields> = {}) =>
  absenceIn(new URLSearchParams({ ...fields, ...more }), "2026-11-30");

test("an absence is what its form says", () => {
  const value = { first: "2026-12-24", last: "2026-12-31", notes: "Skiing", standInId: 7 };
  expect(sent()).toEqual({ ok: true, value });
  expect(sent({ notes: "", standIn: "" })).toEqual({
    ok: true,
    value: { ...value, notes: null, standInId: null },
  });
});

test.each([
  [{ first: "" }, "first", "a date that exists"],
  [{ last: "2026-02-30" }, "last", "a date that exists"],
  [{ last: "2026-12-23" }, "last", "isn't before the first"],
  [{ first: "2026-11-01", last: "2026-11-29" }, "last", "isn't over"],
  [{ notes: "x".repeat(501) }, "notes", "at most 500"],
  [{ standIn: "bob" }, "standIn", "choose somebody"],
])("of %j it says what is wrong, at the field", (more, field, message) => {
  const refused = sent(more);
  expect(refused).toMatchObject({ ok: false, error: { [field]: expect.stringContaining(message) } });
  expect(Object.keys(refused.ok ? {} : refused.error)).toEqual([field]);
});

test("is told in words", () => {
  expect(absenceDates({ first: "2026-12-24", last: "2026-12-24" })).toBe("Thursday, December 24, 2026");
  expect(absenceDates({ first: "2026-12-24", last: "2026-12-25" })).toContain("24, 2026 to Friday");
  expect(absenceWords({ notes: "Ill", standIn: { id: 1, name: "Bob" } })).toBe("Ill · Bob stands in");
  expect(absenceWords({ notes: null, standIn: null })).toBeNull();
});
