import { expect, test } from "vitest";
import type { CalendarFreshness } from "../store/calendar-freshness.ts";
import { decideServing } from "./serve-rule.ts";

const now = Date.parse("2026-11-20T12:00:00Z");
const minute = 60_000;
const range = { start: now / minute, end: now / minute + 600 };
const subscription = {
  createdAt: now - 6 * 3_600_000,
  expiresAt: now + 1,
  address: "here",
  silent: false,
};
const fresh: CalendarFreshness = {
  covered: { from: now - 86_400_000, until: now + 86_400_000 },
  busyRule: 2,
  confirmedAt: now - 5 * 3_600_000,
  isRestored: false,
  dirtySince: null,
  failingSince: null,
  refreshAfter: null,
  watched: true,
  subscription,
  disconnected: false,
  unusable: false,
  pausedUntil: null,
  quarantined: false,
};
const decide = (change: Partial<CalendarFreshness>) =>
  decideServing({ ...fresh, ...change }, range, now, { busyRule: 2, address: "here" });

test.each<[string, Partial<CalendarFreshness>, string]>([
  ["covered, confirmed and subscribed", {}, "cached"],
  ["confirmed before the database began anew", { isRestored: true }, "live"],
  [
    "confirmed before the database began anew, and failing",
    { isRestored: true, failingSince: now - minute, refreshAfter: now + minute },
    "last known",
  ],
  ["never read", { covered: null, confirmedAt: null }, "live"],
  [
    "a range that reaches beyond what is covered",
    { covered: { from: now, until: now + 60 * minute } },
    "live",
  ],
  [
    "a range that begins before what is covered",
    { covered: { from: now + minute, until: now + 86_400_000 } },
    "live",
  ],
  [
    "a subscription that has run out",
    { subscription: { createdAt: now - 86_400_000, expiresAt: now, address: "here", silent: false } },
    "live",
  ],
  ["not read since it was subscribed", { confirmedAt: now - 7 * 3_600_000 }, "live"],
  ["nobody watches it", { subscription: null, watched: false, confirmedAt: now - minute }, "live"],
  [
    "it can't be watched and was polled just now",
    { subscription: null, confirmedAt: now - 14 * minute },
    "cached",
  ],
  [
    "it can't be watched and was polled long ago",
    { subscription: null, confirmedAt: now - 16 * minute },
    "live",
  ],
  ["notified a moment ago", { dirtySince: now - 9_000 }, "cached"],
  ["notified long ago, and nobody came", { dirtySince: now - 11_000 }, "live"],
  [
    "failing, in the pause before the next try",
    { failingSince: now - minute, refreshAfter: now + minute },
    "last known",
  ],
  ["failing, and the pause is over", { failingSince: now - minute, refreshAfter: now - 1 }, "live"],
  ["its mailbox is left alone for a while, and it is fresh", { pausedUntil: now + minute }, "cached"],
  [
    "its mailbox is left alone for a while, and it isn't fresh",
    { pausedUntil: now + minute, dirtySince: now - 11_000 },
    "last known",
  ],
  ["its mailbox is in quarantine", { quarantined: true, pausedUntil: now - 1 }, "last known"],
  // Broken on purpose: any subscription that lives confirms.
  [
    "notified at another address than this installation's",
    { subscription: { ...subscription, address: "there" } },
    "live",
  ],
  ["notified nowhere that is known", { subscription: { ...subscription, address: "" } }, "live"],
  ["silent, though something had changed", { subscription: { ...subscription, silent: true } }, "live"],
  [
    "silent, and read a quarter of an hour ago",
    { subscription: { ...subscription, silent: true }, confirmedAt: now - 14 * minute },
    "cached",
  ],
  ["made by an earlier busy rule", { busyRule: 1 }, "live"],
  ["made by a later busy rule, as while a new release comes in", { busyRule: 3 }, "cached"],
  [
    "an account whose tokens can't be opened, and the pause before the next try",
    { unusable: true, pausedUntil: now + 1 },
    "unavailable",
  ],
  [
    "an account whose tokens couldn't be opened, and the pause is over",
    { unusable: true, pausedUntil: now },
    "live",
  ],
  ["an account that must be connected again", { disconnected: true }, "unavailable"],
])("%s", (_what, change, decision) => {
  expect(decide(change)).toBe(decision);
});
