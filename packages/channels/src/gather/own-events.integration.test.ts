import { encodeIntervals, intervalsFrom } from "@calcache/availability";
import { writtenBy } from "@calcache/prisma";
import { beforeEach, expect, test } from "vitest";
import { channelWorld, type Person, tuesday } from "../testing/channel-world.ts";

const world = channelWorld();

type Time = readonly [string, string];

let ann: Person;
let eventId: number;
let version: number;
beforeEach(async () => {
  const { db } = world.database;
  ann = await world.person("ann");
  await world.channel(ann);
  const written = await db.writtenCalendar.create({
    data: { mailboxId: ann.mailboxId, externalId: ann.calendar },
  });
  const data = {
    calendarId: written.id,
    eventId: "order-17",
    writerKind: "api_key",
    writerId: ann.keyId,
  } as const;
  ({ id: eventId } = await db.calendarEvent.create({ data: { ...data, version: 0 } }));
  version = 0;
});

const desired = ([from, until]: Time) => {
  const { start, end } = tuesday(from, until);
  return { start: start * 60_000, end: end * 60_000 };
};

/** The key asks for its event at a time, or for none, and the calendar gets it at once. */
async function write(time: Time | null) {
  const { db } = world.database;
  version += 1;
  const at = new Date(world.now);
  const command = time === null ? ("delete" as const) : ("put" as const);
  await db.eventLog.create({
    data: { eventId, version, command, at, ...(time && { desired: desired(time) }) },
  });
  const applied = time === null ? {} : { writtenAt: at };
  await db.calendarEvent.update({
    where: { id: eventId },
    data: { version, appliedVersion: version, ...applied },
  });
}

/** Outlook is read: this became busy, and that free. Some seconds later everything is told. */
async function seen(busy: Time | null, free: Time | null = null) {
  world.now += 1_000;
  const packed = (time: Time | null) => encodeIntervals(intervalsFrom(time ? [tuesday(...time)] : []));
  await world.database.db.availabilityChange.create({
    data: {
      calendarId: ann.calendarId,
      at: new Date(world.now),
      reason: "notified",
      becameBusy: packed(busy),
      becameFree: packed(free),
    },
  });
  await world.work(2);
  const [first, ...more] = world.receiver.taken().map(({ verified }) => verified?.data.range);
  expect(more).toEqual([]);
  return first ?? null;
}

const [nine, noon]: [Time, Time] = [
  ["09:00", "10:00"],
  ["12:00", "13:00"],
];
const rangeOf = ([from, until]: Time) => ({
  start: `2026-12-01T${from}:00.000Z`,
  end: `2026-12-01T${until}:00.000Z`,
});

test("an application hears no echo of what it writes, moves and deletes", async () => {
  await write(nine);
  expect(await seen(nine)).toBeNull();
  await write(noon);
  expect(await seen(noon, nine)).toBeNull();
  await write(null);
  expect(await seen(null, noon)).toBeNull();
});

test("what others change at the same time is told, without its own part", async () => {
  await write(nine);
  expect(await seen(nine, noon)).toEqual(rangeOf(noon));
});

// Broken on purpose: any span of an own event explains any change; each of these was swallowed.
test("what people do to its event is told", async () => {
  await write(nine);
  expect(await seen(nine)).toBeNull();
  expect(await seen(null, nine)).toEqual(rangeOf(nine));
  expect(await seen(nine)).toEqual(rangeOf(nine));
  expect(await seen(noon, nine)).toEqual({ start: rangeOf(nine).start, end: rangeOf(noon).end });
});

test("another application hears of it", async () => {
  const other = await world.database.db.apiKey.create({
    data: { userId: ann.userId, hashedKey: "other", scopes: ["READ_WRITE"], createdAt: new Date(world.now) },
  });
  await world.channel({ ...ann, keyId: other.id });
  await write(nine);
  expect(await seen(nine)).toEqual(rangeOf(nine));
});

test("a channel of what it manages hears of people's changes to its events, and of nothing else", async () => {
  await world.database.db.channel.deleteMany();
  await world.channel(ann, { only_managed: true });
  await write(nine);
  expect(await seen(nine)).toBeNull();
  expect(await seen(noon)).toBeNull();
  expect(await seen(null, nine)).toEqual(rangeOf(nine));
});

// Broken on purpose: the log's writer not asked for, and the mover's; the first write was told, or the last was not.
test("the event of a booking that the key made is no news to it; where others move it, it is", async () => {
  const { db } = world.database;
  await db.calendarEvent.updateMany({ data: { writerKind: "booking", writerId: "" } });
  const by = writtenBy(db, ann.keyId);
  const put = async (time: Time, asked: typeof db) => {
    version += 1;
    const at = new Date(world.now);
    await asked.$transaction((tx) =>
      tx.eventLog.create({ data: { eventId, version, command: "put", at, desired: desired(time) } }),
    );
    const data = { version, appliedVersion: version, writtenAt: at };
    await db.calendarEvent.update({ where: { id: eventId }, data });
  };
  await put(nine, by);
  expect(await seen(nine)).toBeNull();
  await put(noon, by);
  expect(await seen(noon, nine)).toBeNull();
  await put(nine, db);
  expect(await seen(nine, noon)).toEqual({ start: rangeOf(nine).start, end: rangeOf(noon).end });
});
