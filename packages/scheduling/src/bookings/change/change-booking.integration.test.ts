import { describe, expect, it } from "vitest";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { findSlotsOf } from "../../slots/find-slots-of.ts";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { onTuesday } from "../../testing/slots-world.ts";
import { book } from "../book/book.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { findExcludedTimes } from "../booking/stored/find-excluded-times.ts";
import { answersKeptFor } from "../limits/idempotency.ts";
import { pruneBookings } from "../limits/prune-bookings.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { rescheduleBooking } from "./reschedule-booking.ts";

const world = bookingWorld();
const user = (name: string) => createUser(world.database.db, name);
const cancel = (uid: string) =>
  cancelBooking(world.bookings, { uid, reason: "Rain", by: "gus@guest.example" });
const move = (uid: string, to: string, changes: object = {}) =>
  rescheduleBooking(world.bookings, {
    timeZone: null,
    uid,
    start: Date.parse(tuesdayAt(to)),
    reason: "Train",
    by: null,
    reservationUid: null,
    idempotencyKey: null,
    ...changes,
  });

/** Ann's event type of an hour, and a booking of it at eleven. */
async function annAtEleven(data: Parameters<typeof createTeamEvent>[3] = {}) {
  const ann = await user("ann");
  const event = await createTeamEvent(world.database.db, "ann", [{ user: ann }], data);
  world.engine.busy.set("ann's", []);
  return { ann, event, booking: await booked(event.id, "11:00") };
}

async function booked(eventTypeId: number, time: string): Promise<BookingDetails> {
  const made = await book(world.bookings, requestFor(eventTypeId, tuesdayAt(time)));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

async function offered(eventTypeId: number, bookingUid: string | null = null) {
  const eventType = await findEventType(world.engine, { eventTypeId });
  if (!eventType) throw new Error("no such event type");
  const { slots } = await findSlotsOf(world.engine, eventType, {
    range: onTuesday("00:00", "23:59"),
    timeZone: "UTC",
    duration: null,
    serveCache: true,
    own: await findExcludedTimes(world.database.db, { reservationUid: null, bookingUid }),
  });
  return slots.map(({ start }) => new Date(start * 60_000).toISOString().slice(11, 16));
}

describe("a cancelled booking", () => {
  it("gives its time back at once, and its events go", async () => {
    const { ann, event, booking } = await annAtEleven();
    expect(await offered(event.id)).not.toContain("11:00");
    expect(await cancel(booking.uid)).toMatchObject({
      value: { status: "cancelled", cancellationReason: "Rain", rescheduledToUid: null },
    });
    expect(await offered(event.id)).toContain("11:00");
    expect((await world.written()).at(-1)).toEqual({
      ref: { credentialId: ann.credentialId, calendarId: "ann's", eventId: booking.uid },
      event: null,
    });
    const mails = await world.database.db.bookingEmail.findMany({ orderBy: { id: "asc" } });
    expect(mails.map(({ kind }) => kind)).toEqual(["confirmed", "cancelled"]);
    await booked(event.id, "11:00");
  });

  // Seen with `npm run cluster -- --scenario failover`: the database took the cancellation and went before it said so.
  it("is answered again to whoever asks under the same key, as its first answer may have been lost", async () => {
    const { booking } = await annAtEleven();
    const keyed = (idempotencyKey: string) =>
      cancelBooking(world.bookings, { uid: booking.uid, reason: "Rain", by: null, idempotencyKey });
    for (const _ of [1, 2])
      expect(await keyed("first")).toMatchObject({ value: { uid: booking.uid, status: "cancelled" } });
    expect(await keyed("second")).toMatchObject({ error: { kind: "already-cancelled" } });
    expect(await world.database.db.bookingEmail.count({ where: { kind: "cancelled" } })).toBe(1);
    world.now += answersKeptFor;
    await pruneBookings(world.database.db, world.now);
    expect(await world.database.db.keyedCancellation.count()).toBe(0);
  });

  // The first may still be committed, as where a standby is slow to confirm, when its asker has given up and sends it again.
  it("is answered to both of two that come at once under the same key", async () => {
    const { booking } = await annAtEleven();
    const asked = { uid: booking.uid, reason: "Rain", by: null, idempotencyKey: "twice" };
    const both = await Promise.all([
      cancelBooking(world.bookings, asked),
      cancelBooking(world.bookings, asked),
    ]);
    for (const answer of both)
      expect(answer).toMatchObject({ value: { uid: booking.uid, status: "cancelled" } });
    expect(await world.database.db.bookingEmail.count({ where: { kind: "cancelled" } })).toBe(1);
  });

  it("stays cancelled: not again, not moved, and one of two who cancel at once succeeds", async () => {
    const { booking } = await annAtEleven();
    const both = await Promise.all([cancel(booking.uid), cancel(booking.uid)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const already = { error: { kind: "already-cancelled", rescheduledToUid: null } };
    expect(both.find(({ ok }) => !ok)).toMatchObject(already);
    expect(await cancel(booking.uid)).toMatchObject(already);
    expect(await move(booking.uid, "14:00")).toMatchObject(already);
    expect(await world.database.db.bookingEmail.count({ where: { kind: "cancelled" } })).toBe(1);
  });

  it("must have been known, and not be over", async () => {
    const { booking } = await annAtEleven();
    expect(await cancel("nothing")).toMatchObject({ error: { kind: "booking-not-found" } });
    world.now = booking.end;
    expect(await cancel(booking.uid)).toMatchObject({ error: { kind: "already-over" } });
    expect(await move(booking.uid, "14:00")).toMatchObject({ error: { kind: "already-over" } });
  });
});

describe("a booking that is moved", () => {
  it("is a new one, linked to the old; its event moves with it", async () => {
    const { ann, event, booking } = await annAtEleven();
    const moved = await move(booking.uid, "14:00");
    expect(moved).toMatchObject({
      value: {
        status: "accepted",
        start: Date.parse(tuesdayAt("14:00")),
        rescheduledFromUid: booking.uid,
        reschedulingReason: "Train",
        attendee: booking.attendee,
        iCalUid: booking.uid,
        iCalSequence: 1,
      },
    });
    expect(await findBooking(world.database.db, booking.uid)).toMatchObject({
      status: "cancelled",
      rescheduledToUid: moved.ok && moved.value.uid,
    });
    const ref = { credentialId: ann.credentialId, calendarId: "ann's", eventId: booking.uid };
    expect(await world.written()).toMatchObject([
      { ref, event: { start: booking.start } },
      { ref, event: { start: Date.parse(tuesdayAt("14:00")) } },
    ]);
    expect(await offered(event.id)).toEqual(["09:00", "10:00", "11:00", "12:00", "13:00", "15:00", "16:00"]);
  });

  it("may go where it overlaps itself, its own event in Outlook and its own buffers", async () => {
    const { booking, event } = await annAtEleven({ afterEventBuffer: 30, slotInterval: 15 });
    world.engine.busy.set("ann's", [onTuesday("11:00", "12:00")]);
    expect(await offered(event.id, booking.uid)).toContain("11:15");
    expect(await offered(event.id)).not.toContain("11:15");
    expect(await move(booking.uid, "11:15")).toMatchObject({ ok: true });
  });

  it("doesn't go where something else is, and nothing has changed then", async () => {
    const { booking, event } = await annAtEleven();
    const other = await booked(event.id, "14:00");
    world.engine.busy.set("ann's", [onTuesday("11:00", "13:00")]);
    expect(await move(booking.uid, "14:00")).toMatchObject({
      error: { kind: "slot-unavailable", alternatives: expect.any(Array) },
    });
    expect(await move(booking.uid, "12:00")).toMatchObject({ error: { kind: "slot-unavailable" } });
    for (const { uid } of [booking, other]) {
      expect(await findBooking(world.database.db, uid)).toMatchObject({ status: "accepted" });
    }
    expect(await world.database.db.booking.count()).toBe(2);
  });

  it("keeps its host where they are free, and changes hosts and calendars where not", async () => {
    const [ann, bob] = [await user("ann"), await user("bob")];
    const event = await createTeamEvent(world.database.db, "one", [{ user: ann }, { user: bob }], {
      schedulingType: "ROUND_ROBIN",
    });
    world.engine.busy.set("ann's", []).set("bob's", []);
    const booking = await booked(event.id, "11:00");
    const [first] = booking.hosts;
    const [stays, goes] = first?.name === "ann" ? ["ann", "bob"] : ["bob", "ann"];
    const once = await move(booking.uid, "14:00");
    expect(once).toMatchObject({ value: { hosts: [{ name: stays }] } });
    world.engine.busy.set(`${stays}'s`, [onTuesday("15:00", "17:00")]);
    await world.written();
    const twice = await move(once.ok ? once.value.uid : "", "16:00");
    expect(twice).toMatchObject({
      value: { hosts: [{ name: goes }], iCalUid: booking.uid, iCalSequence: 2 },
    });
    expect(await world.written()).toMatchObject([
      { ref: { calendarId: `${goes}'s`, eventId: booking.uid }, event: { title: booking.title } },
      { ref: { calendarId: `${stays}'s`, eventId: booking.uid }, event: null },
    ]);
  });

  it("goes to one place, however many move it at once", async () => {
    const { booking } = await annAtEleven();
    const outcomes = await Promise.all(["13:00", "14:00", "15:00"].map((to) => move(booking.uid, to)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await world.database.db.booking.count({ where: { status: "ACCEPTED" } })).toBe(1);
  });

  it("moves ten times a day", async () => {
    const { booking } = await annAtEleven();
    let { uid } = booking;
    for (let count = 0; count < 10; count++) {
      const moved = await move(uid, count % 2 === 0 ? "14:00" : "11:00");
      uid = moved.ok ? moved.value.uid : "";
    }
    expect(await move(uid, "15:00")).toMatchObject({ error: { kind: "too-often" } });
  });
});
