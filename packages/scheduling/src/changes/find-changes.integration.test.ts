import { encodeIntervals, intervalsFrom } from "@calcache/availability";
import { openSession } from "@calcache/setup/testing";
import { expect, test } from "vitest";
import { createUser, keyOf } from "../testing/seed.ts";
import { onTuesday, slotsWorld } from "../testing/slots-world.ts";
import type { ChangeCursor } from "./change-cursor.ts";
import type { ChangeFilter } from "./change-filter.ts";
import { findChanges } from "./find-changes.ts";

const world = slotsWorld();
const nothing = encodeIntervals(intervalsFrom([]));
const anHour = encodeIntervals(intervalsFrom([onTuesday("09:00", "10:00")]));

/** Somebody whose one calendar is cached. */
async function withCalendar(name: string) {
  const { db } = world.database;
  const user = await createUser(db, name);
  const mailbox = await db.mailbox.create({
    data: { integration: "fake_calendar", address: user.email, credentialId: user.credentialId },
  });
  const calendar = await db.cachedCalendar.create({
    data: { mailboxId: mailbox.id, externalId: `${name}'s` },
  });
  return { ...user, calendarId: calendar.id };
}

const change = (calendarId: number, at = world.now) =>
  world.database.db.availabilityChange.create({
    data: { calendarId, at: new Date(at), reason: "notified", becameBusy: anHour, becameFree: nothing },
  });

async function read(userId: number, since: ChangeCursor | null) {
  const { id } = await keyOf(world.database.db, userId);
  const found = await findChanges(world.engine, id, since);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value;
}

test("begins with now, and tells each change once", async () => {
  const ann = await withCalendar("ann");
  await change(ann.calendarId);
  const begun = await read(ann.id, null);
  expect(begun).toMatchObject({ changes: [], more: false });
  await change(ann.calendarId);
  const first = await read(ann.id, begun.next);
  expect(first.changes).toEqual([
    {
      id: expect.any(String),
      calendar: "ann's",
      usernames: ["ann"],
      at: world.now,
      range: onTuesday("09:00", "10:00"),
    },
  ]);
  expect(await read(ann.id, first.next)).toMatchObject({ changes: [], more: false });
});

// Broken on purpose: the cursor an id, the last that was read; the change of the slow transaction was never told.
test("misses no change of a transaction that ends after a later one was read", async () => {
  const ann = await withCalendar("ann");
  const begun = await read(ann.id, null);
  const slow = await openSession(world.database.databaseUrl);
  await slow.query("BEGIN");
  await slow.query(
    `INSERT INTO calcache.availability_change (calendar_id, at, reason, became_busy, became_free)
     VALUES ($1, now(), 'slow', $2, $3)`,
    [ann.calendarId, anHour, nothing],
  );
  await change(ann.calendarId);
  const first = await read(ann.id, begun.next);
  expect(first.changes).toHaveLength(1);
  await slow.query("COMMIT");
  await slow.end();
  const second = await read(ann.id, first.next);
  expect(second.changes).toHaveLength(1);
  expect(second.changes[0]?.id).not.toBe(first.changes[0]?.id);
  expect((await read(ann.id, second.next)).changes).toEqual([]);
});

// Broken on purpose: a page that ends with the present snapshot; what was committed between two pages came twice or never.
test("reads page by page what one snapshot saw, and goes on from there", async () => {
  const { db } = world.database;
  const ann = await withCalendar("ann");
  const begun = await read(ann.id, null);
  const row = {
    calendarId: ann.calendarId,
    at: new Date(),
    reason: "x",
    becameBusy: anHour,
    becameFree: nothing,
  };
  await db.availabilityChange.createMany({ data: Array.from({ length: 1_200 }, () => row) });
  const ids: string[] = [];
  let found = await read(ann.id, begun.next);
  for (const sizes of [500, 500, 200]) {
    expect([found.changes.length, found.more]).toEqual([sizes, sizes === 500]);
    ids.push(...found.changes.map(({ id }) => id));
    await change(ann.calendarId);
    found = await read(ann.id, found.next);
  }
  ids.push(...found.changes.map(({ id }) => id));
  expect(found.more).toBe(false);
  expect(new Set(ids).size).toBe(1_203);
});

// Broken on purpose: memberships not asked for.
test("tells of calendars of its user's teams, and of no others", async () => {
  const { db } = world.database;
  const [ann, ben, cid] = [await withCalendar("ann"), await withCalendar("ben"), await withCalendar("cid")];
  const members = [ann, ben].map(({ id }) => ({ userId: id, accepted: true, role: "MEMBER" as const }));
  await db.team.create({ data: { slug: "devs", name: "devs", members: { create: members } } });
  const begun = [await read(ann.id, null), await read(cid.id, null)];
  for (const { calendarId } of [ann, ben, cid]) await change(calendarId);
  const told = async (user: { id: number }, since: ChangeCursor | undefined) =>
    (await read(user.id, since ?? null)).changes.map(({ calendar }) => calendar);
  expect(await told(ann, begun[0]?.next)).toEqual(["ann's", "ben's"]);
  expect(await told(cid, begun[1]?.next)).toEqual(["cid's"]);
});

// Broken on purpose: each condition left out.
test("tells of the calendars that a filter names: by their ids, their users, and the event types of these", async () => {
  const { db } = world.database;
  const people = [await withCalendar("ann"), await withCalendar("ben"), await withCalendar("cid")];
  const [ann, ben, cid] = people.map(({ id }) => id);
  const create = people.map(({ id }) => ({ userId: id, accepted: true, role: "MEMBER" as const }));
  await db.team.create({ data: { slug: "devs", name: "devs", members: { create } } });
  const eventType = (slug: string, of: object) =>
    db.eventType.create({ data: { slug, title: slug, length: 30, ...of } });
  const hosted = await eventType("hosted", { hosts: { create: { userId: ben ?? 0, isFixed: true } } });
  const owned = await eventType("owned", { userId: cid });
  const begun = (await read(ann ?? 0, null)).next;
  for (const { calendarId } of people) await change(calendarId);
  const key = await keyOf(db, ann ?? 0);
  const told = async (filter: ChangeFilter) => {
    const found = await findChanges(world.engine, key.id, begun, filter);
    return found.ok && found.value.changes.map(({ calendar }) => calendar);
  };
  expect(await told({})).toEqual(["ann's", "ben's", "cid's"]);
  expect(await told({ calendars: ["ann's", "cid's", "nobody's"] })).toEqual(["ann's", "cid's"]);
  expect(await told({ hosts: ["Ben", "nobody"] })).toEqual(["ben's"]);
  expect(await told({ eventTypes: [hosted.id, owned.id] })).toEqual(["ben's", "cid's"]);
  expect(await told({ eventTypes: [hosted.id, owned.id], hosts: ["ann", "cid"] })).toEqual(["cid's"]);
});

// Seen failing while a calendar was looked for in its owner's own accounts, and by the id that it had.
test("tells of a calendar that another's account reads, and of one that has got another id", async () => {
  const { db } = world.database;
  const [ann, ben] = [await withCalendar("ann"), await withCalendar("ben")];
  const selected = { userId: ann.id, integration: "fake_calendar", credentialId: ben.credentialId };
  const { mailboxId } = await db.cachedCalendar.findUniqueOrThrow({ where: { id: ben.calendarId } });
  await db.selectedCalendar.create({ data: { ...selected, externalId: "ben's" } });
  await db.selectedCalendar.create({ data: { ...selected, externalId: "former" } });
  await db.followedCalendar.create({
    data: { mailboxId, formerId: "former", presentId: "present", followedAt: new Date() },
  });
  const moved = await db.cachedCalendar.create({ data: { mailboxId, externalId: "present" } });
  const begun = await read(ann.id, null);
  for (const id of [ben.calendarId, moved.id]) await change(id);
  const told = (await read(ann.id, begun.next)).changes;
  expect(told.map(({ calendar }) => calendar)).toEqual(["ben's", "former"]);
});

test("a cursor of long ago, or of another life of the database, is refused, with one to begin anew", async () => {
  const ann = await withCalendar("ann");
  const { next } = await read(ann.id, null);
  world.now += 30 * 86_400_000;
  const key = await keyOf(world.database.db, ann.id);
  const late = await findChanges(world.engine, key.id, next);
  expect(late).toMatchObject({ ok: false, error: { kind: "too old" } });
  const other = { ...next, madeAt: world.now, incarnation: "00000000-0000-4000-8000-000000000000" };
  const lost = await findChanges(world.engine, key.id, other);
  if (lost.ok) throw new Error("it was taken");
  await change(ann.calendarId);
  expect((await read(ann.id, lost.error.beginWith)).changes).toHaveLength(1);
});

// Seen failing: such a cursor was told that all was quiet, until the database had as many transactions again.
test("a cursor of a later state of the database than this one is refused, with one to begin anew", async () => {
  const ann = await withCalendar("ann");
  const { next } = await read(ann.id, null);
  const key = await keyOf(world.database.db, ann.id);
  const [, xmax = ""] = next.since.split(":");
  const later = `${BigInt(xmax) + 1_000n}:${BigInt(xmax) + 1_000n}:`;
  for (const future of [
    { ...next, since: later },
    { ...next, page: { until: later, after: "0", readAt: world.now } },
  ])
    expect(await findChanges(world.engine, key.id, future)).toMatchObject({
      ok: false,
      error: { kind: "too old" },
    });
});

// Seen failing: a page's reader who took weeks got a cursor that counted as new, of a place whose changes are deleted.
test("a cursor is as old as the state of the database that it goes on from, however late its pages are read", async () => {
  const { db } = world.database;
  const ann = await withCalendar("ann");
  const begun = await read(ann.id, null);
  const [at, reason] = [new Date(), "x"];
  const row = { calendarId: ann.calendarId, at, reason, becameBusy: anHour, becameFree: nothing };
  await db.availabilityChange.createMany({ data: Array.from({ length: 501 }, () => row) });
  const day = 86_400_000;
  const readAt = world.now + day;
  world.now = readAt;
  const first = await read(ann.id, begun.next);
  world.now += 20 * day;
  const last = await read(ann.id, first.next);
  expect([first.more, last.more, last.next.madeAt]).toEqual([true, false, readAt]);
});

// Broken on purpose: opensCalendar left out of the statement; Ann's other calendar was told.
test("tells a key for chosen calendars of those alone", async () => {
  const { db } = world.database;
  const ann = await withCalendar("ann");
  const { id } = await keyOf(db, ann.id, { kind: "calendars", calendars: ["other"] });
  const begun = await findChanges(world.engine, id, null);
  await change(ann.calendarId);
  expect(begun.ok && (await findChanges(world.engine, id, begun.value.next))).toMatchObject({
    value: { changes: [] },
  });
});
