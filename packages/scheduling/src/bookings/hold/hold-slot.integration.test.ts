import { describe, expect, it } from "vitest";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { book } from "../book/book.ts";
import { rescheduleBooking } from "../change/reschedule-booking.ts";
import { pruneBookings } from "../limits/prune-bookings.ts";
import { findHold, releaseHold } from "./find-hold.ts";
import { type HoldRequest, holdSlot } from "./hold-slot.ts";

const world = bookingWorld();
const user = (name: string) => createUser(world.database.db, name);
const hold = (eventTypeId: number, time: string, changes: Partial<HoldRequest> = {}) =>
  holdSlot(world.bookings, {
    eventTypeId,
    start: Date.parse(tuesdayAt(time)),
    length: null,
    minutes: 5,
    timeZone: null,
    uid: null,
    visitorIp: null,
    ...changes,
  });
const bookAt = (eventTypeId: number, time: string, reservationUid: string | null = null) =>
  book(world.bookings, requestFor(eventTypeId, tuesdayAt(time), { reservationUid }));
const unavailable = { error: { kind: "slot-unavailable" } };

async function annAndBob(data: Parameters<typeof createTeamEvent>[3] = {}) {
  const [ann, bob] = [await user("ann"), await user("bob")];
  const both = [{ user: ann }, { user: bob }];
  const roundRobin = await createTeamEvent(world.database.db, "one", both, {
    schedulingType: "ROUND_ROBIN",
    ...data,
  });
  const collective = await createTeamEvent(world.database.db, "all", both);
  world.engine.busy.set("ann's", []).set("bob's", []);
  return { roundRobin: roundRobin.id, collective: collective.id };
}

describe("a held slot", () => {
  it("is gone for others as long as no more hosts are free than hold it", async () => {
    const { roundRobin } = await annAndBob();
    const [first, second] = [await hold(roundRobin, "11:00"), await hold(roundRobin, "11:00")];
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect(await hold(roundRobin, "11:00")).toMatchObject(unavailable);
    expect(await bookAt(roundRobin, "11:00")).toMatchObject(unavailable);
    expect(await bookAt(roundRobin, "12:00")).toMatchObject({ ok: true });
  });

  it("is its holder's to book, once", async () => {
    const { roundRobin } = await annAndBob();
    const [first] = [await hold(roundRobin, "11:00"), await hold(roundRobin, "11:00")];
    const uid = first.ok ? first.value.uid : "";
    expect(await bookAt(roundRobin, "11:00", uid)).toMatchObject({ ok: true });
    expect(await findHold(world.database.db, uid, world.now)).toBeNull();
    expect(await bookAt(roundRobin, "11:00", uid)).toMatchObject(unavailable);
  });

  it("takes its hosts' time in their other event types too, buffers included", async () => {
    const { roundRobin, collective } = await annAndBob({ afterEventBuffer: 30 });
    await hold(roundRobin, "11:00");
    expect(await bookAt(collective, "11:00")).toMatchObject(unavailable);
    expect(await bookAt(collective, "12:15")).toMatchObject(unavailable);
    expect(await bookAt(collective, "12:30")).toMatchObject({ ok: true });
  });

  it("is free again when its time is over, though its row is there still", async () => {
    const { collective } = await annAndBob();
    const held = await hold(collective, "11:00", { minutes: 5 });
    expect(held).toMatchObject({
      value: { until: world.now + 300_000, start: Date.parse(tuesdayAt("11:00")) },
    });
    world.now += 299_999;
    expect(await bookAt(collective, "11:00")).toMatchObject(unavailable);
    world.now += 1;
    expect(await findHold(world.database.db, held.ok ? held.value.uid : "", world.now)).toBeNull();
    expect(await bookAt(collective, "11:00")).toMatchObject({ ok: true });
    await pruneBookings(world.database.db, world.now);
    expect(await world.database.db.selectedSlots.count()).toBe(0);
  });

  it("is free again when it is given back, and moves to another slot", async () => {
    const { collective } = await annAndBob();
    const held = await hold(collective, "11:00");
    const uid = held.ok ? held.value.uid : "";
    expect(await hold(collective, "11:30", { uid })).toMatchObject({ value: { uid } });
    expect(await world.database.db.selectedSlots.count()).toBe(2);
    expect(await bookAt(collective, "11:00")).toMatchObject(unavailable);
    expect(await releaseHold(world.database.db, uid)).toBe(true);
    expect(await releaseHold(world.database.db, uid)).toBe(false);
    expect(await bookAt(collective, "11:00")).toMatchObject({ ok: true });
  });

  it("must be one that can be had", async () => {
    const { collective } = await annAndBob();
    expect(await hold(collective, "08:00")).toMatchObject(unavailable);
    expect(await hold(collective, "11:00", { length: 45 })).toMatchObject({
      error: { kind: "invalid", path: "slotDuration" },
    });
    expect(await hold(4711, "11:00")).toMatchObject({ error: { kind: "event-type-not-found" } });
  });

  it("isn't one while its host's mailbox says that they are away, nor booked or moved to", async () => {
    const { collective } = await annAndBob();
    const made = await bookAt(collective, "14:00");
    const uid = made.ok ? made.value.uid : "";
    const away = { awayFrom: new Date(tuesdayAt("11:30")), awayUntil: new Date(tuesdayAt("12:00")) };
    await world.database.db.mailbox.updateMany({ where: { address: "bob@example.com" }, data: away });
    expect(await hold(collective, "11:00")).toMatchObject(unavailable);
    expect(await bookAt(collective, "11:00")).toMatchObject(unavailable);
    const moveTo = (time: string) =>
      rescheduleBooking(world.bookings, {
        ...{ uid, timeZone: null, reason: null, by: null, reservationUid: null, idempotencyKey: null },
        start: Date.parse(tuesdayAt(time)),
      });
    expect(await moveTo("11:00")).toMatchObject(unavailable);
    expect(await hold(collective, "12:00")).toMatchObject({ ok: true });
    expect(await moveTo("10:00")).toMatchObject({ ok: true });
  });

  // Seen failing: whoever moved a booking by half of its length read that somebody else had just taken that time.
  it("is held for whoever moves a booking also within its own time, and takes nobody else's", async () => {
    const { roundRobin, collective } = await annAndBob({
      slotInterval: 30,
      rescheduleWithSameRoundRobinHost: true,
    });
    await world.database.db.eventType.updateMany({ data: { slotInterval: 30 } });
    const made = await bookAt(collective, "11:00");
    const bookingUid = made.ok ? made.value.uid : "";
    expect(await hold(collective, "11:30")).toMatchObject(unavailable);
    const held = await hold(collective, "11:30", { bookingUid });
    expect(held).toMatchObject({ ok: true });
    // It is no way to a time that is booked.
    const uid = held.ok ? held.value.uid : "";
    expect(await bookAt(collective, "11:30", uid)).toMatchObject(unavailable);
    expect(await hold(collective, "11:30", { bookingUid: "nobody's" })).toMatchObject(unavailable);
    // A booking that stays with its host is held with that host.
    const first = await bookAt(roundRobin, "14:00");
    const own = first.ok ? first.value : null;
    await hold(roundRobin, "14:30", { bookingUid: own?.uid ?? "" });
    const taken = await world.database.db.selectedSlots.findMany({ where: { eventTypeId: roundRobin } });
    expect(taken.map(({ userId }) => userId)).toEqual([own?.hosts[0]?.id]);
  });
});
