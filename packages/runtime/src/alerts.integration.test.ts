import {
  openRefreshQueue,
  refreshMailbox,
  sweep,
  tendIncidents,
  wakeDueMailboxes,
} from "@calcache/calendar-cache";
import { alertRules, deliverAlerts, evaluateAndBeat, openReceivers } from "@calcache/operations";
import { now as noon, well, wellKind } from "@calcache/operations/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createRuntime } from "./create-runtime.ts";
import { type Listening, listenForAlerts } from "./testing/alert-receiver.ts";
import { memoryCalendars } from "./testing/memory-calendars/memory-calendars.ts";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

// Hours pass in each of these tests.
vi.setConfig({ testTimeout: 120_000 });

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let world: TestWorld;
let receiver: Listening;
let personal: string[];

/** Twenty personal accounts and ten of a company, watched and cached, at 22:55 UTC; what is told goes to a webhook. */
beforeAll(async () => {
  world = await createTestWorld({ providers: [memoryCalendars().open] });
  receiver = await listenForAlerts();
  const queue = await openRefreshQueue(world.databaseUrl, world.engine.log);
  await queue.stop();
  const untilElevenToTwelve = 22 * hour + 55 * minute - (world.now() % (24 * hour));
  world.advance(untilElevenToTwelve > 0 ? untilElevenToTwelve : untilElevenToTwelve + 24 * hour);
  const make = (count: number, kind: "outlook.com" | "microsoft365", domain: string) =>
    Array.from({ length: count }, (_, number) =>
      world.simulator.createMailbox({
        address: `${kind === "outlook.com" ? "p" : "w"}${number}@${domain}`,
        displayName: "Ann",
        timeZone: "Europe/Berlin",
        kind,
      }),
    );
  const mailboxes = [
    ...make(20, "outlook.com", "outlook.com"),
    ...make(10, "microsoft365", "contoso.example"),
  ];
  personal = mailboxes.slice(0, 20).map(({ address }) => address);
  await world.importTeam(teamOf(mailboxes, { now: world.now() }));
  await work(5 * minute, 10 * second);
});
afterAll(async () => {
  await world.close();
  await receiver.close();
});

/** What goes wrong with a kind of account, by what must alert at once of it. */
const troubles = {
  reads: { incident: { beganAt: new Date(noon), resumingAt: null, reason: "HTTP 503" } },
  freshness: { waitingSince: new Date(noon - hour) },
  renewals: { unsubscribed: wellKind.watched },
  writes: { unwrittenSince: new Date(noon - hour) },
};

test("each kind of account of each provider has a look-now of its own for reads, freshness, renewals and writes", () => {
  const kinds = [...world.runtime.providers.values()].flatMap(({ integration, accountKinds }) =>
    accountKinds.map((accountKind) => ({ integration, accountKind })),
  );
  expect(kinds).toHaveLength(3);
  for (const kind of kinds) {
    for (const [signal, trouble] of Object.entries(troubles)) {
      const queue = { created: 1, active: 1, workedAt: new Date(noon) };
      const observed = {
        state: { ...well, queue },
        kinds: [{ ...wellKind, ...kind, ...trouble }],
        databaseMs: 1,
      };
      const subjects = alertRules
        .filter((rule) => rule.severity === "look-now" && rule.signal === signal)
        .flatMap(({ condition }) => condition(observed, noon).map(({ subject }) => subject));
      expect({ signal, subjects }).toEqual({ signal, subjects: [`${kind.integration} ${kind.accountKind}`] });
    }
  }
});

test("a runtime that is started evaluates at once, and its heartbeat is heard", async () => {
  const alerts = {
    slackUrl: null,
    pagerDuty: null,
    webhookUrl: null,
    email: null,
    heartbeatUrl: receiver.url,
    escalation: { infoFor: 2 * hour, reviewFor: 24 * hour },
  };
  const later = () => world.now() + 10 * minute;
  const { environment, engine } = world;
  const runtime = createRuntime({ environment, log: engine.log, now: later, alerts });
  await runtime.start();
  await vi.waitFor(() => expect(receiver.beats).toHaveLength(1), { timeout: 30 * second });
  await runtime.stop();
  await world.db.lease.deleteMany({ where: { name: "alerts" } });
});

let sweptAt = 0;
let evaluatedAt = 0;

/** Runs what the worker runs, in its intervals at most, while the clock moves on by `ms`. */
async function work(ms: number, step: number): Promise<void> {
  const woken = new Set<number>();
  const wake = async (ids: readonly number[]) => ids.forEach((id) => void woken.add(id));
  const engine = { ...world.engine, wake };
  const settings = {
    slackUrl: null,
    pagerDuty: null,
    webhookUrl: receiver.url,
    email: null,
    heartbeatUrl: null,
  };
  const escalation = { infoFor: 2 * hour, reviewFor: 24 * hour };
  const alerting = {
    ...engine,
    escalation,
    receivers: openReceivers({ ...settings, escalation }, undefined),
  };
  for (let passed = 0; passed < ms; passed += step) {
    world.advance(step);
    await tendIncidents(engine);
    for (let round = 0; round < 5; round++) {
      woken.clear();
      if ((await wakeDueMailboxes(engine)) === 0) break;
      await Promise.all([...woken].map((id) => refreshMailbox(engine, id)));
    }
    if (world.now() - sweptAt >= 5 * minute) {
      sweptAt = world.now();
      await sweep(engine);
    }
    if (world.now() - evaluatedAt < minute) continue;
    evaluatedAt = world.now();
    await evaluateAndBeat(alerting, null);
    await deliverAlerts(alerting);
  }
}

const told = () =>
  receiver.notices.map(({ change, severity, rule, subject }) => ({ change, severity, rule, subject }));
let began: number;

test("while all is well nobody is told anything", () => expect(told()).toEqual([]));

test("at 23:00 UTC Outlook.com answers 503 for all: within ten minutes that is one look-now, about nobody else", async () => {
  expect(new Date(world.now()).toISOString()).toMatch(/T23:0/);
  began = world.now();
  for (const mailbox of personal)
    world.simulator.addFault({ match: { mailbox, path: "/v1.0" }, effect: { status: 503 } });
  for (const mailbox of personal) world.simulator.createEvent(mailbox, event());
  await world.simulator.deliverySettled();
  await work(10 * minute, 10 * second);
  expect(told()).toEqual([
    {
      change: "opened",
      severity: "look-now",
      rule: "reads-failing",
      subject: "office365_calendar outlook.com",
    },
  ]);
  const [notice] = receiver.notices;
  expect(notice?.summary).toMatch(
    /^outlook\.com: 20 of 20 mailboxes can't be read since .*: 20 of 20 mailboxes tried lately fail: .*503/,
  );
  expect(Date.parse(notice?.openedAt ?? "") - began).toBeLessThanOrEqual(10 * minute);
  expect(JSON.stringify(receiver.notices)).not.toContain("@");
});

const event = () => {
  const day = new Date(began + 24 * hour).toISOString().slice(0, 10);
  return { title: "Secret", start: `${day}T10:00:00.000Z`, end: `${day}T11:00:00.000Z` };
};

test("it stays one alert for as long as the outage lasts", async () => {
  await work(6 * hour, 2 * minute);
  expect(told()).toHaveLength(1);
});

test("two that don't come back keep an alert of their own open; the outage's closes, and says so", async () => {
  world.simulator.clearFaults();
  for (const mailbox of personal.slice(18))
    world.simulator.addFault({ match: { mailbox, path: "/v1.0" }, effect: { status: 503 } });
  await work(2 * hour, 30 * second);
  expect(told().slice(1)).toEqual([
    {
      change: "opened",
      severity: "info",
      rule: "mailboxes-quarantined",
      subject: "office365_calendar outlook.com",
    },
    {
      change: "closed",
      severity: "look-now",
      rule: "reads-failing",
      subject: "office365_calendar outlook.com",
    },
  ]);
  expect(receiver.notices[1]?.summary).toBe("outlook.com: 2 of 20 mailboxes in quarantine");
});

test("what is open when the rest comes back closes, too", async () => {
  world.simulator.clearFaults();
  await work(3 * hour, minute);
  expect(await world.db.operatorAlert.count({ where: { closedAt: null } })).toBe(0);
  expect(told().at(-1)).toMatchObject({ change: "closed", rule: "mailboxes-quarantined" });
});
