import { expect, test } from "vitest";
import type { OperationalState } from "../state/read-operational-state.ts";
import { now, quietQueue, well } from "../testing/well.ts";
import { healthProblems, isDegraded } from "./health-problems.ts";

const secondsAgo = (seconds: number) => new Date(now - seconds * 1_000);
const problems = (change: Partial<OperationalState>) => healthProblems({ ...well, ...change }, now);

test("is silent when all is well", () => expect(problems({})).toEqual([]));

test("misses three sweeps before it complains", () => {
  expect(problems({ sweptAt: secondsAgo(15 * 60) })).toEqual([]);
  expect(problems({ sweptAt: secondsAgo(15 * 60 + 1) })).toEqual(["no sweep in the last 15 minutes"]);
  expect(problems({ sweptAt: null })).toEqual(["no sweep in the last 15 minutes"]);
});

test("misses a worker when a change has been due for 30 seconds and no job shows life", () => {
  expect(problems({ waitingSince: secondsAgo(30) })).toEqual([]);
  expect(problems({ waitingSince: secondsAgo(31) })).toEqual([
    "changes have waited for 31 s and no worker is seen: is one running?",
  ]);
  const dead = { ...quietQueue, created: 1, active: 1, workedAt: secondsAgo(31) };
  expect(problems({ waitingSince: secondsAgo(31), queue: dead })).toEqual([
    expect.stringMatching(/no worker is seen/),
  ]);
});

test("tells workers that are behind from workers that are gone", () => {
  const busy = { ...quietQueue, created: 40, active: 8, workedAt: secondsAgo(1) };
  expect(problems({ waitingSince: secondsAgo(90), queue: busy })).toEqual([
    "changes have waited for 90 s: the workers are behind",
  ]);
});

test("names incidents, alerts, quarantine and accounts to connect anew, the gravest first", () => {
  const found = problems({
    alerts: [{ name: "client secret", reason: "AADSTS7000215", raisedAt: secondsAgo(120) }],
    incidents: [
      { accountKind: "outlook.com", beganAt: secondsAgo(3_600), resumingAt: null, reason: "503" },
      { accountKind: "microsoft 365", beganAt: secondsAgo(60), resumingAt: secondsAgo(5), reason: "504" },
    ],
    quarantinedMailboxes: 5,
    refusals: [
      { kind: "admin", mailboxes: 3, quarantined: 3 },
      { kind: "permission", mailboxes: 1, quarantined: 0 },
    ],
    credentialsToRelink: 1,
  });
  expect(found).toEqual([
    "alert “client secret” since 2026-12-01T11:58:00.000Z: AADSTS7000215",
    "incident: most mailboxes of outlook.com have been failing since 2026-12-01T11:00:00.000Z: 503",
    "incident: most mailboxes of microsoft 365 have been failing since 2026-12-01T11:59:00.000Z (resuming since 2026-12-01T11:59:55.000Z): 504",
    "3 of the mailboxes: an administrator of the account's organisation has to allow or mend something",
    "1 of the mailboxes: the account was connected without a permission that this takes: connect it anew",
    "2 mailboxes are in quarantine after failing for long; they are probed and return by themselves",
    "1 account has to be connected again by their owners",
  ]);
});

test("names calendars and events that are refused, and subscriptions that are silent", () => {
  expect(
    problems({
      refusals: [{ kind: "gone", mailboxes: 1, quarantined: 0 }],
      refusedEvents: [{ kind: "bug", events: 2 }],
      silentSubscriptions: 3,
    }),
  ).toEqual([
    "1 of the mailboxes: the calendar was deleted, or is no longer shared with the account",
    "2 events aren't in their calendars: the provider refuses what it is asked",
    "3 subscriptions are silent, though their calendars change: do notifications reach this installation?",
  ]);
});

// Broken on purpose: never degraded.
test("is degraded in an incident, and with six mailboxes in quarantine", () => {
  const incident = { accountKind: "outlook.com", beganAt: secondsAgo(9), resumingAt: null, reason: "503" };
  expect(isDegraded(well)).toBe(false);
  expect(isDegraded({ ...well, incidents: [incident] })).toBe(true);
  expect(isDegraded({ ...well, quarantinedMailboxes: 5 })).toBe(false);
  expect(isDegraded({ ...well, quarantinedMailboxes: 6 })).toBe(true);
});

test("shows no address, whatever a reason says", () => {
  const reason = "mailbox <Ann.O@contoso.example>, SMTP:ben@contoso.example is not there";
  const [shown] = problems({ alerts: [{ name: "x", reason, raisedAt: secondsAgo(1) }] });
  expect(shown).toMatch(/mailbox <\(address\)>, SMTP:\(address\) is not there/);
});

test("says since when an event hub isn't read", () => {
  const calledAt = new Date(now - 5 * 60_000);
  expect(problems({ eventHub: { calledAt } })).toEqual([
    `the event hub isn't read since ${calledAt.toISOString()}: changes are found by polling only; can the workers reach it?`,
  ]);
});
