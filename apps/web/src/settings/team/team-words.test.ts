import { expect, test } from "vitest";
import { askedWords, askingWords, featureWords, invitationAge } from "./team-words.ts";

const now = Date.parse("2026-12-01T09:00:00Z");
const hour = 3_600_000;
const used = { isUsed: true, isHeld: false };

test.each([
  [
    "nobody uses",
    { isUsed: false, isHeld: false, relink: null },
    "None of its calendars is used, so nobody is asked.",
  ],
  [
    "has an outage",
    { ...used, isHeld: true, relink: null },
    "Microsoft has an outage. Nobody is asked before it is over.",
  ],
  ["wasn't noticed yet", { ...used, relink: null }, null],
  [
    "waits its turn",
    { ...used, relink: { steps: 0, askedAt: null, nextAt: now + 2 * hour } },
    "Asked in 2 h, in turn.",
  ],
  [
    "was asked",
    { ...used, relink: { steps: 1, askedAt: now - hour, nextAt: now } },
    "Asked by mail 1 h ago.",
  ],
  [
    "was told of to admins",
    { ...used, relink: { steps: 5, askedAt: now - 200 * hour, nextAt: null } },
    "Asked by mail 8 days ago, reminded 3 times.",
  ],
])("an account that %s", (_, facts, words) => expect(askedWords(facts, now)).toBe(words));

test("says how far it is that owners are asked in turn, as long as any waits", () => {
  const account = { ...used, credentialId: 1, userId: 1, address: "", needsOwner: true };
  const asked = { ...account, relink: { steps: 1, askedAt: now - hour, nextAt: now + hour } };
  const waiting = { ...account, relink: { steps: 0, askedAt: null, nextAt: now + 2 * hour } };
  const held = { ...waiting, isHeld: true };
  expect(askingWords([asked, waiting, held, { ...waiting, needsOwner: false }], now)).toBe(
    "Owners are asked to sign in again in turn: 1 of 2 so far, the last in 2 h.",
  );
  expect(askingWords([asked, held], now)).toBeNull();
});

test("says what is on for a whole organisation", () => {
  const feature = "calendar-cache" as const;
  expect(featureWords({ feature, isOn: true, isOwn: false }).hint).toContain("whole organisation");
  expect(featureWords({ feature, isOn: true, isOwn: true }).hint).not.toContain("organisation");
});

test("says how old an invitation is", () => {
  const times = { createdAt: now - hour, expiresAt: now + 6.9 * 24 * hour };
  expect(invitationAge({ id: "a", userId: 1, createdAt: now, expiresAt: now + 7 * 24 * hour - 1 }, now)).toBe(
    "invited just now, good for 7 days",
  );
  expect(invitationAge({ id: "a", userId: 1, ...times }, now)).toBe("invited 1 h ago, good for 6 days");
});
