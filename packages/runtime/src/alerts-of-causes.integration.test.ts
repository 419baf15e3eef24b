import { putEvent } from "@calcache/calendar-events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AlertWorld, createAlertWorld } from "./testing/alert-world.ts";

// Hours pass in each of these tests.

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let world: AlertWorld;

/** Six accounts of a company, watched and cached, of which nobody was told anything. */
beforeEach(async () => {
  world = await createAlertWorld({ personal: 0, company: 6 });
  await world.work(3 * minute, 10 * second);
  expect(world.told()).toEqual([]);
});
afterEach(() => world.close());

const day = () => new Date(world.now() + 7 * 24 * hour).toISOString().slice(0, 10);

/** Something changes in each calendar. */
async function changeAll(): Promise<void> {
  for (const address of world.addresses) {
    const times = { start: `${day()}T10:00:00.000Z`, end: `${day()}T11:00:00.000Z` };
    world.simulator.createEvent(address, { title: "Secret", ...times });
  }
  await world.simulator.deliverySettled();
}

const opened = () =>
  world.told().flatMap(({ change, severity, rule }) => (change === "opened" ? `${severity} ${rule}` : []));

test("one credential that can't be opened is to be reviewed", async () => {
  const { id } = await world.db.credential.findFirstOrThrow();
  await world.db.credential.update({
    where: { id },
    data: { key: { email: world.addresses[0], encrypted: "v1.x.y.z" } },
  });
  await changeAll();
  await world.work(10 * minute, 30 * second);
  expect(opened()).toEqual(["review credentials-unusable"]);
});

test("six of six mailboxes in quarantine are to be looked at now", async () => {
  for (const address of world.addresses) {
    world.simulator.changeTokens(address, { action: "expire" });
    world.simulator.addFault({
      match: { operation: "token", mailbox: address },
      effect: { login: { number: 90094 } },
    });
  }
  await changeAll();
  await world.work(15 * minute, 30 * second);
  expect(opened().toSorted()).toEqual(["info mailboxes-quarantined", "look-now mailboxes-quarantined-most"]);
});

test("notifications that never arrive are to be looked at now, once polls have found what they missed", async () => {
  world.simulator.setDelivery({ drop: 1 });
  await changeAll();
  await world.work(8 * hour, 5 * minute);
  expect(opened()).toContain("look-now notifications-lost");
});

test("an event that Outlook refuses is to be reviewed", async () => {
  const selected = await world.db.selectedCalendar.findFirstOrThrow();
  world.simulator.addFault({
    match: { operation: "createEvent" },
    effect: { status: 400, code: "ErrorInvalidRequest" },
  });
  const start = Date.parse(`${day()}T12:00:00Z`);
  const event = {
    title: "Intro",
    description: "",
    location: "",
    start,
    end: start + hour,
    timeZone: "UTC",
    attendees: [],
    onlineMeeting: false,
    language: "en",
  };
  const ref = { credentialId: selected.credentialId ?? 0, calendarId: selected.externalId, eventId: "e" };
  await world.db.$transaction((tx) => putEvent(tx, { kind: "booking" }, ref, event, world.now()));
  await world.work(30 * minute, 30 * second);
  expect(opened()).toEqual(["review events-refused"]);
});

test("changes that no worker takes up are to be looked at now, within five minutes", async () => {
  await changeAll();
  await world.work(5 * minute, 30 * second, { refreshes: false, sweeps: false });
  expect(opened()).toEqual(["look-now no-worker"]);
});

test("sweeps of which none ends are to be looked at now", async () => {
  await world.work(35 * minute, 30 * second, { sweeps: false });
  expect(opened()).toEqual(["look-now sweep-overdue"]);
});
