import type { Reach } from "@calcache/api-keys";
import { expect, test } from "vitest";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser, keyOf } from "../../testing/seed.ts";
import { book } from "../book/book.ts";
import { cancelBooking } from "../change/cancel-booking.ts";
import { type BookingFilter, listKeyBookings } from "./list-key-bookings.ts";

const world = bookingWorld();

/** Ann, who administers the team of an event type with Ben, and Cid, who is in it. */
async function team() {
  const { db } = world.database;
  const [ann, ben, cid] = [
    await createUser(db, "ann"),
    await createUser(db, "ben"),
    await createUser(db, "cid"),
  ];
  for (const name of ["ann", "ben", "cid"]) world.engine.busy.set(`${name}'s`, []);
  const event = await createTeamEvent(db, "devs", [{ user: ben }]);
  const teamId = event.teamId ?? 0;
  const member = (userId: number, role: "ADMIN" | "MEMBER") => ({ userId, teamId, role, accepted: true });
  await db.membership.createMany({
    data: [member(ann.id, "ADMIN"), member(ben.id, "MEMBER"), member(cid.id, "MEMBER")],
  });
  return { ann, ben, cid, teamId, eventTypeId: event.id };
}

async function booked(eventTypeId: number, time: string, more: object = {}) {
  const made = await book(world.bookings, requestFor(eventTypeId, tuesdayAt(time), more));
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

const all = { take: 50, skip: 0, order: "asc" } as const;

async function uids(
  userId: number,
  reach: Reach = { kind: "colleagues" },
  filter: BookingFilter = {},
  page = {},
) {
  const { db } = world.database;
  const { id } = await keyOf(db, userId, reach);
  const { bookings, total } = await listKeyBookings(db, id, filter, { ...all, ...page }, world.now);
  return [total, ...bookings.map(({ uid }) => uid)];
}

// Broken on purpose: the role not asked for, the reach not asked for.
test("a key opens the bookings that its user hosts, and those of a team that its user administers", async () => {
  const { ann, ben, cid, teamId, eventTypeId } = await team();
  const { uid } = await booked(eventTypeId, "11:00");
  expect(await uids(ben.id)).toEqual([1, uid]);
  expect(await uids(ann.id)).toEqual([1, uid]);
  expect(await uids(cid.id)).toEqual([0]);
  expect(await uids(ben.id, { kind: "own" })).toEqual([1, uid]);
  expect(await uids(ann.id, { kind: "own" })).toEqual([0]);
  expect(await uids(ann.id, { kind: "team", teamId })).toEqual([1, uid]);
  expect(await uids(ann.id, { kind: "team", teamId: teamId + 1 })).toEqual([0]);
  expect(await uids(ben.id, { kind: "team", teamId })).toEqual([0]);
  expect(await uids(ben.id, { kind: "calendars", calendars: ["ben's"] })).toEqual([0]);
});

test("they are listed by start, page by page, as far as a filter wants them", async () => {
  const { ben, eventTypeId } = await team();
  const second = await booked(eventTypeId, "13:00");
  const first = await booked(eventTypeId, "11:00");
  const third = await booked(eventTypeId, "15:00");
  await cancelBooking(world.bookings, { uid: third.uid, reason: null, by: null });
  const own = { kind: "own" } as const;
  const filtered = (filter: BookingFilter) => uids(ben.id, own, filter);
  expect(await uids(ben.id)).toEqual([3, first.uid, second.uid, third.uid]);
  expect(await uids(ben.id, own, {}, { order: "desc", take: 1, skip: 1 })).toEqual([3, second.uid]);
  expect(await filtered({ statuses: ["upcoming"] })).toEqual([2, first.uid, second.uid]);
  expect(await filtered({ statuses: ["past", "cancelled"] })).toEqual([1, third.uid]);
  expect(await filtered({ statuses: ["unconfirmed"] })).toEqual([0]);
  expect(await filtered({ eventTypeId: eventTypeId + 1 })).toEqual([0]);
  expect(await filtered({ attendeeEmail: "GUS@guest.example" })).toHaveLength(4);
  expect(await filtered({ attendeeEmail: "other@guest.example" })).toEqual([0]);
  expect(await filtered({ startsAfter: second.start })).toEqual([2, second.uid, third.uid]);
  expect(await filtered({ endsBefore: second.end })).toEqual([2, first.uid, second.uid]);
  world.now = second.end;
  expect(await filtered({ statuses: ["past"] })).toEqual([2, first.uid, second.uid]);
});

// Broken on purpose: findOpenedEventTypes answers all; Cid's key booked without a visitor's limits.
test("a key books without a visitor's limits, at event types that it opens", async () => {
  const { ben, cid, eventTypeId } = await team();
  const tryAs = async (apiKeyId: string) => {
    const request = requestFor(eventTypeId, tuesdayAt("03:00"), { visitorIp: "192.0.2.1", apiKeyId });
    const outcome = await book(world.bookings, request);
    return outcome.ok ? "booked" : outcome.error.kind;
  };
  const [own, another] = [await keyOf(world.database.db, ben.id), await keyOf(world.database.db, cid.id)];
  for (let count = 0; count < 6; count++) expect(await tryAs(own.id)).toBe("slot-unavailable");
  for (let count = 0; count < 5; count++) expect(await tryAs(another.id)).toBe("slot-unavailable");
  expect(await tryAs(another.id)).toBe("too-often");
});
