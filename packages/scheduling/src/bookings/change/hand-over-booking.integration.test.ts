import { describe, expect, it } from "vitest";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { onTuesday } from "../../testing/slots-world.ts";
import { book } from "../book/book.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { cancelBooking } from "./cancel-booking.ts";
import { handOverBooking } from "./hand-over-booking.ts";
import { listHandOverChoices } from "./open-hand-over.ts";

const world = bookingWorld();

/** A round robin of Ann, Bob and Cyd, booked with Ann at eleven. */
async function annAtEleven(data: Parameters<typeof createTeamEvent>[3] = {}) {
  const { db } = world.database;
  const [ann, bob, cyd] = [
    await createUser(db, "ann"),
    await createUser(db, "bob"),
    await createUser(db, "cyd"),
  ];
  const hosts = [{ user: ann, priority: 3 }, { user: bob }, { user: cyd }];
  const event = await createTeamEvent(db, "all", hosts, { schedulingType: "ROUND_ROBIN", ...data });
  for (const name of ["ann's", "bob's", "cyd's"]) world.engine.busy.set(name, []);
  const made = await book(world.bookings, requestFor(event.id, tuesdayAt("11:00")));
  if (!made.ok) throw new Error(made.error.kind);
  expect(made.value.hosts).toMatchObject([{ id: ann.id }]);
  await world.written();
  return { ann, bob, cyd, event, booking: made.value };
}
const handOver = (uid: string, from: number, to: number | null) =>
  handOverBooking(world.bookings, { uid, from, to, by: "ann@example.com" });
const choices = async (uid: string, from: number) =>
  (await listHandOverChoices(world.bookings, uid, from)).choices.map(({ name }) => name);

describe("a booking that is handed over", () => {
  it("is with the other host at the same time; its event moves to their calendar and all have mail", async () => {
    const { ann, bob, event, booking } = await annAtEleven();
    expect(await choices(booking.uid, ann.id)).toEqual(["bob", "cyd"]);
    const handed = await handOver(booking.uid, ann.id, bob.id);
    expect(handed).toMatchObject({
      ok: true,
      value: {
        hosts: [{ id: bob.id, hasEvent: true }],
        start: booking.start,
        end: booking.end,
        attendee: booking.attendee,
        iCalUid: booking.uid,
        iCalSequence: 1,
        checkedLive: true,
      },
    });
    expect(await findBooking(world.database.db, booking.uid)).toMatchObject({
      status: "cancelled",
      rescheduledToUid: handed.ok ? handed.value.uid : "",
    });
    expect(await world.written()).toMatchObject([
      { ref: { calendarId: "bob's", eventId: booking.uid }, event: { start: booking.start } },
      { ref: { calendarId: "ann's", eventId: booking.uid }, event: null },
    ]);
    const mails = await world.database.db.bookingEmail.findMany({ orderBy: { id: "asc" } });
    expect(mails.map(({ kind }) => kind)).toEqual(["confirmed", "rescheduled"]);
    // Ann is free again, and Bob isn't.
    const again = await book(world.bookings, requestFor(event.id, tuesdayAt("11:00")));
    expect(again.ok && again.value.hosts).toMatchObject([{ id: ann.id }]);
  });

  it("goes to nobody who is busy in their calendar or with a booking, whatever the cache says", async () => {
    const { ann, bob, cyd, event, booking } = await annAtEleven();
    world.engine.busy.set("bob's", [onTuesday("11:30", "11:40")]);
    const other = await book(world.bookings, requestFor(event.id, tuesdayAt("11:00")));
    expect(other.ok && other.value.hosts).toMatchObject([{ id: cyd.id }]);
    expect(await choices(booking.uid, ann.id)).toEqual([]);
    const busy = { ok: false, error: { kind: "busy" } };
    expect(await handOver(booking.uid, ann.id, bob.id)).toEqual(busy);
    expect(await handOver(booking.uid, ann.id, cyd.id)).toEqual(busy);
    expect(await findBooking(world.database.db, booking.uid)).toMatchObject({ status: "accepted" });
  });

  it("may be so within its notice and after its period: those were asked when it was booked", async () => {
    const { ann, bob, event, booking } = await annAtEleven();
    await world.database.db.eventType.update({
      where: { id: event.id },
      data: { minimumBookingNotice: 10_000, periodType: "ROLLING", periodDays: 0, slotInterval: 45 },
    });
    expect(await handOver(booking.uid, ann.id, bob.id)).toMatchObject({ ok: true });
  });

  it("is so by one of its hosts to another of its event type, once; not when it is over or cancelled", async () => {
    const { ann, bob, cyd, booking } = await annAtEleven();
    const stranger = await createUser(world.database.db, "stranger");
    const failure = (kind: string) => ({ ok: false, error: expect.objectContaining({ kind }) });
    expect(await handOver(booking.uid, bob.id, cyd.id)).toEqual(failure("not-a-host"));
    expect(await handOver(booking.uid, ann.id, stranger.id)).toEqual(failure("no-choice"));
    expect(await handOver(booking.uid, ann.id, ann.id)).toEqual(failure("no-choice"));
    expect(await handOver("nothing", ann.id, bob.id)).toEqual(failure("booking-not-found"));
    const both = await Promise.all([bob, cyd].map(({ id }) => handOver(booking.uid, ann.id, id)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual(failure("already-cancelled"));
    const handed = both.find(({ ok }) => ok);
    const { uid, hosts } = handed?.ok ? handed.value : { uid: "", hosts: [] };
    await cancelBooking(world.bookings, { uid, reason: null, by: null });
    expect(await handOver(uid, hosts[0]?.id ?? 0, ann.id)).toEqual(failure("already-cancelled"));
    expect(await choices(uid, hosts[0]?.id ?? 0)).toEqual([]);
  });

  it("isn't while it is still to be confirmed", async () => {
    const { ann, bob, booking } = await annAtEleven();
    await world.database.db.booking.update({ where: { id: booking.id }, data: { status: "PENDING" } });
    expect(await handOver(booking.uid, ann.id, bob.id)).toEqual({
      ok: false,
      error: { kind: "not-confirmed" },
    });
  });
});

describe("a booking that is handed over to whoever's turn it is", () => {
  it("goes to who lacks most bookings of those alike in rank, and to the next where they are busy after all", async () => {
    const { ann, bob, cyd, event, booking } = await annAtEleven();
    // Bob has had one, so that it is Cyd's turn.
    await world.database.db.host.updateMany({ where: { userId: ann.id }, data: { priority: 1 } });
    const before = await book(world.bookings, requestFor(event.id, tuesdayAt("14:00")));
    const [had, next] = before.ok && before.value.hosts[0]?.id === bob.id ? [bob, cyd] : [cyd, bob];
    const handed = await handOver(booking.uid, ann.id, null);
    expect(handed.ok && handed.value.hosts).toMatchObject([{ id: next.id, hasEvent: true }]);
    await world.written();
    world.engine.busy.set(`${had.name}'s`, [onTuesday("11:00", "12:00")]);
    const again = await handOver(handed.ok ? handed.value.uid : "", next.id, null);
    expect(again.ok && again.value.hosts).toMatchObject([{ id: ann.id }]);
  });

  it("stays where nobody else is free, and where hosts take no turns", async () => {
    const { ann, bob, cyd, booking } = await annAtEleven();
    for (const name of ["bob's", "cyd's"]) world.engine.busy.set(name, [onTuesday("11:00", "12:00")]);
    const turns = async () => (await listHandOverChoices(world.bookings, booking.uid, ann.id)).takesTurns;
    expect([await turns(), await handOver(booking.uid, ann.id, null)]).toMatchObject([
      false,
      { error: { kind: "busy" } },
    ]);
    for (const name of ["bob's", "cyd's"]) world.engine.busy.set(name, []);
    const { db } = world.database;
    expect(await turns()).toBe(true);
    await db.host.updateMany({ where: { userId: { in: [bob.id, cyd.id] } }, data: { isFixed: true } });
    expect([await turns(), await handOver(booking.uid, ann.id, null)]).toMatchObject([
      false,
      { error: { kind: "no-choice" } },
    ]);
    await db.host.updateMany({ data: { isFixed: false } });
    await db.eventType.updateMany({ data: { schedulingType: "COLLECTIVE" } });
    expect(await handOver(booking.uid, ann.id, null)).toMatchObject({ error: { kind: "no-choice" } });
    expect(await findBooking(db, booking.uid)).toMatchObject({ status: "accepted" });
  });

  it("stays within the group of whoever hands it over", async () => {
    const { ann, bob, cyd, event, booking } = await annAtEleven();
    const { db } = world.database;
    const group = { id: "11111111-1111-4111-8111-111111111111", name: "B", eventTypeId: event.id };
    await db.hostGroup.create({ data: group });
    await db.host.updateMany({ where: { userId: bob.id }, data: { groupId: group.id } });
    const handed = await handOver(booking.uid, ann.id, null);
    expect(handed.ok && handed.value.hosts).toMatchObject([{ id: cyd.id }]);
  });
});
