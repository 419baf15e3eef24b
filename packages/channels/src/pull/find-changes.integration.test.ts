import { encodeIntervals, intervalsFrom } from "@calcache/availability";
import { writtenBy } from "@calcache/prisma";
import type { ChangeCursor } from "@calcache/scheduling";
import { openSession } from "@calcache/setup/testing";
import { expect, test } from "vitest";
import { watchAccounts } from "../accounts/watch-accounts.ts";
import type { ChannelFilters } from "../channel/channel-filters.ts";
import { channelWorld, type Person, tuesday } from "../testing/channel-world.ts";
import { findChanges } from "./find-changes.ts";

const world = channelWorld();
const nothing = encodeIntervals(intervalsFrom([]));
const anHour = encodeIntervals(intervalsFrom([tuesday("09:00", "10:00")]));

const change = (calendarId: number) =>
  world.database.db.availabilityChange.create({
    data: {
      calendarId,
      at: new Date(world.now),
      reason: "notified",
      becameBusy: anHour,
      becameFree: nothing,
    },
  });

async function read({ keyId }: Pick<Person, "keyId">, since: ChangeCursor | null, filters?: ChannelFilters) {
  const found = await findChanges(world.channels, keyId, since, filters);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

test("begins with now, and tells each change once", async () => {
  const ann = await world.person("ann");
  await change(ann.calendarId);
  const begun = await read(ann, null);
  expect(begun).toMatchObject({ changes: [], more: false });
  await change(ann.calendarId);
  const first = await read(ann, begun.next);
  expect(first.changes).toEqual([
    {
      id: expect.any(BigInt),
      of: "calendars",
      type: "availability.changed",
      at: world.now,
      data: { calendar: "ann's", usernames: ["ann"] },
      range: tuesday("09:00", "10:00"),
    },
  ]);
  expect(await read(ann, first.next)).toMatchObject({ changes: [], more: false });
});

// Broken on purpose: the cursor an id, the last that was read; the change of the slow transaction was never told.
test("misses no change of a transaction that ends after a later one was read", async () => {
  const ann = await world.person("ann");
  const begun = await read(ann, null);
  const slow = await openSession(world.database.databaseUrl);
  await slow.query("BEGIN");
  await slow.query(
    `INSERT INTO calcache.availability_change (calendar_id, at, reason, became_busy, became_free)
     VALUES ($1, now(), 'slow', $2, $3)`,
    [ann.calendarId, anHour, nothing],
  );
  await change(ann.calendarId);
  const first = await read(ann, begun.next);
  expect(first.changes).toHaveLength(1);
  await slow.query("COMMIT");
  await slow.end();
  const second = await read(ann, first.next);
  expect(second.changes).toHaveLength(1);
  expect(second.changes[0]?.id).not.toBe(first.changes[0]?.id);
  expect((await read(ann, second.next)).changes).toEqual([]);
});

// Broken on purpose: a page that ends with the present snapshot; what was committed between two pages came twice or never.
test("reads page by page what one snapshot saw, and goes on from there", async () => {
  const { db } = world.database;
  const ann = await world.person("ann");
  const begun = await read(ann, null);
  const row = {
    calendarId: ann.calendarId,
    at: new Date(),
    reason: "x",
    becameBusy: anHour,
    becameFree: nothing,
  };
  await db.availabilityChange.createMany({ data: Array.from({ length: 1_200 }, () => row) });
  const ids: bigint[] = [];
  let found = await read(ann, begun.next);
  for (const sizes of [500, 500, 200]) {
    expect([found.changes.length, found.more]).toEqual([sizes, sizes === 500]);
    ids.push(...found.changes.map(({ id }) => id));
    await change(ann.calendarId);
    found = await read(ann, found.next);
  }
  ids.push(...found.changes.map(({ id }) => id));
  expect(found.more).toBe(false);
  expect(new Set(ids).size).toBe(1_203);
});

// Broken on purpose: memberships not asked for.
test("tells of calendars of its user's teams, and of no others", async () => {
  const [ann, ben, cid] = [await world.person("ann"), await world.person("ben"), await world.person("cid")];
  await world.team(ann, ben);
  const begun = [await read(ann, null), await read(cid, null)];
  for (const { calendarId } of [ann, ben, cid]) await change(calendarId);
  const told = async (user: Person, since: ChangeCursor | undefined) =>
    (await read(user, since ?? null)).changes.map(({ data }) => data.calendar);
  expect(await told(ann, begun[0]?.next)).toEqual(["ann's", "ben's"]);
  expect(await told(cid, begun[1]?.next)).toEqual(["cid's"]);
});

// Broken on purpose: each condition left out.
test("tells of the calendars that a filter names: by their ids, their users, and the event types of these", async () => {
  const { db } = world.database;
  const [ann, ben, cid] = [await world.person("ann"), await world.person("ben"), await world.person("cid")];
  await world.team(ann, ben, cid);
  const eventType = (slug: string, of: object) =>
    db.eventType.create({ data: { slug, title: slug, length: 30, ...of } });
  const hosted = await eventType("hosted", { hosts: { create: { userId: ben.userId, isFixed: true } } });
  const owned = await eventType("owned", { userId: cid.userId });
  const begun = (await read(ann, null)).next;
  for (const { calendarId } of [ann, ben, cid]) await change(calendarId);
  const told = async (filter: ChannelFilters) =>
    (await read(ann, begun, filter)).changes.map(({ data }) => data.calendar);
  expect(await told({})).toEqual(["ann's", "ben's", "cid's"]);
  expect(await told({ calendar_ids: ["ann's", "cid's", "nobody's"] })).toEqual(["ann's", "cid's"]);
  expect(await told({ hosts: ["Ben", "nobody"] })).toEqual(["ben's"]);
  expect(await told({ event_types: [hosted.id, owned.id] })).toEqual(["ben's", "cid's"]);
  expect(await told({ event_types: [hosted.id, owned.id], hosts: ["ann", "cid"] })).toEqual(["cid's"]);
});

// Seen failing while a calendar was looked for in its owner's own accounts, and by the id that it had.
test("tells of a calendar that another's account reads, and of one that has got another id", async () => {
  const { db } = world.database;
  const [ann, ben] = [await world.person("ann"), await world.person("ben")];
  const selected = { userId: ann.userId, integration: "fake_calendar", credentialId: ben.credentialId };
  const { mailboxId } = await db.cachedCalendar.findUniqueOrThrow({ where: { id: ben.calendarId } });
  await db.selectedCalendar.create({ data: { ...selected, externalId: "ben's" } });
  await db.selectedCalendar.create({ data: { ...selected, externalId: "former" } });
  await db.followedCalendar.create({
    data: { mailboxId, formerId: "former", presentId: "present", followedAt: new Date() },
  });
  const moved = await db.cachedCalendar.create({ data: { mailboxId, externalId: "present" } });
  const begun = await read(ann, null);
  for (const id of [ben.calendarId, moved.id]) await change(id);
  const told = (await read(ann, begun.next)).changes;
  expect(told.map(({ data }) => data.calendar)).toEqual(["ben's", "former"]);
});

test("a cursor of long ago, or of another life of the database, is refused, with one to begin anew", async () => {
  const ann = await world.person("ann");
  const { next } = await read(ann, null);
  world.now += 30 * 86_400_000;
  const late = await findChanges(world.channels, ann.keyId, next);
  expect(late).toMatchObject({ ok: false, error: { kind: "too old" } });
  const other = { ...next, madeAt: world.now, incarnation: "00000000-0000-4000-8000-000000000000" };
  const lost = await findChanges(world.channels, ann.keyId, other);
  if (lost.ok) throw new Error("it was taken");
  await change(ann.calendarId);
  expect((await read(ann, lost.error.beginWith)).changes).toHaveLength(1);
});

// Seen failing: such a cursor was told that all was quiet, until the database had as many transactions again.
test("a cursor of a later state of the database than this one is refused, with one to begin anew", async () => {
  const ann = await world.person("ann");
  const { next } = await read(ann, null);
  const [, xmax = ""] = next.since.split(":");
  const later = `${BigInt(xmax) + 1_000n}:${BigInt(xmax) + 1_000n}:`;
  for (const future of [
    { ...next, since: later },
    { ...next, page: { until: later, after: "0", readAt: world.now } },
  ])
    expect(await findChanges(world.channels, ann.keyId, future)).toMatchObject({
      ok: false,
      error: { kind: "too old" },
    });
});

// Seen failing: a page's reader who took weeks got a cursor that counted as new, of a place whose changes are deleted.
test("a cursor is as old as the state of the database that it goes on from, however late its pages are read", async () => {
  const { db } = world.database;
  const ann = await world.person("ann");
  const begun = await read(ann, null);
  const [at, reason] = [new Date(), "x"];
  const row = { calendarId: ann.calendarId, at, reason, becameBusy: anHour, becameFree: nothing };
  await db.availabilityChange.createMany({ data: Array.from({ length: 501 }, () => row) });
  const day = 86_400_000;
  const readAt = world.now + day;
  world.now = readAt;
  const first = await read(ann, begun.next);
  world.now += 20 * day;
  const last = await read(ann, first.next);
  expect([first.more, last.more, last.next.madeAt]).toEqual([true, false, readAt]);
});

// Broken on purpose: opensCalendar left out of the statement; Ann's other calendar was told.
test("tells a key for chosen calendars of those alone", async () => {
  const { db } = world.database;
  const ann = await world.person("ann");
  await db.apiKey.update({
    where: { id: ann.keyId },
    data: { reach: "CALENDARS", calendars: ["other"] },
  });
  const begun = await read(ann, null);
  await change(ann.calendarId);
  expect((await read(ann, begun.next)).changes).toEqual([]);
});

const booked = (host: Person, data: object = {}) =>
  world.database.db.booking.create({
    data: {
      uid: `pulled${Math.random().toString(36).slice(2)}`,
      title: "Secret",
      startTime: new Date("2026-12-01T09:00:00Z"),
      endTime: new Date("2026-12-01T09:30:00Z"),
      userId: host.userId,
      ...data,
    },
  });

// Broken on purpose: the filters' hosts not asked for; all were told.
test("tells what became of bookings and accounts as a channel does, page by page, without a channel", async () => {
  const { db } = world.database;
  const ann = await world.person("ann");
  const begun = await read(ann, null);
  const first = await booked(ann, { status: "PENDING" });
  await db.booking.update({ where: { id: first.id }, data: { status: "ACCEPTED" } });
  await change(ann.calendarId);
  await db.credential.updateMany({ data: { invalid: true } });
  await watchAccounts(world.channels);
  const all = await read(ann, begun.next);
  expect(all.changes.map(({ type, of }) => [type, of])).toEqual([
    ["availability.changed", "calendars"],
    ["booking.requested", "bookings"],
    ["booking.confirmed", "bookings"],
    ["calendar.needs_sign_in", "accounts"],
  ]);
  expect(all.changes[1]?.data).toMatchObject({ uid: first.uid, usernames: ["ann"], status: "accepted" });
  expect(all.changes[3]?.data).toMatchObject({ account: "ann@contoso.example", usernames: ["ann"] });
  for (const types of [["booking.confirmed"], ["calendar.needs_sign_in"], ["availability.changed"]] as const)
    expect((await read(ann, begun.next, { types: [...types] })).changes.map(({ type }) => type)).toEqual(
      types,
    );
  expect((await read(ann, begun.next, { only_managed: true })).changes).toEqual([]);
  expect((await read(ann, begun.next, { hosts: ["ben"] })).changes).toEqual([]);
  await db.$executeRaw`INSERT INTO calcache.booking_change (booking_id, kind) SELECT ${first.id}, 'rescheduled' FROM generate_series(1, 700)`;
  const pages = [await read(ann, all.next)];
  while (pages.at(-1)?.more) pages.push(await read(ann, pages.at(-1)?.next ?? null));
  expect(pages.map(({ changes }) => changes.length)).toEqual([500, 200]);
  expect(new Set(pages.flatMap(({ changes }) => changes.map(({ id }) => id))).size).toBe(700);
});

test("misses nothing of a booking whose transaction ends after a later one was read", async () => {
  const ann = await world.person("ann");
  const begun = await read(ann, null);
  const { id } = await booked(ann);
  const slow = await openSession(world.database.databaseUrl);
  await slow.query("BEGIN");
  await slow.query(`UPDATE "Booking" SET status = 'cancelled' WHERE id = $1`, [id]);
  await booked(ann);
  const first = await read(ann, begun.next);
  expect(first.changes.map(({ type }) => type)).toEqual(["booking.created", "booking.created"]);
  await slow.query("COMMIT");
  await slow.end();
  expect((await read(ann, first.next)).changes.map(({ type }) => type)).toEqual(["booking.cancelled"]);
});

// Broken on purpose: writtenBy without its setting.
test("a key isn't told of bookings that it asked for, by channel or from a cursor; another key is", async () => {
  const { db } = world.database;
  const ann = await world.person("ann");
  const other = await world.database.db.apiKey.create({
    data: { userId: ann.userId, hashedKey: "other", scopes: ["CHANNELS"], createdAt: new Date(world.now) },
  });
  await world.channel(ann);
  const begun = await read(ann, null);
  const made = await writtenBy(db, ann.keyId).$transaction((tx) =>
    tx.booking.create({
      data: {
        uid: "own",
        title: "Secret",
        startTime: new Date("2026-12-01T09:00:00Z"),
        endTime: new Date("2026-12-01T09:30:00Z"),
        userId: ann.userId,
      },
    }),
  );
  expect((await read(ann, begun.next)).changes).toEqual([]);
  expect((await read({ keyId: other.id }, begun.next)).changes).toMatchObject([{ type: "booking.created" }]);
  await db.booking.update({ where: { id: made.id }, data: { status: "CANCELLED" } });
  await world.work();
  expect(world.receiver.taken().map(({ verified }) => verified?.type)).toEqual(["booking.cancelled"]);
  expect((await read(ann, begun.next)).changes).toMatchObject([{ type: "booking.cancelled" }]);
});

test("another tenant's key is told nothing, however its filters name what isn't its own", async () => {
  const [ann, eve] = [await world.person("ann"), await world.person("eve")];
  const begun = await read(eve, null);
  await change(ann.calendarId);
  await booked(ann);
  await world.database.db.credential.updateMany({ where: { userId: ann.userId }, data: { invalid: true } });
  await watchAccounts(world.channels);
  for (const filters of [{}, { hosts: ["ann"] }, { calendar_ids: ["ann's"] }])
    expect((await read(eve, begun.next, filters)).changes).toEqual([]);
});
