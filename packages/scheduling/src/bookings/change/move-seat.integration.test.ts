import { beforeEach, describe, expect, it } from "vitest";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { findSlotsOf } from "../../slots/find-slots-of.ts";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { mailedBy } from "../../testing/mailed-by.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { onTuesday } from "../../testing/slots-world.ts";
import { book } from "../book/book.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { findExcludedTimes } from "../booking/stored/find-excluded-times.ts";
import { listHostBookings } from "../list/list-host-bookings.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { rescheduleBooking } from "./reschedule-booking.ts";

const world = bookingWorld();
let eventTypeId: number;
const rules = { seatsPerTimeSlot: 3, slotInterval: 30 };
beforeEach(async () => {
  const { db } = world.database;
  const ann = await createUser(db, "ann");
  ({ id: eventTypeId } = await createTeamEvent(db, "class", [{ user: ann }], rules));
  world.engine.busy.set("ann's", []);
});

async function seatOf(name: string, time = "11:00") {
  const email = `${name.toLowerCase()}@guest.example`;
  const attendee = { name, email, timeZone: "Europe/Berlin", language: "en" };
  const responses = { notes: `${name}'s notes` };
  const request = requestFor(eventTypeId, tuesdayAt(time), { attendee, responses });
  const made = await book(world.bookings, request);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}
const move = ({ uid }: { uid: string }, to: string, changes: object = {}) =>
  rescheduleBooking(world.bookings, {
    ...{ uid, start: Date.parse(tuesdayAt(to)), timeZone: null, reason: "Train", by: "gus@guest.example" },
    ...{ reservationUid: null, idempotencyKey: null },
    ...changes,
  });
/** Who has a seat when, of the bookings that stand: `11:00 Gus Kim`. */
async function classes() {
  const rows = await world.database.db.booking.findMany({
    where: { status: "ACCEPTED" },
    include: { attendees: { include: { seat: true }, orderBy: { name: "asc" } } },
    orderBy: { startTime: "asc" },
  });
  return rows.map(({ startTime, attendees }) =>
    [
      startTime.toISOString().slice(11, 16),
      ...attendees.map(({ name, seat }) => (seat ? name : "nobody")),
    ].join(" "),
  );
}
/** Whom the events name; null of one that is to be deleted. */
async function events() {
  const rows = await world.database.db.calendarEvent.findMany({ orderBy: { id: "asc" } });
  return rows.map(
    ({ desired }) =>
      JSON.stringify(desired)
        .match(/\w+(?=@guest)/g)
        ?.join(" ") ?? null,
  );
}
/** The uid of the booking that stands at a time. */
async function uidAt(time: string) {
  const where = { startTime: new Date(tuesdayAt(time)), status: "ACCEPTED" } as const;
  return world.database.db.booking.findFirstOrThrow({ where, select: { uid: true } });
}
const moveAll = async (from: string, to: string, changes: object = {}) =>
  move(await uidAt(from), to, { isHosts: true, by: "ann@example.com", ...changes });
/** Mail that goes out now: `Moved gus@guest.example`. */
async function letters() {
  const sent = [];
  for (let some = await mailedBy(world); some.length > 0; some = await mailedBy(world)) sent.push(...some);
  return sent;
}
async function offeredTo(bookingUid: string) {
  const eventType = await findEventType(world.engine, { eventTypeId });
  if (!eventType) throw new Error("no such event type");
  const own = await findExcludedTimes(world.database.db, { reservationUid: null, bookingUid });
  const query = { timeZone: "UTC", duration: null, serveCache: true, range: onTuesday("00:00", "23:59") };
  const { slots } = await findSlotsOf(world.engine, eventType, { ...query, own });
  return slots.map(({ start }) => new Date(start * 60_000).toISOString().slice(11, 16));
}

describe("a seat that is moved", () => {
  it("goes to another time under its own uid, with its answers; the others stay", async () => {
    const [gus, kim] = [await seatOf("Gus"), await seatOf("Kim")];
    const moved = await move(gus, "14:00", { timeZone: "Asia/Tokyo" });
    expect(moved).toMatchObject({
      value: {
        ...{ uid: gus.uid, status: "accepted", notes: "Gus's notes", seating: { kind: "seat" } },
        ...{ start: Date.parse(tuesdayAt("14:00")), reschedulingReason: "Train" },
        attendee: { name: "Gus", timeZone: "Asia/Tokyo" },
        ...{ iCalUid: gus.iCalUid, iCalSequence: gus.iCalSequence + 1 },
      },
    });
    expect(await findBooking(world.database.db, kim.uid)).toMatchObject({ start: kim.start });
    expect(await classes()).toEqual(["11:00 Kim", "14:00 Gus"]);
    expect(await events()).toEqual(["kim", "gus"]);
  });

  it("joins those who are there, and counts on for calendars wherever it is moved", async () => {
    const [gus] = [await seatOf("Gus"), await seatOf("Kim"), await seatOf("Lee", "14:00")];
    expect(await move(gus, "14:00")).toMatchObject({ value: { iCalSequence: 1 } });
    expect(await classes()).toEqual(["11:00 Kim", "14:00 Gus Lee"]);
    expect(await events()).toEqual(["kim", "lee gus"]);
    expect(await move(gus, "11:00")).toMatchObject({ value: { iCalSequence: 2 } });
    expect(await move(gus, "11:00")).toMatchObject({ value: { iCalSequence: 2 } });
    expect(await classes()).toEqual(["11:00 Gus Kim", "14:00 Lee"]);
  });

  it("is the last one of its booking, which is over then, and its time is free for the new one", async () => {
    const gus = await seatOf("Gus");
    expect(await offeredTo(gus.uid)).toContain("11:30");
    expect(await move(gus, "11:30")).toMatchObject({ value: { uid: gus.uid } });
    expect(await classes()).toEqual(["11:30 Gus"]);
    expect(await events()).toEqual([null, "gus"]);
    const all = await world.database.db.booking.findMany({ orderBy: { id: "asc" } });
    expect(all).toMatchObject([{ status: "CANCELLED", cancellationReason: "Train" }, { status: "ACCEPTED" }]);
  });

  it("overlaps the time of those who stay nowhere", async () => {
    const gus = await seatOf("Gus");
    await seatOf("Kim");
    expect(await offeredTo(gus.uid)).not.toContain("11:30");
    expect(await move(gus, "11:30")).toMatchObject({ error: { kind: "slot-unavailable" } });
    expect(await classes()).toEqual(["11:00 Gus Kim"]);
  });

  it("stays where the other time is full", async () => {
    const gus = await seatOf("Gus");
    for (const name of ["Kim", "Lee", "Max"]) await seatOf(name, "14:00");
    expect(await move(gus, "14:00")).toMatchObject({ error: { kind: "slot-unavailable" } });
    expect(await classes()).toEqual(["11:00 Gus", "14:00 Kim Lee Max"]);
    expect(await findBooking(world.database.db, gus.uid)).toMatchObject({ start: gus.start });
  });

  it("is one of as many as there are, of six that are moved to one time at once", async () => {
    const seats = [];
    for (const name of ["A", "B", "C"])
      seats.push(await seatOf(name, "11:00"), await seatOf(`${name}2`, "12:00"));
    const moved = await Promise.all(seats.map((seat) => move(seat, "14:00")));
    expect(moved.filter(({ ok }) => ok)).toHaveLength(3);
    const all = await classes();
    expect(all.find((one) => one.startsWith("14:00"))?.split(" ")).toHaveLength(4);
    expect(all.flatMap((one) => one.split(" ").slice(1))).toHaveLength(6);
  });

  it("is in one place, where it is moved to several at once, or given back meanwhile", async () => {
    const gus = await seatOf("Gus");
    await seatOf("Kim");
    await Promise.all(["13:00", "14:00", "15:00", "16:00"].map((time) => move(gus, time)));
    expect((await classes()).filter((one) => one.includes("Gus"))).toHaveLength(1);
    const cancel = () => cancelBooking(world.bookings, { uid: gus.uid, reason: null, by: null });
    await Promise.all([move(gus, "12:00"), cancel()]);
    const { status } = (await findBooking(world.database.db, gus.uid)) ?? {};
    expect((await classes()).filter((one) => one.includes("Gus"))).toHaveLength(
      status === "accepted" ? 1 : 0,
    );
  });

  it("can't be moved once it is given back, or its booking is cancelled, or nobody may move any", async () => {
    const [gus, kim] = [await seatOf("Gus"), await seatOf("Kim")];
    await cancelBooking(world.bookings, { uid: gus.uid, reason: null, by: null });
    expect(await move(gus, "14:00")).toMatchObject({ error: { kind: "already-cancelled" } });
    const eventType = world.database.db.eventType;
    await eventType.updateMany({ data: { disableRescheduling: true } });
    expect(await move(kim, "14:00")).toMatchObject({ error: { kind: "moving-disabled" } });
    await eventType.updateMany({ data: { disableRescheduling: false, seatsPerTimeSlot: null } });
    expect(await move(kim, "14:00")).toMatchObject({ error: { kind: "seats" } });
    const [booking] = await world.database.db.booking.findMany();
    await cancelBooking(world.bookings, { uid: booking?.uid ?? "", reason: null, by: null });
    expect(await move(kim, "14:00")).toMatchObject({ error: { kind: "already-cancelled" } });
  });

  it("has mail for whoever has it and for its hosts, which says when it was, and none for the others", async () => {
    const [gus] = [await seatOf("Gus"), await seatOf("Kim"), await seatOf("Lee", "14:00")];
    await letters();
    await move(gus, "14:00");
    const sent = await letters();
    expect(sent.map(({ line }) => line)).toEqual(["Moved gus@guest.example", "Moved ann@example.com"]);
    for (const time of ["12:00", "3:00"]) expect(sent[0]?.mail.text).toContain(time);
    expect(JSON.stringify(sent)).toContain("SEQUENCE:1");
    expect(JSON.stringify(sent)).not.toMatch(/kim@|lee@/i);
    // What nobody was told yet is told as it is then.
    const max = await seatOf("Max");
    await move(max, "15:00");
    const later = (await letters()).filter(({ line }) => line.includes("max"));
    expect(later).toHaveLength(1);
    expect(later[0]?.mail.text).toContain("12:00");
  });
});

describe("all of what several have together, moved by a host", () => {
  it("goes to another time with all seats and its event; calendars see one that moved, and its time is free at once", async () => {
    const [gus, kim] = [await seatOf("Gus"), await seatOf("Kim")];
    const { uid } = await uidAt("11:00");
    await world.written();
    const moved = await moveAll("11:00", "14:00", { reason: "The room is taken" });
    expect(moved).toMatchObject({
      value: { rescheduledFromUid: uid, iCalUid: uid, status: "accepted", seating: { kind: "shared" } },
    });
    expect(await classes()).toEqual(["14:00 Gus Kim"]);
    expect(await world.written()).toMatchObject([
      { ref: { eventId: uid, calendarId: "ann's" }, event: { start: Date.parse(tuesdayAt("14:00")) } },
    ]);
    expect(await events()).toEqual(["gus kim"]);
    for (const seat of [gus, kim])
      expect(await findBooking(world.database.db, seat.uid)).toMatchObject({
        ...{ uid: seat.uid, iCalUid: seat.iCalUid, iCalSequence: seat.iCalSequence + 1, status: "accepted" },
        ...{ start: Date.parse(tuesdayAt("14:00")), reschedulingReason: "The room is taken" },
      });
    expect(await findBooking(world.database.db, uid)).toMatchObject({
      ...{ status: "cancelled", rescheduledToUid: moved.ok && moved.value.uid, seating: null },
      ...{ awaitsNewTime: false, attendee: { name: "", email: "" } },
      // Seen failing: what the first of them wrote stayed behind.
      ...{ notes: "", responses: expect.not.objectContaining({ notes: "Gus's notes" }) },
    });
    // Its event stands in Outlook still.
    world.engine.busy.set("ann's", [onTuesday("11:00", "12:00")]);
    expect(await moveAll("14:00", "11:00")).toMatchObject({ ok: true });
  });

  // Seen failing: once whoever booked first had left, the other host was taken for who booked.
  it("is of the first who has a seat still, and of no other host", async () => {
    const { db } = world.database;
    const bob = await createUser(db, "bob");
    await db.host.create({ data: { userId: bob.id, eventTypeId, isFixed: true } });
    world.engine.busy.set("bob's", []);
    const [gus] = [await seatOf("Gus"), await seatOf("Kim")];
    await cancelBooking(world.bookings, { uid: gus.uid, reason: null, by: null });
    const moved = await moveAll("11:00", "14:00");
    expect(moved).toMatchObject({ value: { attendee: { name: "Kim" }, hosts: [{}, {}] } });
    const { bookings } = await listHostBookings(db, bob.id, { list: "upcoming", page: 1 }, world.now);
    expect(bookings).toMatchObject([{ attendee: { name: "Kim" }, otherHosts: 1 }]);
  });

  it("is told to each by themselves, with when it was and a calendar file, and names nobody else", async () => {
    const [gus, kim] = [await seatOf("Gus"), await seatOf("Kim", "14:00")];
    await move(kim, "11:00");
    await letters();
    await moveAll("11:00", "15:00", { reason: "The room is taken" });
    const sent = await letters();
    expect(sent.map(({ line }) => line).toSorted()).toEqual([
      "Moved ann@example.com",
      "Moved gus@guest.example",
      "Moved kim@guest.example",
    ]);
    for (const [who, other, uid] of [
      ["gus", /kim/i, gus.uid],
      ["kim", /gus/i, kim.uid],
    ] as const) {
      const mail = sent.find(({ line }) => line.includes(who))?.mail;
      for (const words of ["4:00", "12:00", "The room is taken", `/booking/${uid}`])
        expect(mail?.text).toContain(words);
      expect(mail?.calendar).toMatchObject({ method: "REQUEST" });
      expect(mail?.calendar?.content).toContain("DTSTART:20261201T150000Z");
      // Why Kim moved to those who are moved now is over.
      expect(mail?.text).not.toContain("Train");
      expect(JSON.stringify(mail)).not.toMatch(other);
    }
  });

  it("takes its own time along, and goes nowhere where its host isn't free, or others have a seat", async () => {
    await seatOf("Gus");
    await seatOf("Kim");
    await seatOf("Lee", "14:00");
    const { uid } = await uidAt("11:00");
    const offered = await offeredTo(uid);
    expect(offered).toContain("11:30");
    expect(offered).not.toContain("14:00");
    world.engine.busy.set("ann's", [onTuesday("12:30", "13:00")]);
    for (const time of ["14:00", "13:30", "12:00"])
      expect(await moveAll("11:00", time)).toMatchObject({ error: { kind: "slot-unavailable" } });
    expect(await classes()).toEqual(["11:00 Gus Kim", "14:00 Lee"]);
    expect(await moveAll("11:00", "11:30")).toMatchObject({ ok: true });
    expect(await classes()).toEqual(["11:30 Gus Kim", "14:00 Lee"]);
  });

  it("stays with its host where they are free, and goes to another of a round robin where not", async () => {
    const { db } = world.database;
    const bob = await createUser(db, "bob");
    await db.host.create({ data: { userId: bob.id, eventTypeId } });
    await db.eventType.updateMany({ data: { schedulingType: "ROUND_ROBIN" } });
    world.engine.busy.set("bob's", []);
    const { hosts } = await seatOf("Gus");
    const [first] = hosts;
    expect(await moveAll("11:00", "15:00")).toMatchObject({ value: { hosts: [{ id: first?.id }] } });
    world.engine.busy.set(`${first?.name}'s`, [onTuesday("14:00", "15:00")]);
    await letters();
    const moved = await moveAll("15:00", "14:00");
    const other = first?.name === "ann" ? "bob" : "ann";
    expect(moved).toMatchObject({ value: { hosts: [{ name: other }] } });
    expect(await classes()).toEqual(["14:00 Gus"]);
    expect((await letters()).map(({ line }) => line)).toEqual([
      "Moved gus@guest.example",
      `Moved ${other}@example.com`,
      `No longer yours ${first?.name}@example.com`,
    ]);
  });

  it("keeps its limits: it counts where it goes, and no more where it was", async () => {
    await world.database.db.eventType.updateMany({ data: { bookingLimits: { PER_DAY: 1 } } });
    await seatOf("Gus");
    expect(await moveAll("11:00", "14:00")).toMatchObject({ ok: true });
    const wednesday = "2026-12-02T11:00:00.000Z";
    const other = await book(world.bookings, requestFor(eventTypeId, wednesday));
    expect(other).toMatchObject({ ok: true });
    const uid = await uidAt("14:00");
    const toWednesday = await move(uid, "14:00", { isHosts: true, start: Date.parse("2026-12-02T14:00Z") });
    expect(toWednesday).toMatchObject({ error: { kind: "slot-unavailable" } });
  });

  it("loses nobody who takes, moves or gives back a seat meanwhile", async () => {
    const [gus, kim] = [await seatOf("Gus"), await seatOf("Kim")];
    await Promise.all([
      ...["13:00", "14:00", "15:00"].map((time) => moveAll("11:00", time)),
      seatOf("Lee"),
      move(gus, "16:00"),
      cancelBooking(world.bookings, { uid: kim.uid, reason: null, by: null }),
    ]);
    const seats = (await classes()).flatMap((one) => one.split(" ").slice(1)).toSorted();
    expect(seats).toEqual(["Gus", "Lee"]);
  });

  it("isn't moved by others, nor once it is over or cancelled", async () => {
    await seatOf("Gus");
    expect(await moveAll("11:00", "14:00", { isHosts: false })).toMatchObject({ error: { kind: "seats" } });
    const uid = await uidAt("11:00");
    await cancelBooking(world.bookings, { ...uid, reason: null, by: null });
    expect(await move(uid, "14:00", { isHosts: true })).toMatchObject({
      error: { kind: "already-cancelled" },
    });
  });
});
