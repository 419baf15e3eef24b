import { readOperationalState } from "@calcache/operations";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRuntime } from "./create-runtime.ts";
import { providersOf } from "./providers.ts";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

let world: TestWorld;
let calendar = { credentialId: 0, externalId: "" };
const address = "ann@contoso.example";
const wait = { timeout: 30_000, interval: 100 };

beforeEach(async () => {
  world = await createTestWorld({ eventHub: true });
  const ann = world.simulator.createMailbox({ address, displayName: "Ann", timeZone: "Europe/Berlin" });
  await world.importTeam(teamOf([ann]));
  const { credentialId } = await world.db.selectedCalendar.findFirstOrThrow();
  calendar = { credentialId: credentialId ?? 0, externalId: ann.calendars[0]?.id ?? "" };
});
afterEach(() => world.close());

const hour = 3_600_000;
const day = new Date(Math.ceil((Date.now() + 48 * hour) / (24 * hour)) * 24 * hour)
  .toISOString()
  .slice(0, 10);
const meet = (from: string, to: string) =>
  world.simulator.createEvent(address, {
    title: "Meeting",
    start: `${day}T${from}:00Z`,
    end: `${day}T${to}:00Z`,
  });
const busy = async () => (await world.read(calendar, `${day}T00:00:00Z`, `${day}T23:00:00Z`)).busy;
const at = (from: string, to: string) => [`${day}T${from}:00.000Z`, `${day}T${to}:00.000Z`];

test("notifications come in by the hub: subscriptions name it, a change is fresh in seconds, nothing is posted", async () => {
  await world.runtime.start();
  expect(await world.runtime.sweep()).toMatchObject({ watched: 1, failed: 0 });
  const [subscription] = world.simulator.listSubscriptions();
  expect(subscription?.notificationUrl).toBe(world.simulator.eventHub?.notificationUrl);
  await vi.waitFor(async () => expect(await busy()).toEqual([]), wait);
  meet("10:00", "11:00");
  await vi.waitFor(async () => expect(await busy()).toEqual([at("10:00", "11:00")]), wait);
  const said = world.lines.filter(({ message }) => message.includes("change notifications"));
  expect(said.map(({ message }) => message)).toContain("[Event Hub] change notifications");
  expect(said.filter(({ message }) => message.startsWith("[Webhook]"))).toEqual([]);
});

// Broken on purpose: the former channel isn't read while another one is configured.
test("the channel changes without a loss: new subscription first, both are read, the old one ends", async () => {
  world.simulator.updateSettings({ repeatedSubscriptions: "made" });
  await world.runtime.start();
  await world.runtime.sweep();
  const environment = { ...world.environment, MICROSOFT_NOTIFICATION_CHANNEL: "webhook" as const };
  const posting = createRuntime({
    now: world.now,
    log: world.engine.log,
    environment,
    providers: providersOf(environment),
  });
  try {
    const since = world.simulator.requests().requests.at(-1)?.seq ?? 0;
    expect(await posting.sweep()).toMatchObject({ failed: 0 });
    const asked = world.simulator.requests(since).requests.map(({ operation }) => operation);
    expect(asked.filter((one) => /Subscription|CalendarView/.test(one))).toEqual([
      "createSubscription",
      "listCalendarView",
      "deleteSubscription",
    ]);
    expect(world.simulator.listSubscriptions().map(({ notificationUrl }) => notificationUrl)).toEqual([
      expect.stringMatching(/^http:.*webhook$/),
    ]);
    meet("12:00", "13:00");
    await vi.waitFor(async () => expect(await busy()).toEqual([at("12:00", "13:00")]), wait);
  } finally {
    await posting.stop();
  }
});

// Broken on purpose: nobody was told; the change was found by the poll, hours later.
test("what expired in the hub before it was read is read from Outlook within seconds", async () => {
  const hub = world.simulator.eventHub;
  const partitions = hub?.log.partitions ?? [];
  const putIntoAll = () => partitions.map((one) => hub?.log.append('{"value":[]}', one));
  const ends = () => partitions.map((one) => hub?.log.ends(one).last?.sequence);
  await world.runtime.start();
  await world.runtime.sweep();
  putIntoAll();
  const unread = { where: { sequenceNumber: null } };
  await vi.waitFor(async () => {
    expect(await world.db.eventHubPartition.count()).toBe(partitions.length);
    expect(await world.db.eventHubPartition.count(unread)).toBe(0);
  }, wait);
  hub?.setAway(true);
  const before = ends();
  meet("14:00", "15:00");
  await vi.waitFor(() => expect(ends()).not.toEqual(before), wait);
  hub?.log.expire(0);
  putIntoAll();
  hub?.setAway(false);
  await vi.waitFor(async () => expect(await busy()).toEqual([at("14:00", "15:00")]), wait);
  expect(world.lines.map(({ message }) => message).join()).toContain("notifications were lost");
});

test("a hub that nobody reads any more is told by its age", async () => {
  await world.runtime.start();
  await world.runtime.sweep();
  const calledAt = async () => (await readOperationalState(world.engine)).eventHub?.calledAt?.getTime() ?? 0;
  await vi.waitFor(async () => expect(await calledAt()).toBeGreaterThan(0), wait);
  world.simulator.eventHub?.setAway(true);
  world.advance(2 * 60_000);
  expect(world.now() - (await calledAt())).toBeGreaterThan(60_000);
});
