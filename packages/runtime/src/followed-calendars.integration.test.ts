import { sweep } from "@calcache/calendar-cache";
import { putEvent, readOwnEvent } from "@calcache/calendar-events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEventWorld, type EventWorld } from "./testing/event-world.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let world: EventWorld;
let sharedId = "";
let credentialId = 0;
beforeEach(async () => {
  world = await createEventWorld();
  sharedId = world.otherCalendarId;
  ({ credentialId } = world.refOf("1"));
  world.simulator.updateCalendar(world.ann.address, sharedId, {
    owner: { name: "Bob", address: "bob@contoso.example" },
  });
  await round(2);
});
afterEach(() => world.close());

/** A sweep and what the worker does, so often, five minutes apart. */
async function round(times: number) {
  for (let count = 0; count < times; count++) {
    world.advance(5 * minute);
    await sweep(world.events.engine);
    await world.work();
    await world.simulator.deliverySettled();
  }
}

/** What Graph has to say arrives, and is read. */
async function notified() {
  await world.simulator.deliverySettled();
  world.advance(6_000);
  await world.work();
}

/** The calendar's new id; the former one is unknown from then on, without a word. */
function changeId(id = sharedId): string {
  const moved = world.simulator.moveCalendar(world.ann.address, id, { keepsOldId: false });
  if (!moved.ok) throw new Error(moved.error.message);
  return moved.value.id;
}

const busyAt = (calendarId: string, title: string, from: string, to: string) =>
  world.simulator.createEvent(world.ann.address, {
    title,
    calendarId,
    start: new Date(world.at(from)).toISOString(),
    end: new Date(world.at(to)).toISOString(),
  });
const busy = async (externalId = sharedId) => {
  const [from, to] = [new Date(world.at("00:00")).toISOString(), new Date(world.at("23:59")).toISOString()];
  const { source, busy } = await world.read({ credentialId, externalId }, from, to);
  return { source, starts: busy.map(([start]) => start?.slice(11, 16)) };
};
const cached = (externalId: string) =>
  world.db.cachedCalendar.findFirst({ where: { externalId }, include: { subscription: true } });
const watched = () => world.simulator.listSubscriptions().map(({ calendarId }) => calendarId);
const followedLines = () => world.lines.filter(({ message }) => message.startsWith("[Calendar Followed]"));

test("a shared calendar whose id changes is read, watched and served under its new one, and said so once", async () => {
  const before = await cached(sharedId);
  busyAt(sharedId, "Before", "08:00", "09:00");
  await round(1);
  const id = changeId();
  busyAt(id, "After", "12:00", "13:00");
  world.advance(7 * hour);
  await round(3);
  expect(await busy()).toEqual({ source: "cached", starts: ["08:00", "12:00"] });
  expect(await busy(id)).toEqual({ source: "cached", starts: ["08:00", "12:00"] });
  expect(await cached(id)).toMatchObject({
    id: before?.id,
    failingSince: null,
    subscription: { state: "active", formerExternalId: null },
  });
  expect(watched().toSorted()).toEqual([world.calendarId, id].toSorted());
  busyAt(id, "Later", "15:00", "16:00");
  await notified();
  expect((await busy()).starts).toEqual(["08:00", "12:00", "15:00"]);
  await round(3);
  expect(followedLines()).toHaveLength(1);
  // The row that names the former id is the host's.
  expect(await world.db.selectedCalendar.findFirst({ where: { externalId: sharedId } })).not.toBeNull();
});

test("it is followed through several ids, and back to one that it had before", async () => {
  const first = changeId();
  await round(1);
  world.advance(7 * hour);
  await round(1);
  const second = changeId(first);
  world.advance(7 * hour);
  await round(2);
  busyAt(second, "There", "12:00", "13:00");
  await notified();
  for (const id of [sharedId, first, second])
    expect(await busy(id)).toEqual({ source: "cached", starts: ["12:00"] });
  expect(await world.db.cachedCalendar.count()).toBe(2);
});

test("whoever selects it by its new id as well means the same calendar: it is watched once", async () => {
  const moved = world.simulator.moveCalendar(world.ann.address, sharedId, { keepsOldId: true });
  const id = moved.ok ? moved.value.id : "";
  const {
    id: _,
    externalId: __,
    ...row
  } = await world.db.selectedCalendar.findFirstOrThrow({
    where: { externalId: sharedId },
  });
  await world.db.selectedCalendar.create({ data: { ...row, externalId: id } });
  await round(2);
  world.simulator.retireCalendarIds(world.ann.address, id);
  world.advance(7 * hour);
  await round(3);
  busyAt(id, "There", "12:00", "13:00");
  await notified();
  for (const one of [sharedId, id]) expect(await busy(one)).toEqual({ source: "cached", starts: ["12:00"] });
  expect(watched().toSorted()).toEqual([world.calendarId, id].toSorted());
});

test("events go on in it: one that was written is changed, a new one is made once, and nothing counts as deleted", async () => {
  const put = (eventId: string, start: string, end: string) =>
    world.db.$transaction((tx) => {
      const meeting = world.meeting({ title: eventId, start: world.at(start), end: world.at(end) });
      return putEvent(tx, world.booking, world.refOf(eventId, sharedId), meeting, world.now());
    });
  await put("1", "10:00", "10:30");
  await world.work();
  await round(1);
  changeId();
  await put("1", "11:00", "11:30");
  await put("2", "13:00", "13:30");
  await world.work();
  for (let count = 0; count < 3; count++) {
    world.advance(20 * minute);
    await round(1);
  }
  expect(
    world
      .shownInOutlook()
      .map(({ title, start }) => [title, start.slice(11, 16)])
      .toSorted(),
  ).toEqual([
    ["1", "11:00"],
    ["2", "13:00"],
  ]);
  expect(world.told).toEqual([]);
  expect(await readOwnEvent(world.db, world.booking, world.refOf("2", sharedId))).toMatchObject({
    state: "done",
  });
});

// Seen failing: who couldn't be watched under the former id was watched no more, and followed only once somebody read the calendar.
test.each([
  ["is to be made anew", { state: "lapsed", externalId: null } as const],
  ["points to where this installation was", { address: "https://former.example" }],
])("it is followed by the sweep alone where its subscription %s", async (_why, data) => {
  const id = changeId();
  await world.db.subscription.updateMany({ where: { calendar: { externalId: sharedId } }, data });
  const report = await sweep(world.events.engine);
  expect(report.errors).toEqual([]);
  expect(watched()).toContain(id);
  expect(await cached(id)).toMatchObject({ failingSince: null, subscription: { state: "active" } });
  expect(followedLines()).toHaveLength(1);
});

test.each([
  ["two are like it", (id: string) => void add("Other", "bob@contoso.example", id)],
  [
    "none is like it",
    (id: string) => void world.simulator.updateCalendar(world.ann.address, id, { name: "New" }),
  ],
])("it isn't followed where %s: it is gone, and closes its owner's time", async (_why, disturb) => {
  disturb(changeId());
  world.advance(7 * hour);
  await round(2);
  expect(await world.db.followedCalendar.count()).toBe(0);
  expect(await cached(sharedId)).toMatchObject({ failureKind: "gone" });
});

function add(name: string, owner: string, _id: string) {
  const added = world.simulator.addCalendar(world.ann.address, {
    name,
    owner: { name: owner, address: owner },
  });
  if (!added.ok) throw new Error(added.error.message);
}

test("a list that fails keeps what was listed before, and is asked for again within the hour", async () => {
  const fault = world.simulator.addFault({ match: { operation: "listCalendars" }, effect: { status: 503 } });
  world.advance(day);
  await round(1);
  world.simulator.removeFault(fault.id);
  const id = changeId();
  world.advance(7 * hour);
  await round(2);
  expect(await busy()).toMatchObject({ source: "cached" });
  expect(await cached(id)).toMatchObject({ failingSince: null });
  const { listedAt } = await world.db.mailbox.findFirstOrThrow();
  expect(listedAt?.getTime()).toBeGreaterThan(world.now() - hour);
});

test("its calendars are listed once a day, in one request", async () => {
  const since = world.lastRequest();
  await round(6);
  expect(world.requestsSince(since, new Set(["listCalendars"]))).toEqual([]);
  world.advance(day);
  await round(2);
  expect(world.requestsSince(since, new Set(["listCalendars"]))).toEqual(["listCalendars"]);
});
