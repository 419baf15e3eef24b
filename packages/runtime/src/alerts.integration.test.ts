import {
  addUpdate,
  alertRules,
  announce,
  readOutages,
  readPublicIncidents,
  resolveIncident,
  tellOutage,
} from "@calcache/operations";
import { now as noon, quietQueue, well, wellKind } from "@calcache/operations/testing";
import { patience } from "@calcache/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createRuntime } from "./create-runtime.ts";
import { type AlertWorld, createAlertWorld } from "./testing/alert-world.ts";
import { memoryCalendars } from "./testing/memory-calendars/memory-calendars.ts";

// Hours pass in each of these tests.

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
      const queue = { ...quietQueue, created: 1, active: 1, workedAt: new Date(noon) };
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
    digestHour: 7,
  };
  const later = () => world.now() + 10 * minute;
  const { environment, engine } = world;
  const runtime = createRuntime({ environment, log: engine.log, now: later, alerts });
  await runtime.start();
  await vi.waitFor(() => expect(world.receiver.beats).toHaveLength(1), patience(30_000));
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

/** What an operator writes, with the next update promised in an hour. */
const author = () => ({ userId: 1, now: world.now() });
const words = (body: string) => ({ status: "identified" as const, body, nextUpdateBy: world.now() + hour });
const ofPromises = () => world.told().filter(({ rule }) => rule === "update-overdue");
const ofOutages = () => world.told().filter(({ rule }) => rule !== "update-overdue");
let announced: number;

test("an operator tells the public in words of their own; a promise that is missed is an alert until it is kept", async () => {
  const [outage] = await readOutages(world.db, world.now());
  const about = { name: "Outlook.com is away", impact: "major" as const, incidentId: outage?.id ?? 0 };
  const opened = await announce(world.db, about, words("Microsoft knows."), author());
  announced = opened.ok ? opened.value.id : 0;
  expect(await announce(world.db, about, words("Again."), author())).toEqual({
    ok: false,
    error: { kind: "told-already" },
  });
  const nothing = { ...about, incidentId: 999_999 };
  expect(await announce(world.db, nothing, words("Of what?"), author())).toEqual({
    ok: false,
    error: { kind: "no-outage" },
  });
  expect(await readPublicIncidents(world.db, world.now())).toMatchObject([
    { name: "Outlook.com is away", beganAt: outage?.beganAt, updates: [{ body: "Microsoft knows." }] },
  ]);
  await world.work(58 * minute, minute);
  expect(ofPromises()).toEqual([]);
  await world.work(4 * minute, minute);
  expect(ofPromises()).toMatchObject([
    { change: "opened", severity: "look-now", subject: `public incident ${announced}` },
  ]);
  const later = { ...words("Still away."), nextUpdateBy: world.now() + 24 * hour };
  expect(await addUpdate(world.db, announced, later, author())).toBe(true);
  await world.work(2 * minute, minute);
  expect(ofPromises()).toMatchObject([{ change: "opened" }, { change: "closed" }]);
});

test("it stays one alert for as long as the outage lasts", async () => {
  await world.work(5 * hour, 2 * minute);
  expect(ofOutages()).toHaveLength(1);
});

/** What the public would be told, had no operator written. */
async function toldOfOutage() {
  const [outage] = await readOutages(world.db, world.now());
  return outage && tellOutage(outage, world.now());
}

test("two that don't come back keep an alert of their own open; the outage's closes, and says so", async () => {
  world.simulator.clearFaults();
  for (const mailbox of personal.slice(18))
    world.simulator.addFault({ match: { mailbox, path: "/v1.0" }, effect: { status: 503 } });
  await world.work(2 * hour, 30 * second);
  expect(ofOutages().slice(1)).toEqual([
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
  const summaries = world.receiver.reports.map(({ summary }) => summary);
  expect(summaries).toContain("outlook.com: 2 of 20 mailboxes in quarantine");
  // The incident is over, and the public is told how many are back: not that it is resolved.
  const told = await toldOfOutage();
  expect(told).toMatchObject({ name: "Calendars of outlook.com can't be read", resolvedAt: null });
  expect(told?.updates.map(({ status }) => status)).toEqual(["investigating", "monitoring", "monitoring"]);
  expect(told?.updates.at(-1)?.body).toContain("90 % of the affected accounts are back.");
});

test("what is open when the rest comes back closes, too", async () => {
  world.simulator.clearFaults();
  await world.work(3 * hour, minute);
  expect(await world.db.operatorAlert.count({ where: { closedAt: null } })).toBe(0);
  expect(world.told().at(-1)).toMatchObject({ change: "closed", rule: "mailboxes-quarantined" });
  const told = await toldOfOutage();
  expect(told?.updates.map(({ status }) => status)).toEqual(["investigating", "monitoring", "resolved"]);
  expect(told?.resolvedAt).toEqual(told?.updates.at(-1)?.at);
});

test("closing what the public was told of drafts the postmortem, with the times of all this", async () => {
  const resolved = () => resolveIncident(world.db, announced, "All accounts are read again.", author());
  expect([await resolved(), await resolved()]).toEqual([true, false]);
  expect(await addUpdate(world.db, announced, words("One more."), author())).toBe(false);
  const { postmortem } = await world.db.publicIncident.findUniqueOrThrow({ where: { id: announced } });
  const minutesIn = (what: string) =>
    Number(new RegExp(`\\| ${what} \\| [^(]*\\(after (\\d+) min\\)`).exec(postmortem ?? "")?.[1]);
  expect(minutesIn("First alert delivered")).toBeLessThanOrEqual(10);
  expect(postmortem).toMatch(/\| Accounts affected \| 20 \(outlook\.com\) \|/);
  expect(postmortem).toMatch(/\| 90 % of them back \| .*\(after 6 h \d+ min\) \|/);
  expect(postmortem).toMatch(/\| All of them back \| .*\(after [89] h \d+ min\) \|/);
  expect(postmortem).toContain("update-overdue (look-now)");
  expect(postmortem).not.toContain("@");
  expect(await readPublicIncidents(world.db, world.now())).toMatchObject([
    { nextUpdateBy: null, resolvedAt: expect.any(Number), updates: [{}, {}, { status: "resolved" }] },
  ]);
});
