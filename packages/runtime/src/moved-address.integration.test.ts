import { readOperationalState } from "@calcache/operations";
import { integration } from "@calcache/outlook";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRuntime } from "./create-runtime.ts";
import { providersOf } from "./providers.ts";
import { listen } from "./testing/listen.ts";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

const hour = 3_600_000;

let world: TestWorld;
let calendarId = "";
beforeEach(async () => {
  world = await createTestWorld();
  const ann = world.simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann",
    timeZone: "Europe/Berlin",
  });
  calendarId = ann.calendars[0]?.id ?? "";
  await world.importTeam(teamOf([ann]));
  await world.runtime.sweep();
});
afterEach(() => world.close());

/** The same installation, started again under another address; the old one is answered by nobody of ours. */
async function startElsewhere() {
  let receive = async (_request: Request) => new Response(null, { status: 503 });
  const server = await listen((request) => receive(request));
  const environment = { ...world.environment, NEXT_PUBLIC_WEBAPP_URL: server.url };
  const { engine } = world;
  const runtime = createRuntime({
    now: world.now,
    log: engine.log,
    environment,
    providers: providersOf(environment),
  });
  receive = (request) => runtime.webhook(integration, request);
  return {
    runtime,
    url: server.url,
    async close() {
      await runtime.stop();
      await server.close();
    },
  };
}

const addresses = () =>
  world.simulator.listSubscriptions().map(({ notificationUrl }) => new URL(notificationUrl).origin);
const stored = () => world.db.subscription.findFirstOrThrow();
const operations = (since: number) =>
  world.simulator
    .requests(since)
    .requests.map(({ operation }) => operation)
    .filter((one) => /ubscription|CalendarView/.test(one));

// Seen failing while the address was no part of a subscription: it was posted to the old one for days. Broken on purpose: the old one
// ends before the calendar is read.
test.each([
  ["made", ["createSubscription", "listCalendarView", "deleteSubscription"]],
  // Graph then has no place for a new one beside the old one: the refresh makes good what is missed in between.
  [
    "refused",
    [
      "createSubscription",
      "deleteSubscription",
      "createSubscription",
      "listCalendarView",
      "deleteSubscription",
    ],
  ],
] as const)(
  "started under another address, where a second subscription is %s, subscriptions move and miss nothing",
  async (repeatedSubscriptions, asked) => {
    world.simulator.updateSettings({ repeatedSubscriptions });
    const elsewhere = await startElsewhere();
    try {
      const since = world.simulator.requests().requests.at(-1)?.seq ?? 0;
      expect(await elsewhere.runtime.sweep()).toMatchObject({ watched: 1, failed: 0 });
      expect(operations(since)).toEqual(asked);
      expect(addresses()).toEqual([elsewhere.url]);
      expect(await stored()).toMatchObject({ state: "active", formerExternalId: null });
      const again = world.simulator.requests().requests.at(-1)?.seq ?? 0;
      await elsewhere.runtime.sweep();
      expect(operations(again)).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  },
);

test("a calendar whose subscription points elsewhere is read live, not served from what is stored", async () => {
  const { credentialId } = await world.db.mailbox.findFirstOrThrow();
  const calendar = { credentialId: credentialId ?? 0, externalId: calendarId };
  world.advance(hour);
  expect(await world.read(calendar, iso(1), iso(2))).toMatchObject({ source: "cached" });
  await world.db.subscription.updateMany({ data: { address: "https://former.example" } });
  expect(await world.read(calendar, iso(1), iso(2))).toMatchObject({ source: "live" });
});

const iso = (days: number) => new Date(world.now() + days * 24 * hour).toISOString();

test("an old one that can't be ended is ended later, and the new one that can't be made leaves the old one", async () => {
  world.simulator.updateSettings({ repeatedSubscriptions: "made" });
  const elsewhere = await startElsewhere();
  try {
    world.simulator.addFault({
      match: { operation: "createSubscription" },
      effect: { status: 503 },
      times: 1,
    });
    await elsewhere.runtime.sweep();
    expect(addresses()).toEqual([world.server.url]);
    world.simulator.addFault({
      match: { operation: "deleteSubscription" },
      effect: { status: 503 },
      times: 1,
    });
    world.advance(hour);
    await elsewhere.runtime.sweep();
    expect(addresses()).toEqual([world.server.url, elsewhere.url]);
    expect((await stored()).formerExternalId).not.toBeNull();
    world.advance(hour);
    await elsewhere.runtime.sweep();
    expect(addresses()).toEqual([elsewhere.url]);
  } finally {
    await elsewhere.close();
  }
});

// Seen failing while each moved them to its own address with every sweep, for ever. Broken on purpose: isOutdone says no.
test("of two processes with different addresses the newer has the subscriptions, until it is gone; the other says so", async () => {
  const elsewhere = await startElsewhere();
  const addressesInUse = async () => (await readOperationalState(world.engine)).addressesInUse;
  try {
    await elsewhere.runtime.sweep();
    expect(await addressesInUse()).toBe(1);
    const since = world.simulator.requests().requests.at(-1)?.seq ?? 0;
    for (let round = 0; round < 6; round++) {
      world.advance(5 * 60_000);
      await world.runtime.sweep();
      await elsewhere.runtime.sweep();
      expect(addresses()).toEqual([elsewhere.url]);
    }
    expect(operations(since)).not.toContain("createSubscription");
    expect(await addressesInUse()).toBe(2);
    expect(world.lines.filter(({ message }) => message.startsWith("[Two Addresses]"))).toHaveLength(6);
    world.advance(16 * 60_000);
    await world.runtime.sweep();
    expect(addresses()).toEqual([world.server.url]);
    expect(await addressesInUse()).toBe(1);
  } finally {
    await elsewhere.close();
  }
});

// Seen failing while only the age of a reading said that a calendar was to be polled. Broken on purpose: no mark.
test("a subscription that is silent while polls find changes is renewed, polled like none, and trusted again once it notifies", async () => {
  const edit = (days: number) =>
    world.simulator.createEvent("ann@contoso.example", {
      title: "Busy",
      start: iso(days),
      end: iso(days + 0.04),
    });
  world.advance(hour);
  world.simulator.setDelivery({ drop: 1 });
  edit(3);
  await world.simulator.deliverySettled();
  world.advance(6 * hour);
  await world.runtime.sweep();
  expect((await stored()).silentSince).not.toBeNull();
  expect(world.lines.map(({ message }) => message)).toContain(
    "[Silence] a change was found of which nobody had notified",
  );
  world.advance(5 * 60_000);
  expect(await world.runtime.sweep()).toMatchObject({ renewed: 1, polled: 0 });
  world.advance(16 * 60_000);
  expect(await world.runtime.sweep()).toMatchObject({ renewed: 0, polled: 1 });
  world.simulator.setDelivery({ drop: 0 });
  edit(4);
  await world.simulator.deliverySettled();
  expect((await stored()).silentSince).toBeNull();
});
