import { expect, test } from "vitest";
import type { AccountKindState } from "../state/read-account-kinds.ts";
import type { OperationalState } from "../state/read-operational-state.ts";
import { now, quietQueue, well, wellKind } from "../testing/well.ts";
import { alertRules } from "./alert-rules.ts";

const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000);

/** The rules whose condition holds, with what it says. */
const found = (
  kind: Partial<AccountKindState>,
  state: Partial<OperationalState> = {},
  databaseMs = 5,
): Record<string, string> =>
  Object.fromEntries(
    alertRules.flatMap(({ name, condition }) =>
      condition({ state: { ...well, ...state }, kinds: [{ ...wellKind, ...kind }], databaseMs }, now).map(
        ({ summary }) => [name, summary],
      ),
    ),
  );
const names = (...given: Parameters<typeof found>) => Object.keys(found(...given));

test("no rule finds anything while all is well", () => expect(found({})).toEqual({}));

test("an outage of a kind is one rule's matter, with how many still fail", () => {
  const incident = { beganAt: minutesAgo(3), resumingAt: null, reason: "HTTP 503 for ann@contoso.example" };
  expect(found({ incident, failing: 18 })).toEqual({
    "reads-failing":
      "outlook.com: 18 of 20 mailboxes can't be read since 2026-12-01T11:57:00.000Z: HTTP 503 for (address)",
  });
});

test("six of six mailboxes in quarantine are a matter for now, one is not", () => {
  expect(names({ mailboxes: 6, quarantined: 6 })).toEqual([
    "mailboxes-quarantined-most",
    "mailboxes-quarantined",
  ]);
  expect(names({ quarantined: 1 })).toEqual(["mailboxes-quarantined"]);
});

test("an answer that should pass and hasn't for an hour is a matter for now, for several mailboxes", () => {
  expect(names({ lasting: 3, quarantined: 3 })).toEqual(["failures-lasting", "mailboxes-quarantined"]);
  expect(names({ lasting: 2 })).toEqual([]);
});

test("being asked too much shows where a tenth of the mailboxes say so, and mail that no server takes", () => {
  expect(names({ throttled: 3 })).toEqual(["mailboxes-throttled"]);
  expect(names({ throttled: 3, mailboxes: 31 })).toEqual([]);
  expect(names({}, { unsentMailSince: minutesAgo(31) })).toEqual(["mail-waiting"]);
  expect(names({}, { unsentMailSince: minutesAgo(29) })).toEqual([]);
});

test("an update of a public incident that was promised and hasn't come is a matter for now", () => {
  const promised = (nextUpdateBy: Date) => ({ promisedUpdates: [{ incident: 3, nextUpdateBy }] });
  expect(found({}, promised(minutesAgo(1)))).toEqual({
    "update-overdue": "public incident 3: an update was promised by 2026-12-01T11:59:00.000Z",
  });
  expect(found({}, promised(minutesAgo(0)))).toEqual({});
});

test("changes that wait are the workers' matter, or nobody's", () => {
  const waitingSince = minutesAgo(11);
  const busy = { ...quietQueue, created: 9, active: 1, workedAt: new Date(now) };
  expect(names({ waitingSince }, { waitingSince, queue: busy })).toEqual(["changes-waiting"]);
  expect(names({ waitingSince }, { waitingSince })).toEqual(["no-worker"]);
  expect(names({}, { queue: null })).toEqual(["no-worker"]);
  expect(names({ waitingSince: minutesAgo(9) }, { queue: busy })).toEqual([]);
});

test("subscriptions that can't be made or renewed show, most of them for now", () => {
  expect(names({ unsubscribed: 6, overdueRenewals: 4 })).toEqual([
    "renewals-failing",
    "subscriptions-missing",
  ]);
  expect(names({ overdueRenewals: 1 })).toEqual(["subscriptions-missing"]);
  expect(names({}, { sweptAt: null })).toEqual(["sweep-overdue"]);
});

test("events that aren't written show: refused ones, and those that nobody writes", () => {
  expect(names({ refusedEvents: 1, refusedMailboxes: 1 })).toEqual(["events-refused"]);
  expect(names({ refusedEvents: 3, refusedMailboxes: 3 })).toEqual(["writes-failing", "events-refused"]);
  expect(names({ unwrittenSince: minutesAgo(31) })).toEqual(["writes-failing"]);
});

test("accounts to connect again and tokens that can't be opened show", () => {
  expect(names({ toRelink: 4 })).toEqual(["accounts-to-relink-many", "accounts-to-relink"]);
  expect(names({ toRelink: 2 })).toEqual(["accounts-to-relink"]);
  expect(names({}, { unusableAccounts: 1 })).toEqual(["credentials-unusable"]);
  expect(names({}, { unusableAccounts: 10 })).toEqual(["credentials-unusable-most", "credentials-unusable"]);
});

test("what is raised shows under its name: our own configuration for now, mail that reaches nobody for review", () => {
  const raised = (name: string) => ({
    alerts: [{ name, reason: "550 <a@b.example>", raisedAt: minutesAgo(1) }],
  });
  expect(found({}, raised("office365_calendar sign-in"))).toEqual({
    "configuration-refused": "office365_calendar sign-in: 550 <(address)>",
  });
  expect(names({}, raised("mail to host 7"))).toEqual(["mail-undeliverable"]);
  expect(names({}, raised("channel 3f2a"))).toEqual(["channel-closed"]);
});

test("silent subscriptions and a slow database show", () => {
  expect(names({}, { silentSubscriptions: 3 })).toEqual(["notifications-lost", "subscriptions-silent"]);
  expect(names({}, { silentSubscriptions: 1 })).toEqual(["subscriptions-silent"]);
  expect(names({}, {}, 1_001)).toEqual(["database-slow"]);
});

test("an event hub that isn't read shows after a minute, and at once where it never was", () => {
  const ago = (ms: number) => ({ eventHub: { calledAt: new Date(now - ms) } });
  expect(names({}, ago(60_000))).toEqual([]);
  expect(names({}, ago(60_001))).toEqual(["event-hub-unread"]);
  expect(names({}, { eventHub: { calledAt: null } })).toEqual(["event-hub-unread"]);
});

test("each rule has a name of its own and says what it means", () => {
  expect(new Set(alertRules.map(({ name }) => name)).size).toBe(alertRules.length);
  for (const { name, meaning } of alertRules) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(meaning).toMatch(/\.$/);
  }
});
