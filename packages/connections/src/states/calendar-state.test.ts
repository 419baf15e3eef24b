import { expect, test } from "vitest";
import { accountCondition, calendarCondition, unlistedCondition } from "./calendar-state.ts";

const then = new Date("2026-12-01T09:00:00Z");
const later = new Date("2026-12-01T10:00:00Z");
const fine = {
  address: "ann@contoso.example",
  isInvalid: false,
  failureKind: null,
  failureReason: null,
  failingSince: null,
  quarantinedAt: null,
};
const failing = (failureKind: string) => ({ ...fine, failureKind, failureReason: "why", failingSince: then });
const read = {
  confirmedAt: later,
  changedAt: then,
  dirtySince: null,
  failingSince: null,
  failureReason: null,
};

test.each([
  ["is fine", fine, null],
  ["is marked", { ...fine, isInvalid: true }, "needs_sign_in"],
  ["has to be connected again", failing("relink"), "needs_sign_in"],
  ["has to show more at a sign-in", failing("interaction"), "needs_sign_in"],
  ["isn't let in by its administrator", failing("admin"), "needs_admin"],
  ["is of an organisation that shuts this app out", failing("tenant"), "needs_admin"],
  ["has failed for long", { ...failing("transient"), quarantinedAt: later }, "quarantined"],
  ["can't be opened here", failing("unusable"), "unavailable"],
  ["doesn't tell whose it is", { ...fine, address: null }, "unavailable"],
  ["fails for a moment", failing("transient"), null],
  // A failure that is over keeps its kind.
  ["failed once", { ...failing("relink"), failingSince: null }, null],
])("an account that %s", (_, facts, state) => {
  expect(accountCondition(facts)?.state ?? null).toBe(state);
});

test.each([
  ["is marked by a host app", { ...fine, isInvalid: true }],
  ["doesn't tell whose it is", { ...fine, address: null }],
])("an account that %s has a reason, although none is stored", (_, facts) => {
  expect(accountCondition(facts)?.reason).toMatch(/must be connected again|can't be read/);
});

test.each([
  ["is still to be listed", null, "syncing"],
  ["the app isn't let into", "forbidden", "needs_admin"],
  ["has no default calendar", "gone", "unavailable"],
])("a tenant's account that %s", (_, listingFailureKind, state) => {
  expect(unlistedCondition({ listingFailureKind, listingFailureReason: "why" }).state).toBe(state);
});

test("a calendar does as its account does, whatever it does itself", () => {
  const account = { state: "needs_admin", at: 1, reason: "why" } as const;
  expect(calendarCondition(account, read)).toBe(account);
});

test.each([
  ["unknown to the cache", null, { state: "syncing", at: null }],
  ["never read", { ...read, confirmedAt: null }, { state: "syncing", at: null }],
  ["changed since", { ...read, dirtySince: later }, { state: "syncing", at: later.getTime() }],
  [
    "refused",
    { ...read, failingSince: then, failureReason: "gone" },
    { state: "unavailable", reason: "gone" },
  ],
  ["read", read, { state: "active", at: then.getTime() }],
  ["read and never changed", { ...read, changedAt: null }, { state: "active", at: null }],
])("a calendar that is %s", (_, facts, condition) => {
  expect(calendarCondition(null, facts)).toMatchObject(condition);
});
