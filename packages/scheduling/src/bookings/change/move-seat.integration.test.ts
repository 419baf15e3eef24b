import type { Mail } from "@calcache/emails";
import { beforeEach, describe, expect, it } from "vitest";
import { findEventType } from "../../event-types/find-event-type.ts";
import { findSlotsOf } from "../../slots/find-slots-of.ts";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { onTuesday } from "../../testing/slots-world.ts";
import { book } from "../book/book.ts";
import { findBooking } from "../booking/find-booking.ts";
import { findExcludedTimes } from "../booking/find-excluded-times.ts";
import { sendBookingEmails } from "../mail/send-booking-emails.ts";
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
    const sent: Mail[] = [];
    const send = async (mail: Mail) => {
      sent.push(mail);
      return { ok: true, value: { messageId: "" } } as const;
    };
    const post = {
      ...{ db: world.database.db, now: () => world.now, log: world.engine.log, mailer: { send } },
      ...{ webappUrl: "https://calcache.example", hostSecret: world.bookings.hostSecret },
      accountMail: async () => "nothing" as const,
    };
    const letters = async () => {
      sent.length = 0;
      while ((await sendBookingEmails(post)) > 0);
      return sent.map(({ to, subject }) => `${subject.split(":")[0]} ${to.address}`);
    };
    const [gus] = [await seatOf("Gus"), await seatOf("Kim"), await seatOf("Lee", "14:00")];
    await letters();
    await move(gus, "14:00");
    expect(await letters()).toEqual(["Moved gus@guest.example", "Moved ann@example.com"]);
    for (const time of ["12:00", "3:00"]) expect(sent[0]?.text).toContain(time);
    expect(JSON.stringify(sent)).toContain("SEQUENCE:1");
    expect(JSON.stringify(sent)).not.toMatch(/kim@|lee@/i);
    // What nobody was told yet is told as it is then.
    const max = await seatOf("Max");
    await move(max, "15:00");
    expect((await letters()).filter((one) => one.includes("max"))).toHaveLength(1);
    expect(sent.find(({ to }) => to.address.startsWith("max"))?.text).toContain("12:00");
  });
});
