import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { bookingModel, type ModelledSlug, modelledEventTypes } from "../testing/booking-model.ts";
import { bookingWorld, tuesdayAt, watchAll } from "../testing/booking-world.ts";
import { requestFor } from "../testing/fake-bookings.ts";
import { overlapsOf, takenTimes } from "../testing/overlaps.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { book } from "./book/book.ts";
import type { BookingDetails } from "./booking/stored/booking-details.ts";
import { findBooking } from "./booking/stored/find-booking.ts";
import { cancelBooking } from "./change/cancel-booking.ts";
import { rescheduleBooking } from "./change/reschedule-booking.ts";
import { noteDeclinedRoom } from "./declined-rooms/note-declined-room.ts";
import { replaceDeclinedRooms } from "./declined-rooms/replace-declined-rooms.ts";
import { releaseHold } from "./hold/find-hold.ts";
import { holdSlot } from "./hold/hold-slot.ts";

const world = bookingWorld();
const users = new Map<string, { id: number }>();
const eventTypeIds = new Map<string, number>();

beforeEach(async () => {
  const { db } = world.database;
  for (const name of ["ann", "bob", "cal", "red", "blue"]) {
    users.set(name, await createUser(db, name));
    world.engine.busy.set(`${name}'s`, []);
  }
  for (const [slug, { halves, needed, oneOf, rooms }] of Object.entries(modelledEventTypes)) {
    const hosts = [...needed.map((name) => ({ name, isFixed: true })), ...oneOf.map((name) => ({ name }))];
    const seeds = hosts.map(({ name, ...role }) => ({ user: users.get(name) ?? { id: 0 }, ...role }));
    const made = await createTeamEvent(db, slug, seeds, {
      length: halves * 30,
      slotInterval: 30,
      schedulingType: oneOf.length > 0 ? "ROUND_ROBIN" : "COLLECTIVE",
      metadata: { apps: { calcache: { rooms: rooms.map((name) => ({ email: addressOf(name), name })) } } },
    });
    eventTypeIds.set(slug, made.id);
  }
  await watchAll(world);
});

const addressOf = (name: string) => `${name}@example.com`;
const hostName = (id: number) => [...users].find(([, user]) => user.id === id)?.[0] ?? "";
const timeOf = (half: number) => Date.parse(tuesdayAt("00:00")) + half * 1_800_000;

const slug = fc.constantFrom<ModelledSlug>("all", "one", "fixed");
const half = fc.integer({ min: 18, max: 33 });
const which = fc.nat({ max: 20 });
const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("book" as const), slug, half }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("hold" as const), slug, half }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("book held" as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("release" as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("move" as const), which, half }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel" as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("decline" as const), which }) },
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;
type Model = ReturnType<typeof bookingModel>;

const bookAs = (slug: ModelledSlug, half: number, reservationUid: string | null = null) =>
  book(
    world.bookings,
    requestFor(eventTypeIds.get(slug) ?? 0, new Date(timeOf(half)).toISOString(), { reservationUid }),
  );
const hold = (slug: ModelledSlug, half: number) =>
  holdSlot(world.bookings, {
    eventTypeId: eventTypeIds.get(slug) ?? 0,
    start: timeOf(half),
    length: null,
    minutes: 5,
    timeZone: null,
    uid: null,
    visitorIp: null,
  });
const move = (uid: string, half: number) =>
  rescheduleBooking(world.bookings, {
    timeZone: null,
    uid,
    start: timeOf(half),
    reason: null,
    by: null,
    reservationUid: null,
    idempotencyKey: null,
  });
const holdersOf = async (uid: string) =>
  (await world.database.db.selectedSlots.findMany({ where: { uid } })).map(({ userId }) => hostName(userId));
const hostsOf = ({ hosts, room }: Pick<BookingDetails, "hosts" | "room">) => [
  ...hosts.map(({ name }) => name),
  ...(room === null ? [] : [room.name]),
];
/** Outlook's room says that it can't be had, and another is looked for. */
async function declined(uid: string, room: string): Promise<BookingDetails | null> {
  const { db } = world.database;
  const { iCalUid = "" } = (await findBooking(db, uid)) ?? {};
  await db.$transaction((tx) => noteDeclinedRoom(tx, { iCalUid, email: addressOf(room) }, world.now));
  await replaceDeclinedRooms(world.bookings);
  return findBooking(db, uid);
}
const unavailable = { ok: false, error: { kind: "slot-unavailable" } };

/** Does one thing and expects what the model says of it. */
async function carryOut(model: Model, one: Command): Promise<void> {
  const take = (uid: string, slug: ModelledSlug, from: number, hosts: string[], held = false) => {
    expect(model.wrongHosts(slug, from, hosts)).toEqual([]);
    model.take(uid, slug, from, hosts, held);
  };
  if (one.kind === "book") {
    const made = await bookAs(one.slug, one.half);
    expect(made).toMatchObject(model.isOffered(one.slug, one.half) ? { ok: true } : unavailable);
    if (made.ok) take(made.value.uid, one.slug, one.half, hostsOf(made.value));
  } else if (one.kind === "hold") {
    const held = await hold(one.slug, one.half);
    expect(held).toMatchObject(model.isOffered(one.slug, one.half) ? { ok: true } : unavailable);
    if (held.ok) take(held.value.uid, one.slug, one.half, await holdersOf(held.value.uid), true);
  } else if (one.kind === "book held") {
    const held = model.pick(true, one.which);
    if (held === null) return;
    const made = await bookAs(held.slug, held.from, held.uid);
    expect(made).toMatchObject({ ok: true });
    model.drop(held.uid);
    if (made.ok) take(made.value.uid, held.slug, held.from, hostsOf(made.value));
  } else if (one.kind === "release") {
    const held = model.pick(true, one.which);
    if (held === null) return;
    expect(await releaseHold(world.database.db, held.uid)).toBe(true);
    model.drop(held.uid);
  } else if (one.kind === "move") {
    const old = model.pick(false, one.which);
    if (old === null) return;
    // How often a booking may be moved in a day is another matter.
    await world.database.db.rateCount.deleteMany();
    const moved = await move(old.uid, one.half);
    expect(moved).toMatchObject(model.isOffered(old.slug, one.half, old.uid) ? { ok: true } : unavailable);
    if (!moved.ok) return;
    if (model.keepsRoom(old, one.half)) expect(moved.value.room?.name).toBe(old.room);
    model.drop(old.uid);
    take(moved.value.uid, old.slug, one.half, hostsOf(moved.value));
  } else if (one.kind === "decline") {
    const old = model.pick(false, one.which);
    if (old === null || old.room === null) return;
    const left = await declined(old.uid, old.room);
    expect(left?.room?.name ?? null).toBe(model.declineRoom(old));
  } else {
    const old = model.pick(false, one.which);
    if (old === null) return;
    const cancelled = await cancelBooking(world.bookings, { uid: old.uid, reason: null, by: null });
    expect(cancelled).toMatchObject({ ok: true });
    model.drop(old.uid);
  }
}

// Seen to fail when the own booking wasn't left out of what is taken, and when a release left the hold's row.
it("any bookings, holds, moves, cancellations and rooms that decline, one after the other do what a naive model says", async () => {
  const { db } = world.database;
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
      await db.booking.deleteMany();
      await db.selectedSlots.deleteMany();
      const model = bookingModel();
      for (const one of commands) await carryOut(model, one);
      const taken = await takenTimes(db);
      expect(overlapsOf(taken)).toEqual([]);
      const asModelled = model.booked().flatMap(({ uid, hosts }) => hosts.map((host) => `${uid} ${host}`));
      expect(taken.map(({ uid, userId }) => `${uid} ${hostName(userId)}`).sort()).toEqual(asModelled.sort());
    }),
    { numRuns: 20 },
  );
});
