import { alertRules, readPublicIncidents } from "@calcache/operations";
import { now as noon, well, wellKind } from "@calcache/operations/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createRuntime } from "./create-runtime.ts";
import { type AlertWorld, createAlertWorld } from "./testing/alert-world.ts";
import { memoryCalendars } from "./testing/memory-calendars/memory-calendars.ts";

// Hours pass in each of these tests.
vi.setConfig({ testTimeout: 120_000 });

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let world: AlertWorld;
let personal: string[];

/** Twenty personal accounts and ten of a company, watched and cached by 23:00 UTC. */
beforeAll(async () => {
  const providers = [memoryCalendars().open];
  world = await createAlertWorld({ personal: 20, company: 10, providers, startAt: 22 * hour + 55 * minute });
  personal = world.addresses.slice(0, 20);
  await world.work(5 * minute, 10 * second);
});
afterAll(() => world.close());

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
    heartbeatUrl: world.receiver.url,
    escalation: { infoFor: 2 * hour, reviewFor: 24 * hour },
  };
  const later = () => world.now() + 10 * minute;
  const { environment, engine } = world;
  const runtime = createRuntime({ environment, log: engine.log, now: later, alerts });
  await runtime.start();
  await vi.waitFor(() => expect(world.receiver.beats).toHaveLength(1), { timeout: 30 * second });
  await runtime.stop();
  await world.db.lease.deleteMany({ where: { name: "alerts" } });
});

let began: number;

test("while all is well nobody is told anything", () => expect(world.told()).toEqual([]));

test("at 23:00 UTC Outlook.com answers 503 for all: within ten minutes that is one look-now, about nobody else", async () => {
  expect(new Date(world.now()).toISOString()).toMatch(/T23:0/);
  began = world.now();
  for (const mailbox of personal)
    world.simulator.addFault({ match: { mailbox, path: "/v1.0" }, effect: { status: 503 } });
  for (const mailbox of personal) world.simulator.createEvent(mailbox, event());
  await world.simulator.deliverySettled();
  await world.work(10 * minute, 10 * second);
  expect(world.told()).toEqual([
    {
      change: "opened",
      severity: "look-now",
      rule: "reads-failing",
      subject: "office365_calendar outlook.com",
    },
  ]);
  const [report] = world.receiver.reports;
  expect(report?.summary).toMatch(
    /^outlook\.com: 20 of 20 mailboxes can't be read since .*: 20 of 20 mailboxes tried lately fail: .*503/,
  );
  expect(Date.parse(report?.openedAt ?? "") - began).toBeLessThanOrEqual(10 * minute);
  expect(JSON.stringify(world.receiver.reports)).not.toContain("@");
});

const event = () => {
  const day = new Date(began + 24 * hour).toISOString().slice(0, 10);
  return { title: "Secret", start: `${day}T10:00:00.000Z`, end: `${day}T11:00:00.000Z` };
};

test("it stays one alert for as long as the outage lasts", async () => {
  await world.work(6 * hour, 2 * minute);
  expect(world.told()).toHaveLength(1);
});

test("two that don't come back keep an alert of their own open; the outage's closes, and says so", async () => {
  world.simulator.clearFaults();
  for (const mailbox of personal.slice(18))
    world.simulator.addFault({ match: { mailbox, path: "/v1.0" }, effect: { status: 503 } });
  await world.work(2 * hour, 30 * second);
  expect(world.told().slice(1)).toEqual([
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
  expect(world.receiver.reports[1]?.summary).toBe("outlook.com: 2 of 20 mailboxes in quarantine");
  // The incident is over, and the public is told how many are back: not that it is resolved.
  const [told] = await readPublicIncidents(world.db, world.now());
  expect(told).toMatchObject({ name: "Calendars of outlook.com can't be read", resolvedAt: null });
  expect(told?.updates.map(({ status }) => status)).toEqual(["investigating", "monitoring", "monitoring"]);
  expect(told?.updates.at(-1)?.body).toContain("90 % of the affected accounts are back.");
});

test("what is open when the rest comes back closes, too", async () => {
  world.simulator.clearFaults();
  await world.work(3 * hour, minute);
  expect(await world.db.operatorAlert.count({ where: { closedAt: null } })).toBe(0);
  expect(world.told().at(-1)).toMatchObject({ change: "closed", rule: "mailboxes-quarantined" });
  const [told] = await readPublicIncidents(world.db, world.now());
  expect(told?.updates.map(({ status }) => status)).toEqual(["investigating", "monitoring", "resolved"]);
  expect(told?.resolvedAt).toEqual(told?.updates.at(-1)?.at);
});
