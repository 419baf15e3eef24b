import { findMailboxes, sweep } from "@calcache/calendar-cache";
import {
  applyEvents,
  deleteEvent,
  type EventProvider,
  putEvent,
  readOwnEvent,
} from "@calcache/calendar-events";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createEventWorld, type EventWorld, outlookEvents, withProvider } from "./testing/event-world.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let world: EventWorld;
let eventId = "";
let count = 0;

beforeAll(async () => {
  world = await createEventWorld();
  await sweep(world.events.engine);
  await world.work();
});
afterAll(() => world.close());
beforeEach(() => {
  eventId = `event ${count++}`;
  world.listen(async () => []);
  world.told.length = 0;
});

/** What Graph has to say reaches the webhook, and the worker sees it, also what it puts off for a while. */
const settle = () => settleFor(0, 6 * second, 31 * second, minute, minute);

async function settleFor(...pauses: number[]) {
  for (const ms of pauses) {
    await world.simulator.deliverySettled();
    world.advance(ms);
    await world.work();
  }
}

/** An event of this test, written and settled; its id in Outlook. */
async function written(): Promise<string> {
  await put();
  await settle();
  return (await world.stored(eventId)).externalId ?? "";
}

const move = (id: string, start: string, end: string) =>
  world.editInOutlook(id, {
    start: new Date(world.at(start)).toISOString(),
    end: new Date(world.at(end)).toISOString(),
  });
const put = (changes: Parameters<EventWorld["put"]>[1] = {}) =>
  world.put(eventId, { title: eventId, ...changes });
const inOutlook = () => world.shownInOutlook().filter(({ title }) => title === eventId);

test("a write of ours comes back as one change of availability, and causes no other write and no false change", async () => {
  const changes = () => world.db.availabilityChange.count();
  const before = await changes();
  await written();
  expect(await changes()).toBe(before + 1);
  expect(world.told).toEqual([]);
  const since = world.lastRequest();
  const everything = new Set([
    "createEvent",
    "updateEvent",
    "deleteEvent",
    "getEvent",
    "listEvents",
    "listCalendarView",
  ]);
  for (let round = 0; round < 3; round++) await settle();
  expect(world.requestsSince(since, everything)).toEqual([]);
  expect(await changes()).toBe(before + 1);
});

test("somebody moves our event: its writer is told once, and nothing is written", async () => {
  const id = await written();
  const since = world.lastRequest();
  move(id, "14:00", "14:45");
  await settle();
  const change = { kind: "moved", start: world.at("14:00"), end: world.at("14:45") };
  const ref = world.refOf(eventId);
  expect(world.told).toEqual([{ writer: { kind: "booking" }, ref, version: 1, change, isOneOfMany: false }]);
  expect(world.requestsSince(since)).toEqual([]);
  expect(await world.stored(eventId)).toMatchObject({
    outsideChange: "moved",
    outsideStart: new Date(world.at("14:00")),
    version: 1,
    appliedVersion: 1,
  });
});

// Seen failing while its days were read as those of UTC. Broken on purpose: the same.
test("an event that its host makes all-day is days of the mailbox's zone, and timed again once its booking moves", async () => {
  const id = await written();
  await world.db.mailbox.updateMany({ data: { timeZone: "Asia/Tokyo" } });
  const date = (days: number) => new Date(world.at("00:00") + days * 86_400_000).toISOString().slice(0, 10);
  world.editInOutlook(id, { start: date(0), end: date(1), allDay: true });
  await settle();
  // Tokyo is always nine hours ahead of UTC.
  const day = { start: world.at("00:00") - 9 * hour, end: world.at("15:00") };
  expect(world.told).toMatchObject([{ change: { kind: "moved", ...day } }]);
  await put({ start: world.at("16:00"), end: world.at("16:30") });
  await settle();
  expect(inOutlook()).toMatchObject([{ start: new Date(world.at("16:00")).toISOString(), allDay: false }]);
});

test("one request sees that all events are where they were", async () => {
  const id = await written();
  world.editInOutlook(id, { title: "Ann's own title" });
  const since = world.lastRequest();
  await settle();
  // One reads busy times, one compares, one asks what the attendees of the changed event answered; the second look after a
  // notification without a change of busy times is another read
  expect(
    world.requestsSince(since, new Set(["listCalendarView", "getEvent", "listEvents"])).length,
  ).toBeLessThanOrEqual(4);
  expect(world.told).toEqual([]);
});

test("a booking that follows moves without another write", async () => {
  const id = await written();
  world.listen(async (tx, { writer, ref, change }) => {
    if (change.kind === "moved")
      await putEvent(tx, writer, ref, world.meeting({ title: eventId, ...change }), world.now());
    return [];
  });
  const since = world.lastRequest();
  move(id, "14:00", "14:30");
  await settle();
  expect(world.requestsSince(since)).toEqual([]);
  expect(await world.stored(eventId)).toMatchObject({ version: 2, appliedVersion: 2, outsideChange: null });
  await put({ start: world.at("16:00"), end: world.at("16:30") });
  await settle();
  expect(inOutlook()).toMatchObject([{ start: new Date(world.at("16:00")).toISOString() }]);
});

test("put again, a moved event goes back to where its writer wants it", async () => {
  const id = await written();
  move(id, "14:00", "14:30");
  await settle();
  await put();
  await settle();
  expect(inOutlook()).toMatchObject([{ start: new Date(world.at("10:00")).toISOString() }]);
  expect(await world.stored(eventId)).toMatchObject({ version: 2, outsideChange: null });
});

test("somebody deletes our event: its writer is told once, and it stays deleted until it is put again", async () => {
  world.deleteInOutlook(await written());
  await settle();
  await settle();
  expect(world.told).toMatchObject([{ change: { kind: "deleted" } }]);
  expect(inOutlook()).toEqual([]);
  await put();
  await settle();
  expect(inOutlook()).toHaveLength(1);
});

/** Graph says once that it has no such event, and meanwhile lists it elsewhere. */
async function missOnce(id: string) {
  world.simulator.addFault({
    match: { operation: "getEvent" },
    effect: { status: 404, code: "ErrorItemNotFound" },
    times: 1,
  });
  move(id, "14:00", "14:30");
  await settleFor(0, 6 * second, 31 * second, minute);
}

// Seen failing while the first such answer was believed: the booking was cancelled. Broken on purpose: believed after 0 ms.
test("one answer that our event is gone cancels nothing: minutes later it is looked for again, and found moved", async () => {
  const id = await written();
  await missOnce(id);
  expect(world.told).toEqual([]);
  expect((await world.stored(eventId)).missingSince).not.toBeNull();
  await settleFor(minute, minute);
  expect(world.told).toMatchObject([{ change: { kind: "moved", start: world.at("14:00") } }]);
  expect((await world.stored(eventId)).missingSince).toBeNull();
});

test("an event that seemed gone once and is where it was needs a second and a third such answer", async () => {
  const id = await written();
  await missOnce(id);
  move(id, "10:00", "10:30");
  await settleFor(minute, minute);
  expect(await world.stored(eventId)).toMatchObject({ missingSince: null, outsideChange: null });
  await missOnce(id);
  expect(world.told).toEqual([]);
  await settle();
  expect(world.told).toMatchObject([{ change: { kind: "moved" } }]);
});

test("events that are gone don't hold up what is seen of others in their calendar", async () => {
  const gone = await written();
  eventId = `event ${count++}`;
  const moved = await written();
  world.deleteInOutlook(gone);
  await settleFor(0, 6 * second, 31 * second);
  move(moved, "14:00", "14:30");
  await settleFor(0, 6 * second);
  expect(world.told).toMatchObject([{ change: { kind: "moved" } }]);
  await settle();
  expect(world.told).toMatchObject([{ change: { kind: "moved" } }, { change: { kind: "deleted" } }]);
});

// Seen failing while each deletion was told by itself. Broken on purpose: a limit of 100.
test("more than five events that go or move within a minute are told as a change of many", async () => {
  const ids: string[] = [];
  for (let made = 0; made < 6; made++) {
    eventId = `event ${count++}`;
    ids.push(await written());
  }
  for (const id of ids) {
    world.deleteInOutlook(id);
    await settleFor(0, 6 * second);
  }
  await settle();
  expect(world.told.map(({ change, isOneOfMany }) => [change.kind, isOneOfMany])).toEqual(
    ids.map(() => ["deleted", true]),
  );
});

test("a booking that follows a deletion is cancelled without a request", async () => {
  const id = await written();
  world.listen(async (tx, { writer, ref }) => {
    await deleteEvent(tx, writer, ref, world.now());
    return [];
  });
  const since = world.lastRequest();
  world.deleteInOutlook(id);
  await settle();
  expect(world.requestsSince(since)).toEqual([]);
  expect(await world.stored(eventId)).toMatchObject({ desired: null, version: 2, appliedVersion: 2 });
});

test("what its writer's side can't take is told again, and noted only then", async () => {
  const id = await written();
  let calls = 0;
  world.listen(async () => {
    calls += 1;
    if (calls === 1) throw new Error("not now");
    return [];
  });
  move(id, "14:00", "14:30");
  await settle();
  await settle();
  expect(calls).toBe(2);
  expect(world.told).toHaveLength(1);
});

test("a command wins over a move that nobody has noticed yet", async () => {
  const id = await written();
  move(id, "14:00", "14:30");
  await put({ location: "Other" });
  await settle();
  expect(inOutlook()).toMatchObject([{ start: new Date(world.at("10:00")).toISOString() }]);
  expect(world.told).toEqual([]);
});

test("an answer from before our own write is not taken for people's doing", async () => {
  await written();
  const { externalId } = await world.stored(eventId);
  const before = await outlookEvents(world.events).list(await mailbox(), world.calendarId, wholeDay());
  const stale = before.ok ? before.value : [];
  await put({ start: world.at("12:00"), end: world.at("12:30") });
  // Guard: without the wait after a write, both answers from before it would say that somebody has moved the event back
  const provider: EventProvider = {
    ...outlookEvents(world.events),
    list: async () => ({ ok: true, value: stale }),
    read: async () => ({ ok: true, value: stale.find((event) => event.externalId === externalId) ?? null }),
  };
  for (let round = 0; round < 3; round++) {
    await applyEvents(withProvider(world.events, provider), await world.mailboxId());
    await world.db.cachedCalendar.updateMany({ data: { dirtyGeneration: { increment: 1 } } });
    world.advance(6 * second);
  }
  await settle();
  expect(world.told).toEqual([]);
  expect(inOutlook()).toMatchObject([{ start: new Date(world.at("12:00")).toISOString() }]);
});

const wholeDay = () => ({ start: world.at("00:00"), end: world.at("23:59") });

async function mailbox() {
  const found = (await findMailboxes(world.engine, [await world.mailboxId()])).get(await world.mailboxId());
  if (!found) throw new Error("the mailbox isn't known");
  return found;
}

// Broken on purpose: whom we invited not asked for; the revision of the answers not compared.
test("what the attendees of our event answer is read when they do, and of nobody whom others invited", async () => {
  await put({
    attendees: [
      { email: "Bo@guest.example", name: "Bo" },
      { email: "cy@guest.example", name: "" },
    ],
  });
  await settle();
  const id = (await world.stored(eventId)).externalId ?? "";
  const answers = async () =>
    (await readOwnEvent(world.db, { kind: "booking" }, world.refOf(eventId)))?.answers;
  expect(await answers()).toEqual([]);
  const since = world.lastRequest();
  for (let round = 0; round < 2; round++) await settle();
  expect(world.requestsSince(since, new Set(["getEvent"]))).toEqual([]);

  world.editInOutlook(id, {
    answers: { "bo@guest.example": "tentativelyAccepted", "dee@else.example": "accepted" },
  });
  await settle();
  expect(await answers()).toEqual([
    { email: "Bo@guest.example", answer: "tentative", at: expect.any(Number) },
  ]);
  world.editInOutlook(id, { answers: { "bo@guest.example": "declined", "cy@guest.example": "accepted" } });
  await settle();
  expect(await answers()).toMatchObject([{ answer: "declined" }, { answer: "accepted" }]);
  expect(world.told).toEqual([]);

  await put({ attendees: [{ email: "cy@guest.example", name: "" }] });
  await settle();
  expect(await answers()).toMatchObject([{ email: "cy@guest.example", answer: "accepted" }]);
});

// Broken on purpose: a room's answer that was known before told again.
test("a room that declines is told once, and again when it declines what was changed; nobody else's answer is", async () => {
  const red = { email: "Red@rooms.example", name: "Red room", type: "resource" as const };
  const attendees = [red, { email: "bo@guest.example", name: "Bo" }];
  await put({ attendees });
  await settle();
  const id = (await world.stored(eventId)).externalId ?? "";
  const toldOf = () => world.told.map(({ ref, change }) => [ref.eventId, change]);
  const declined = [eventId, { kind: "room-declined", email: "Red@rooms.example" }];
  let tries = 0;
  world.listen(async () => {
    tries++;
    if (tries === 1) throw new Error("not now");
    return [];
  });
  world.editInOutlook(id, { answers: { "red@rooms.example": "declined", "bo@guest.example": "declined" } });
  await settle();
  await settle();
  expect(toldOf()).toEqual([declined]);
  world.editInOutlook(id, { answers: { "bo@guest.example": "accepted" } });
  await settle();
  // Outlook goes on showing that until the room has looked at what was changed.
  await put({ attendees, start: world.at("12:00"), end: world.at("12:30") });
  await settle();
  expect(toldOf()).toEqual([declined]);
  world.editInOutlook(id, { answers: { "red@rooms.example": "declined" } });
  await settle();
  expect(toldOf()).toEqual([declined, declined]);
});

// Broken on purpose: an answer compared with the last write of whatever kind.
test("a room's decline that is read late is told, also where something else than the time was written since", async () => {
  const red = { email: "red@rooms.example", name: "Red room", type: "resource" as const };
  await put({ attendees: [red] });
  await settle();
  const id = (await world.stored(eventId)).externalId ?? "";
  world.editInOutlook(id, { answers: { "red@rooms.example": "declined" } });
  world.advance(10 * 60_000);
  await put({ attendees: [red], title: "Another title" });
  await settle();
  await settle();
  expect(world.told.map(({ change }) => change)).toEqual([
    { kind: "room-declined", email: "red@rooms.example" },
  ]);
});
