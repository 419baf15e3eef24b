import { describe, expect, it } from "vitest";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { mailedBy } from "../../testing/mailed-by.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { book } from "../book/book.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { findExcludedTimes } from "../booking/stored/find-excluded-times.ts";
import { askForTime } from "./ask-for-time.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { rescheduleBooking } from "./reschedule-booking.ts";

const world = bookingWorld();

async function annAtEleven(data: Parameters<typeof createTeamEvent>[3] = {}) {
  const { db } = world.database;
  const [ann, bob] = [await createUser(db, "ann"), await createUser(db, "bob")];
  const hosts = [{ user: ann, priority: 3 }, { user: bob }];
  const event = await createTeamEvent(db, "all", hosts, { schedulingType: "ROUND_ROBIN", ...data });
  for (const name of ["ann's", "bob's"]) world.engine.busy.set(name, []);
  const made = await book(world.bookings, requestFor(event.id, tuesdayAt("11:00")));
  if (!made.ok) throw new Error(made.error.kind);
  await world.written();
  return { ann, bob, event, booking: made.value };
}
const ask = (uid: string) => askForTime(world.bookings, { uid, reason: "I am ill", by: "ann@example.com" });
const move = (uid: string, time: string) =>
  rescheduleBooking(world.bookings, {
    ...{ uid, timeZone: null, reason: null, by: null, reservationUid: null, idempotencyKey: null },
    start: Date.parse(tuesdayAt(time)),
  });
const found = (uid: string) => findBooking(world.database.db, uid);

describe("a booking for which another time is asked", () => {
  it("is cancelled, its event goes and its time is free; the attendee's mail alone leads to other times", async () => {
    const { ann, event, booking } = await annAtEleven();
    await mailedBy(world);
    expect(await ask(booking.uid)).toMatchObject({
      ok: true,
      value: { status: "cancelled", awaitsNewTime: true, cancellationReason: "I am ill" },
    });
    expect(await world.written()).toMatchObject([
      { ref: { calendarId: "ann's", eventId: booking.uid }, event: null },
    ]);
    const again = await book(world.bookings, requestFor(event.id, tuesdayAt("11:00")));
    expect(again.ok && again.value.hosts).toMatchObject([{ id: ann.id }]);
    await world.database.db.bookingEmail.deleteMany({ where: { kind: "confirmed" } });
    const sent = await mailedBy(world);
    const link = `/reschedule/${booking.uid}`;
    expect(sent.map(({ mail, line }) => [line, mail.text.includes(link)])).toEqual([
      ["Cancelled gus@guest.example", true],
      ["Cancelled ann@example.com", false],
    ]);
    expect(sent[0]?.mail).toMatchObject({ calendar: { method: "CANCEL" } });
    expect(sent[0]?.mail.text).toContain("I am ill");
  });

  it("is moved once, with its event and uid, also where its time has passed and nobody may move by themselves", async () => {
    const { ann, booking } = await annAtEleven({ disableRescheduling: true });
    await ask(booking.uid);
    await world.written();
    world.now = Date.parse(tuesdayAt("12:00"));
    const moved = await Promise.all(["13:00", "14:00", "15:00"].map((time) => move(booking.uid, time)));
    const made = moved.flatMap((one) => (one.ok ? [one.value] : []));
    expect(made).toMatchObject([
      {
        ...{ status: "accepted", rescheduledFromUid: booking.uid, iCalUid: booking.iCalUid, iCalSequence: 2 },
        hosts: [{ id: ann.id, hasEvent: true }],
      },
    ]);
    const gone = { kind: "already-cancelled", rescheduledToUid: made[0]?.uid };
    expect(moved.filter(({ ok }) => !ok)).toEqual(Array(2).fill({ ok: false, error: gone }));
    expect(await world.written()).toMatchObject([
      { ref: { calendarId: "ann's", eventId: booking.iCalUid }, event: { start: made[0]?.start } },
    ]);
    expect(await found(booking.uid)).toMatchObject({
      awaitsNewTime: false,
      cancellationReason: "I am ill",
      rescheduledToUid: made[0]?.uid,
    });
    const mails = await world.database.db.bookingEmail.findMany({ orderBy: { id: "asc" } });
    expect(mails.map(({ kind }) => kind)).toEqual(["confirmed", "cancelled", "rescheduled"]);
  });

  it("stays with its hosts where its event type says so", async () => {
    const { ann, booking } = await annAtEleven({ rescheduleWithSameRoundRobinHost: true });
    await ask(booking.uid);
    const own = await findExcludedTimes(world.database.db, {
      reservationUid: null,
      bookingUid: booking.uid,
    });
    expect(own.booking?.hostIds).toEqual([ann.id]);
    world.engine.busy.set("ann's", [{ start: 0, end: Date.parse(tuesdayAt("15:00")) / 60_000 }]);
    expect(await move(booking.uid, "13:00")).toMatchObject({ error: { kind: "slot-unavailable" } });
    expect((await found(booking.uid))?.awaitsNewTime).toBe(true);
    expect(await move(booking.uid, "15:00")).toMatchObject({ ok: true });
  });

  it("is asked once, of a booking that stands, is nobody's seat, and can be booked still", async () => {
    const { event, booking } = await annAtEleven();
    await ask(booking.uid);
    const cancelled = { ok: false, error: { kind: "already-cancelled", rescheduledToUid: null } };
    expect(await ask(booking.uid)).toEqual(cancelled);
    expect(await cancelBooking(world.bookings, { uid: booking.uid, reason: null, by: null })).toEqual(
      cancelled,
    );
    expect(await ask("nobody")).toMatchObject({ error: { kind: "booking-not-found" } });
    // What was cancelled without that isn't moved.
    const other = await book(world.bookings, requestFor(event.id, tuesdayAt("13:00")));
    const uid = other.ok ? other.value.uid : "";
    await cancelBooking(world.bookings, { uid, reason: null, by: null });
    expect(await move(uid, "14:00")).toEqual(cancelled);
    const last = await book(world.bookings, requestFor(event.id, tuesdayAt("15:00")));
    await world.database.db.eventType.delete({ where: { id: event.id } });
    expect(await ask(last.ok ? last.value.uid : "")).toMatchObject({
      error: { kind: "event-type-not-found" },
    });
  });

  // Seen failing: a move's old booking is told by its new one, and this one had none.
  it("is told applications as cancelled, and as moved once it is", async () => {
    const { booking } = await annAtEleven();
    const { db } = world.database;
    const key = { hashedKey: "x", createdAt: new Date(world.now) };
    await db.apiKey.create({ data: { ...key, userId: booking.hosts[0]?.id ?? 0 } });
    await ask(booking.uid);
    const told = async () =>
      (await db.bookingChange.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind);
    expect(await told()).toEqual(["cancelled"]);
    await move(booking.uid, "13:00");
    expect(await told()).toEqual(["cancelled", "rescheduled"]);
  });
});

describe("a booking that several have together, for which another time is asked", () => {
  async function classAtEleven() {
    const { db } = world.database;
    const event = await createTeamEvent(db, "class", [{ user: await createUser(db, "ann") }], {
      ...{ seatsPerTimeSlot: 3, disableRescheduling: true },
    });
    world.engine.busy.set("ann's", []);
    const seatAt = async (name: string, time: string) => {
      const attendee = {
        name,
        email: `${name.toLowerCase()}@guest.example`,
        timeZone: "UTC",
        language: "en",
      };
      const made = await book(world.bookings, requestFor(event.id, tuesdayAt(time), { attendee }));
      if (!made.ok) throw new Error(made.error.kind);
      return made.value;
    };
    const [gus, kim] = [await seatAt("Gus", "11:00"), await seatAt("Kim", "11:00")];
    const { uid } = await db.booking.findFirstOrThrow({ select: { uid: true } });
    return { event, gus, kim, uid, seatAt };
  }

  it("is cancelled, its event goes, and each alone has mail that leads to where they move their seat", async () => {
    const { gus, kim, uid } = await classAtEleven();
    await mailedBy(world);
    expect(await ask(gus.uid)).toMatchObject({ error: { kind: "seats" } });
    await world.written();
    expect(await ask(uid)).toMatchObject({ value: { status: "cancelled", awaitsNewTime: true } });
    expect(await world.written()).toMatchObject([{ ref: { eventId: uid }, event: null }]);
    const sent = await mailedBy(world);
    expect(sent.map(({ line }) => line).toSorted()).toEqual([
      "Cancelled ann@example.com",
      "Cancelled gus@guest.example",
      "Cancelled kim@guest.example",
    ]);
    const [toAnn, toGus, toKim] = ["ann@", "gus@", "kim@"].map(
      (who) => sent.find(({ line }) => line.includes(who))?.mail.text,
    );
    expect(toGus).toContain(`/reschedule/${gus.uid}`);
    expect(toKim).toContain(`/reschedule/${kim.uid}`);
    expect(toKim).not.toMatch(/gus@/i);
    expect(toAnn).not.toContain("/reschedule/");
  });

  it("is left by each who moves their seat, to the same time too, alone or to others; its event stays away", async () => {
    const { gus, kim, uid, seatAt } = await classAtEleven();
    await ask(uid);
    await world.written();
    // All of it is nobody's to move any more.
    const all = { uid, timeZone: null, reason: null, by: null, reservationUid: null, idempotencyKey: null };
    const start = Date.parse(tuesdayAt("14:00"));
    expect(await rescheduleBooking(world.bookings, { ...all, start, isHosts: true })).toMatchObject({
      error: { kind: "seats" },
    });
    const lee = await seatAt("Lee", "14:00");
    expect(await move(gus.uid, "14:00")).toMatchObject({
      value: { uid: gus.uid, status: "accepted", awaitsNewTime: false, iCalSequence: gus.iCalSequence + 2 },
    });
    expect(await found(kim.uid)).toMatchObject({ status: "cancelled", awaitsNewTime: true });
    expect(await move(kim.uid, "11:00")).toMatchObject({
      value: { uid: kim.uid, status: "accepted", iCalSequence: kim.iCalSequence + 2 },
    });
    expect(await found(uid)).toMatchObject({ status: "cancelled", awaitsNewTime: false });
    expect(await move(uid, "15:00")).toMatchObject({ error: { kind: "already-cancelled" } });
    const rows = await world.database.db.booking.findMany({
      where: { status: "ACCEPTED" },
      include: { seats: true },
      orderBy: { startTime: "asc" },
    });
    expect(rows.map(({ seats }) => seats.map(({ referenceUid }) => referenceUid))).toEqual([
      [kim.uid],
      [lee.uid, gus.uid],
    ]);
    const written = await world.written();
    expect(written.filter(({ ref }) => ref.eventId === uid)).toEqual([]);
    const kinds = await world.database.db.bookingEmail.findMany({ orderBy: { id: "desc" }, take: 2 });
    expect(kinds.map(({ kind }) => kind)).toEqual(["rescheduled", "rescheduled"]);
  });
});
