import { expect, test } from "vitest";
import { accountIdIn, accountIdOf, calendarValue, choiceIn } from "./form-fields.ts";

const calendar = { credentialId: 7, externalId: "AAMk.A/b+c=" };

test("a calendar is read back from a form", () => {
  const fields = new URLSearchParams({ busy: calendarValue(calendar), destination: calendarValue(calendar) });
  expect(choiceIn(fields)).toEqual({ shown: [], busy: [calendar], destination: calendar });
});

test.each(["", "7", "7.", ".A", "-1.A", "9999999999.A", "x.A"])("%j is no calendar", (value) => {
  expect(choiceIn(new URLSearchParams({ busy: value })).busy).toEqual([]);
});

test.each(["", "x", "-1", "1e9", "9999999999"])("%j is no account", (account) => {
  expect(accountIdIn(new URLSearchParams({ account }))).toBeNull();
});

test("an account that is a tenant's has an id below zero", () => {
  expect(["7", "-7", "-0", "0", "-", "7.5", "-1234567890"].map(accountIdOf)).toEqual([
    7,
    -7,
    ...Array(5).fill(null),
  ]);
});
