import type { Prisma } from "@calcache/prisma";
import { describe, expect, it } from "vitest";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { findSlotsOf } from "../../slots/find-slots-of.ts";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { mailedBy } from "../../testing/mailed-by.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { tuesday } from "../../testing/slots-world.ts";
import { book } from "../book/book.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { confirmBooking, declineBooking } from "./answer-request.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { expiredReason, expireRequests } from "./expire-requests.ts";
import { rescheduleBooking } from "./reschedule-booking.ts";

const world = bookingWorld();

/** An event type of Ann's and Bob's together, whose bookings they have to confirm. */
async function given(data: Partial<Prisma.EventTypeCreateInput> = {}) {
  const hosts = [];
  for (const name of ["ann", "bob"]) {
    hosts.push({ user: await createUser(world.database.db, name) });
    world.engine.busy.set(`${name}'s`, []);
  }
  const event = await createTeamEvent(world.database.db, "devs", hosts, {
    requiresConfirmation: true,
    requiresConfirmationWillBlockSlot: true,
    ...data,
  });
  return event.id;
}

async function request(id: number, at = "11:00", guests: string[] = []) {
  const made = await book(world.bookings, requestFor(id, tuesdayAt(at), { guests }));
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}

const shownAs = async () =>
  (await world.written()).map(({ event }) => event && ((event as { showAs?: string }).showAs ?? "busy"));

async function slotsAt(id: number, hour: string): Promise<number> {
  const eventType = await findEventType(world.engine, { eventTypeId: id });
  if (!eventType) throw new Error("no such event type");
  const asked = { range: tuesday, timeZone: "UTC", duration: null, serveCache: true };
  const { slots } = await findSlotsOf(world.engine, eventType, asked);
  return slots.filter(({ start }) => start * 60_000 === Date.parse(tuesdayAt(hour))).length;
}

/** Mail that goes out now, as `subject address`. */
async function mailed() {
  const sent = await mailedBy(world);
  return { sent: sent.map(({ mail }) => mail), lines: sent.map(({ line }) => line) };
}

describe("a request", () => {
  it("is pending, tentative in its hosts' calendars, and keeps its time until it is answered", async () => {
    const id = await given();
    expect(await request(id)).toMatchObject({ status: "pending", unconfirmed: "keeps time" });
    expect(await shownAs()).toEqual(["tentative", "tentative"]);
    expect(await slotsAt(id, "11:00")).toBe(0);
    expect(await book(world.bookings, requestFor(id, tuesdayAt("11:00")))).toMatchObject({
      error: { kind: "slot-unavailable" },
    });
  });

  it("keeps no time where its event type says so: others may ask for it too, and one of them is confirmed", async () => {
    const id = await given({ requiresConfirmationWillBlockSlot: false });
    const first = await request(id);
    expect(await shownAs()).toEqual(["free", "free"]);
    expect(await slotsAt(id, "11:00")).toBe(1);
    const second = await request(id);
    expect(await confirmBooking(world.bookings, second.uid)).toMatchObject({
      ok: true,
      value: { status: "accepted" },
    });
    expect(await slotsAt(id, "11:00")).toBe(0);
    expect(await confirmBooking(world.bookings, first.uid)).toMatchObject({
      error: { kind: "slot-unavailable" },
    });
    expect(await findBooking(world.database.db, first.uid)).toMatchObject({ status: "pending" });
  });

  it("is made of what begins soon only, or of what free mail providers' addresses ask for", async () => {
    const threshold = { requiresConfirmationThreshold: { time: 10, unit: "hours" } };
    const soon = await given({ metadata: threshold });
    expect(await request(soon)).toMatchObject({ status: "accepted" });
    world.now = Date.parse(tuesdayAt("04:30"));
    expect(await request(soon, "15:00")).toMatchObject({ status: "pending" });
    await world.database.db.eventType.updateMany({
      data: { metadata: {}, requiresConfirmationForFreeEmail: true },
    });
    expect(await request(soon, "12:00")).toMatchObject({ status: "accepted" });
    const wanted = requestFor(soon, tuesdayAt("13:00"));
    const attendee = { ...wanted.attendee, email: "gus@gmail.com" };
    expect(await book(world.bookings, { ...wanted, attendee })).toMatchObject({
      value: { status: "pending" },
    });
  });

  it("is told to whoever asked and to its hosts, who get the link to answer, and to no guest", async () => {
    const id = await given();
    const { uid } = await request(id, "11:00", ["gina@guest.example"]);
    const { sent, lines } = await mailed();
    expect(lines).toEqual([
      "Requested gus@guest.example",
      "To confirm ann@example.com",
      "To confirm bob@example.com",
    ]);
    expect(sent[0]?.calendar).toBeNull();
    expect(sent[0]?.text).not.toContain("secret+of");
    expect(sent[1]?.text).toContain(
      `https://calcache.example/booking/${uid}?host=1&answer=secret+of+1+for+${uid}`,
    );
    expect(sent[2]?.text).toContain("host=2&answer=secret+of+2");
  });
});

// Seen failing: Gina was told of the end of what she had never heard of.
it("a request that whoever asked takes back is told to its hosts, and to no guest", async () => {
  const id = await given();
  const { uid } = await request(id, "11:00", ["gina@guest.example"]);
  await mailed();
  await cancelBooking(world.bookings, { uid, reason: null, by: null });
  expect((await mailed()).lines).toEqual([
    "Cancelled gus@guest.example",
    "Cancelled ann@example.com",
    "Cancelled bob@example.com",
  ]);
});

describe("a request that is confirmed", () => {
  it("is accepted, busy in its hosts' calendars, and told to all, once", async () => {
    const id = await given();
    const { uid } = await request(id, "11:00", ["gina@guest.example"]);
    await mailed();
    await world.written();
    expect(await confirmBooking(world.bookings, uid)).toMatchObject({
      ok: true,
      value: { status: "accepted", unconfirmed: null, iCalSequence: 1 },
    });
    expect(await shownAs()).toEqual(["busy", "busy"]);
    const { sent, lines } = await mailed();
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "Confirmed",
      "Confirmed",
      "Confirmed",
      "Confirmed",
    ]);
    expect(sent[0]?.calendar).toMatchObject({
      method: "REQUEST",
      content: expect.stringContaining("SEQUENCE:1"),
    });
    expect(await confirmBooking(world.bookings, uid)).toEqual({
      ok: false,
      error: { kind: "not-pending", status: "accepted" },
    });
    expect(await declineBooking(world.bookings, { uid, reason: null })).toMatchObject({ ok: false });
  });

  // Seen failing without the limits in the transaction that confirms.
  it("is one of as many as a limit allows, of 20 confirmed at once", async () => {
    const id = await given({ requiresConfirmationWillBlockSlot: false, length: 15, slotInterval: 15 });
    const uids = [];
    for (let at = 0; at < 20; at += 1) {
      const time = new Date(Date.parse(tuesdayAt("09:00")) + at * 15 * 60_000).toISOString().slice(11, 16);
      uids.push((await request(id, time)).uid);
    }
    await world.database.db.eventType.updateMany({ data: { bookingLimits: { PER_DAY: 3 } } });
    const outcomes = await Promise.all(uids.map((uid) => confirmBooking(world.bookings, uid)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
  });

  it("and declined at once, is one of both", async () => {
    const id = await given();
    const { uid } = await request(id);
    const outcomes = await Promise.all([
      confirmBooking(world.bookings, uid),
      declineBooking(world.bookings, { uid, reason: null }),
      confirmBooking(world.bookings, uid),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("a request that is declined", () => {
  it("gives its time back, has no events any more, and whoever asked hears why", async () => {
    const id = await given();
    const { uid } = await request(id, "11:00", ["gina@guest.example"]);
    await mailed();
    await world.written();
    expect(await declineBooking(world.bookings, { uid, reason: "I am away" })).toMatchObject({
      ok: true,
      value: { status: "rejected", rejectionReason: "I am away" },
    });
    expect(await shownAs()).toEqual([null, null]);
    expect(await slotsAt(id, "11:00")).toBe(1);
    const { sent, lines } = await mailed();
    expect(lines).toEqual([
      "Declined gus@guest.example",
      "Declined ann@example.com",
      "Declined bob@example.com",
    ]);
    expect(sent[0]?.text).toContain("I am away");
  });

  it("by nobody before its time came, is declined by itself; what others wrote is left alone", async () => {
    const id = await given();
    const { uid } = await request(id);
    await world.database.db.booking.create({
      data: {
        ...{ uid: "theirs", title: "", status: "PENDING", eventTypeId: id, userId: 1 },
        startTime: new Date(tuesdayAt("09:00")),
        endTime: new Date(tuesdayAt("10:00")),
      },
    });
    world.now = Date.parse(tuesdayAt("11:00")) - 1;
    expect(await expireRequests(world.engine)).toBe(0);
    world.now += 1;
    expect(await confirmBooking(world.bookings, uid)).toMatchObject({ error: { kind: "already-over" } });
    expect(await expireRequests(world.engine)).toBe(1);
    expect(await expireRequests(world.engine)).toBe(0);
    expect(await findBooking(world.database.db, uid)).toMatchObject({
      status: "rejected",
      rejectionReason: expiredReason,
    });
    expect(await findBooking(world.database.db, "theirs")).toMatchObject({ status: "pending" });
  });
});

it("a booking that is moved has to be confirmed anew, and its guests learn that it isn't any more when it was", async () => {
  const id = await given();
  const { uid } = await request(id, "11:00", ["gina@guest.example"]);
  await confirmBooking(world.bookings, uid);
  await mailed();
  const moved = await rescheduleBooking(world.bookings, {
    ...{ uid, start: Date.parse(tuesdayAt("14:00")), timeZone: null, reason: null, by: null },
    ...{ reservationUid: null, idempotencyKey: null },
  });
  expect(moved).toMatchObject({ value: { status: "pending", rescheduledFromUid: uid } });
  const asked = await mailed();
  expect(asked.lines).toContain("Requested gina@guest.example");
  expect(asked.sent[0]?.calendar?.method).toBe("CANCEL");
  if (!moved.ok) return;
  await cancelBooking(world.bookings, { uid: moved.value.uid, reason: null, by: null });
  expect((await mailed()).lines).toContain("Cancelled gina@guest.example");
});
