import { expect, test } from "vitest";
import { stateWords } from "./state-words.ts";

const now = Date.parse("2026-12-01T12:00:00Z");
const minutes = (count: number) => now - count * 60_000;

test.each([
  ["active", 0, "Up to date, changed just now"],
  ["active", 2, "Up to date, changed 2 min ago"],
  ["active", 61, "Up to date, changed 1 h ago"],
  ["active", 3 * 24 * 60, "Up to date, changed 3 days ago"],
  ["active", null, "Up to date"],
  ["syncing", null, "Waiting to be read for the first time"],
  ["syncing", 1, "Catching up"],
  ["quarantined", 125, "Outlook doesn't answer for this account (for 2 h). It is tried again by itself."],
  ["needs_sign_in", 24 * 60, "Outlook doesn't accept this account's sign-in any more (for 1 day)"],
  ["needs_admin", null, "Your organisation doesn't let this app in"],
  ["unavailable", 5, "Outlook refuses this calendar (for 5 min): it is gone"],
] as const)("%s for %s minutes", (state, since, words) => {
  const at = since === null ? null : minutes(since);
  expect(stateWords({ state, at, reason: "it is gone" }, now)).toBe(words);
});
