import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createEventWorld, type EventWorld } from "./testing/event-world.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let world: EventWorld;
let eventId = "";
let count = 0;

beforeAll(async () => {
  world = await createEventWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  eventId = `event ${count++}`;
  for (const { id } of world.simulator.listFaults()) world.simulator.removeFault(id);
  for (const { id } of world.shownInOutlook()) world.deleteInOutlook(id);
});

/** The titles that are in Outlook. */
const titles = () => world.inOutlook().map(({ subject }) => subject);
const later = () => ({ title: eventId, start: world.at("15:00"), end: world.at("15:30") });

// Guards, each taken out once: planning without what was sent before fails three of these tests, making again without looking first
// eight of them.

/** Gives Outlook time to carry out whatever was sent, and the worker time to see it. */
async function recover() {
  for (const ms of [0, 3 * minute, 12 * minute]) {
    world.advance(ms);
    await world.work();
  }
  expect(await world.stored(eventId)).toMatchObject({ sentAt: null, failureKind: null });
}

test.each(["before it is sent", "after its answer"] as const)(
  "a worker that dies as it makes an event, %s, leaves one that is made once",
  async (when) => {
    await world.put(eventId, { title: eventId });
    await world.dieAt("create", when);
    const since = world.lastRequest();
    await recover();
    expect(titles()).toEqual([eventId]);
    expect(world.requestsSince(since)).toEqual(when === "after its answer" ? [] : ["createEvent"]);
  },
);

test.each(["before it is sent", "after its answer"] as const)(
  "a worker that dies as it moves an event, %s, leaves one that is moved",
  async (when) => {
    await world.put(eventId, { title: eventId });
    await world.work();
    await world.put(eventId, later());
    await world.dieAt("change", when);
    await recover();
    expect(world.inOutlook()).toMatchObject([{ subject: eventId, span: { start: world.at("15:00") } }]);
    expect(world.told.filter(({ ref }) => ref.eventId === eventId)).toEqual([]);
  },
);

test.each(["before it is sent", "after its answer"] as const)(
  "a worker that dies as it deletes an event, %s, leaves none",
  async (when) => {
    await world.put(eventId, { title: eventId });
    await world.work();
    await world.remove(eventId);
    await world.dieAt("remove", when);
    await recover();
    expect(titles()).toEqual([]);
  },
);

test("what was made by a worker that died is deleted when it is cancelled, though its id was never known", async () => {
  await world.put(eventId, { title: eventId });
  await world.dieAt("create", "after its answer");
  expect(titles()).toEqual([eventId]);
  await world.remove(eventId);
  await recover();
  expect(titles()).toEqual([]);
});

test("what was deleted by a worker that died, and is wanted again, is made anew", async () => {
  await world.put(eventId, { title: eventId });
  await world.work();
  await world.remove(eventId);
  await world.dieAt("remove", "after its answer");
  await world.put(eventId, { title: eventId });
  await recover();
  expect(titles()).toEqual([eventId]);
});

test("what a worker that died had not yet deleted, and is wanted again, stays", async () => {
  await world.put(eventId, { title: eventId });
  await world.work();
  await world.remove(eventId);
  await world.dieAt("remove", "before it is sent");
  await world.put(eventId, { title: eventId });
  const since = world.lastRequest();
  await recover();
  expect(titles()).toEqual([eventId]);
  expect(world.requestsSince(since)).toEqual([]);
});

test("what was made by a worker that died, and is wanted otherwise since, is changed", async () => {
  await world.put(eventId, { title: "Early" });
  await world.dieAt("create", "after its answer");
  await world.put(eventId, later());
  const since = world.lastRequest();
  await recover();
  expect(titles()).toEqual([eventId]);
  expect(world.requestsSince(since)).toEqual(["updateEvent"]);
});

test("a change back, after one whose answer was missed, is written", async () => {
  await world.put(eventId, { title: eventId });
  await world.work();
  await world.put(eventId, { title: "Other" });
  await world.dieAt("change", "after its answer");
  expect(titles()).toEqual(["Other"]);
  await world.put(eventId, { title: eventId });
  await recover();
  expect(titles()).toEqual([eventId]);
});

test("an answer that is lost on the way makes no second event", async () => {
  world.simulator.addFault({ match: { operation: "createEvent" }, effect: { answerLost: true }, times: 1 });
  await world.put(eventId, { title: eventId });
  const since = world.lastRequest();
  await world.work();
  expect(titles()).toEqual([eventId]);
  await recover();
  expect(titles()).toEqual([eventId]);
  expect(world.requestsSince(since)).toEqual(["createEvent"]);
});

test("two workers that bring about the same event at once make one", async () => {
  await world.put(eventId, { title: eventId });
  const { applyEvents } = await import("@calcache/calendar-events");
  const id = await world.mailboxId();
  await Promise.all([applyEvents(world.events, id), applyEvents(world.events, id)]);
  await recover();
  expect(titles()).toEqual([eventId]);
});

test("an event that was made, lost sight of and deleted by somebody is made anew", async () => {
  await world.put(eventId, { title: eventId });
  await world.dieAt("create", "after its answer");
  for (const { id } of world.shownInOutlook()) world.deleteInOutlook(id);
  await recover();
  await recover();
  expect(titles()).toEqual([eventId]);
});

test.each([
  ["answers 503", { status: 503 }],
  ["answers 401", { status: 401 }],
  ["does what it is asked and answers nobody", { answerLost: true as const }],
])("forty hours in which Outlook %s: all that was asked for appears, once each", async (_, effect) => {
  await world.put(eventId, { title: "Before" });
  await world.work();
  const fault = world.simulator.addFault({ match: { path: "/v1.0" }, effect });
  const ids = Array.from({ length: 8 }, (_, index) => `${eventId}-${index}`);
  const began = world.now();
  for (const [index, id] of ids.entries()) {
    const start = world.at("08:00") + index * hour;
    await world.put(id, { title: "Draft", start, end: start + 30 * minute });
    await world.work();
    world.advance(5 * hour);
    await world.work();
    await world.put(id, { title: id, start, end: start + 30 * minute });
  }
  await world.put(eventId, { title: eventId });
  await world.put("never", { title: "Never" });
  await world.remove("never");
  expect(world.now() - began).toBeGreaterThanOrEqual(40 * hour);
  world.simulator.removeFault(fault.id);
  const since = world.lastRequest();
  // Probes are an hour apart at most
  world.advance(61 * minute);
  await world.work();
  await recover();
  expect(titles().sort()).toEqual([eventId, ...ids].sort());
  const mailbox = await world.db.mailbox.findFirstOrThrow();
  expect(mailbox).toMatchObject({ quarantinedAt: null, failingSince: null });
  expect(world.requestsSince(since).length).toBeLessThanOrEqual(ids.length + 2);
});
