import { describe, expect, it } from "vitest";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { explainSlotOf } from "../../slots/explain-slot-of.ts";
import { bookingWorld, tuesdayAt, watchAll } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent } from "../../testing/seed.ts";
import { bookedTimes, everyWeek, repeatingEvent, seriesFor } from "../../testing/series-of.ts";
import { minuteOf } from "../../testing/slots-world.ts";
import type { BookingRequest } from "../booking/requests/booking-request.ts";
import { findSeries } from "../booking/stored/find-series.ts";
import { holdSlot } from "../hold/hold-slot.ts";
import { book } from "./book.ts";

const world = bookingWorld();
const ask = (id: number, changes: Partial<BookingRequest> = {}) =>
  book(world.bookings, seriesFor(id, changes));
const times = () => bookedTimes(world.database.db);
const busyAt = (name: string, start: string, end: string) =>
  world.engine.busy.set(`${name}'s`, [{ start: minuteOf(start), end: minuteOf(end) }]);

/** The starts of the occurrences that couldn't be had. */
async function takenOf(id: number, changes: Partial<BookingRequest> = {}) {
  const outcome = await ask(id, changes);
  if (outcome.ok || outcome.error.kind !== "series-unavailable")
    throw new Error(outcome.ok ? "booked" : outcome.error.kind);
  return outcome.error.taken.map(({ start }) => new Date(start * 60_000).toISOString().slice(0, 16));
}

const fourTuesdays = ["2026-12-01", "2026-12-08", "2026-12-15", "2026-12-22"].map(
  (date) => `${date}T11:00 ACCEPTED`,
);

describe("a series", () => {
  it("is booked whole: a booking for each occurrence, with an event in each host's calendar and one mail", async () => {
    const id = await repeatingEvent(world, ["ann", "bob"]);
    const made = await ask(id, { idempotencyKey: "once" });
    expect(await times()).toEqual(fourTuesdays);
    if (!made.ok) throw new Error(made.error.kind);
    const series = await findSeries(world.database.db, made.value.seriesUid ?? "");
    expect(new Set(series.map(({ uid }) => uid)).size).toBe(4);
    expect(series[0]).toEqual(made.value);
    const events = await world.written();
    expect(events.map(({ event, ref }) => `${ref.calendarId} ${event?.start}`)).toEqual(
      series.flatMap(({ start }) => [`ann's ${start}`, `bob's ${start}`]),
    );
    expect(await world.database.db.bookingEmail.findMany()).toMatchObject([
      { bookingId: series[0]?.id, alsoAbout: series.slice(1).map((each) => each.id), kind: "confirmed" },
    ]);
    // Whoever didn't get the answer asks again.
    expect(await ask(id, { idempotencyKey: "once" })).toEqual(made);
    expect(await times()).toHaveLength(4);
  });

  it("is of as many as are asked for, and no more than its event type says", async () => {
    const id = await repeatingEvent(world);
    expect(await ask(id, { recurrenceCount: 2 })).toMatchObject({ ok: true });
    expect(await times()).toEqual(fourTuesdays.slice(0, 2));
    for (const recurrenceCount of [0, 5, 1.5]) {
      expect(await ask(id, { recurrenceCount })).toMatchObject({
        error: { kind: "invalid", path: "recurrenceCount" },
      });
    }
    const once = await createTeamEvent(world.database.db, "once", []);
    expect(await ask(once.id, { recurrenceCount: 2 })).toMatchObject({
      error: { kind: "invalid", path: "recurrenceCount" },
    });
  });

  it("stays at the attendee's time of day when their clocks change", async () => {
    const id = await repeatingEvent(world, ["ann"], { recurringEvent: { freq: 1, count: 3, interval: 2 } });
    await ask(id);
    // In Berlin at noon each time; April's last is after the change.
    expect(await times()).toEqual([
      "2026-12-01T11:00 ACCEPTED",
      "2027-02-01T11:00 ACCEPTED",
      "2027-04-01T10:00 ACCEPTED",
    ]);
  });

  it("is booked with none of its occurrences where one is taken, which is named", async () => {
    const id = await repeatingEvent(world);
    busyAt("ann", "2026-12-15T11:30", "2026-12-15T11:45");
    expect(await takenOf(id)).toEqual(["2026-12-15T11:00"]);
    expect(await times()).toEqual([]);
    expect(await world.database.db.bookingEmail.count()).toBe(0);
    expect(await ask(id, { recurrenceCount: 2 })).toMatchObject({ ok: true });
  });

  it("is asked of the calendars themselves in a few stretches of time", async () => {
    const id = await repeatingEvent(world, ["ann"], { recurringEvent: everyWeek(12) });
    const made = await ask(id);
    expect(made).toMatchObject({ ok: true, value: { checkedLive: true } });
    expect(world.engine.reads.length).toBeLessThanOrEqual(6);
  });

  it("is with whoever's calendar says itself that they are free at all of it, whatever the cache knows", async () => {
    const id = await repeatingEvent(world, ["ann", "bob"], { schedulingType: "ROUND_ROBIN" });
    await watchAll(world);
    busyAt("ann", "2026-12-15T11:00", "2026-12-15T12:00");
    const made = await ask(id, { recurrenceCount: 3 });
    expect(made).toMatchObject({ ok: true, value: { hosts: [{ name: "bob" }] } });
    busyAt("bob", "2026-12-22T11:00", "2026-12-22T12:00");
    busyAt("ann", "2026-12-22T11:00", "2026-12-22T12:00");
    const start = Date.parse("2026-12-22T11:00Z");
    expect(await takenOf(id, { start })).toEqual(["2026-12-22T11:00"]);
  });

  it("ends with the period, and counts for limits with its own occurrences", async () => {
    const short = { periodType: "ROLLING", periodDays: 10, periodCountCalendarDays: true } as const;
    const id = await repeatingEvent(world, ["ann"], short);
    expect(await takenOf(id)).toEqual(["2026-12-15T11:00", "2026-12-22T11:00"]);
    await world.database.db.eventType.update({
      where: { id },
      data: { periodType: "UNLIMITED", bookingLimits: { PER_MONTH: 3 } },
    });
    expect(await takenOf(id)).toEqual(["2026-12-22T11:00"]);
    expect(await times()).toEqual([]);
    expect(await ask(id, { recurrenceCount: 3 })).toMatchObject({ ok: true });
  });

  it("doesn't go on after the last year that has four digits", async () => {
    const id = await repeatingEvent(world, ["ann"], {
      recurringEvent: { freq: 0, count: 52, interval: 100 },
    });
    const start = Date.parse("9000-12-01T11:00Z");
    expect(await takenOf(id, { start })).toHaveLength(42);
  });

  it("is as many bookings of whoever books as it has occurrences", async () => {
    const id = await repeatingEvent(world, ["ann"], {
      maxActiveBookingsPerBooker: 3,
      maxActiveBookingPerBookerOfferReschedule: true,
    });
    const tooMany = { kind: "booker-limit", most: 3, offersReschedule: false };
    expect(await ask(id)).toEqual({ ok: false, error: tooMany });
    expect(await times()).toEqual([]);
    expect(await ask(id, { recurrenceCount: 3 })).toMatchObject({ ok: true });
  });

  it("is with one of a round robin who is free at all of it, and with nobody where only several together are", async () => {
    const id = await repeatingEvent(world, ["ann", "bob"], { schedulingType: "ROUND_ROBIN" });
    busyAt("ann", "2026-12-15T11:00", "2026-12-15T12:00");
    await ask(id);
    const leaders = await world.database.db.booking.findMany({ include: { user: true } });
    expect(leaders.map(({ user }) => user?.name)).toEqual(["bob", "bob", "bob", "bob"]);
    await world.database.db.booking.deleteMany();
    busyAt("bob", "2026-12-08T11:00", "2026-12-08T12:00");
    // Each of the times has one of them free. Bob is out at the second, Ann at the third.
    expect(await takenOf(id)).toEqual(["2026-12-15T11:00"]);
  });

  it("is kept from others' times and holds, and ends its own hold", async () => {
    const id = await repeatingEvent(world);
    const hold = { eventTypeId: id, length: null, minutes: 5, timeZone: null, uid: null, visitorIp: null };
    const others = await holdSlot(world.bookings, { ...hold, start: Date.parse("2026-12-08T11:00Z") });
    expect(await takenOf(id)).toEqual(["2026-12-08T11:00"]);
    const own = await holdSlot(world.bookings, { ...hold, start: Date.parse(tuesdayAt("11:00")) });
    if (!others.ok || !own.ok) throw new Error("not held");
    await world.database.db.selectedSlots.deleteMany({ where: { uid: others.value.uid } });
    expect(await ask(id, { reservationUid: own.value.uid })).toMatchObject({ ok: true });
    expect(await world.database.db.selectedSlots.count()).toBe(0);
  });

  it("is made once, of 20 who want it at once, and overlapping ones not at all", async () => {
    const id = await repeatingEvent(world);
    const wishes = Array.from({ length: 20 }, (_, index) => {
      // Some begin a week later, or half an hour: whichever wins, no two have a time in common.
      const start = Date.parse(tuesdayAt("11:00")) + ([0, 7 * 24 * 60, 30][index % 3] ?? 0) * 60_000;
      return book(world.bookings, seriesFor(id, { start }));
    });
    const made = (await Promise.all(wishes)).filter(({ ok }) => ok);
    expect(made).toHaveLength(1);
    expect(await times()).toHaveLength(4);
  });
});

describe("an event type's recurrence", () => {
  it("that can't be read keeps it from being offered, and names the column", async () => {
    const id = await repeatingEvent(world, ["ann"], { recurringEvent: { freq: 3, count: 2, interval: 1 } });
    const eventType = await findEventType(world.engine, { eventTypeId: id });
    if (!eventType) throw new Error("no such event type");
    const query = { timeZone: "UTC", duration: null, serveCache: true, at: minuteOf("2026-12-01T11:00") };
    expect((await explainSlotOf(world.engine, eventType, query)).reasons).toEqual([
      { kind: "misconfigured", columns: ["EventType.recurringEvent"] },
    ]);
    expect(await book(world.bookings, requestFor(id, tuesdayAt("11:00")))).toMatchObject({
      error: { kind: "slot-unavailable" },
    });
  });

  it("isn't offered with seats, and both columns are named", async () => {
    const id = await repeatingEvent(world, ["ann"], { seatsPerTimeSlot: 3 });
    expect((await findEventType(world.engine, { eventTypeId: id }))?.misconfigured).toEqual([
      "EventType.seatsPerTimeSlot",
      "EventType.recurringEvent",
    ]);
  });
});
