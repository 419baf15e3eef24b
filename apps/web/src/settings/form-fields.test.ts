import { expect, test } from "vitest";
import { accountIdIn, calendarValue, choiceIn } from "./form-fields.ts";

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
