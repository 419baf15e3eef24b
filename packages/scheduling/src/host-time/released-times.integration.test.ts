import { beforeEach, describe, expect, it } from "vitest";
import { book } from "../bookings/book/book.ts";
import { cancelBooking } from "../bookings/change/cancel-booking.ts";
import { rescheduleBooking } from "../bookings/change/reschedule-booking.ts";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { findSlotsOf } from "../slots/find-slots-of.ts";
import { bookingWorld, tuesdayAt, watchAll } from "../testing/booking-world.ts";
import { requestFor } from "../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { onTuesday } from "../testing/slots-world.ts";

const world = bookingWorld();
let eventTypeId: number;
let uid: string;

/** Ann is booked at eleven; her calendar was read since and holds the event. */
beforeEach(async () => {
  const ann = await createUser(world.database.db, "ann");
  eventTypeId = (await createTeamEvent(world.database.db, "ann", [{ user: ann }])).id;
  world.engine.busy.set("ann's", []);
  await watchAll(world);
  const made = await book(world.bookings, requestFor(eventTypeId, tuesdayAt("11:00")));
  uid = made.ok ? made.value.uid : "";
  await brought();
  world.engine.busy.set("ann's", [onTuesday("11:00", "12:00")]);
  await readAgain();
});

/** What was asked for has reached the calendar. */
const brought = () =>
  world.database.db
    .$executeRaw`UPDATE calcache.calendar_event SET applied_version = version, applied = desired`;

/** The cache reads the calendar anew. */
async function readAgain() {
  world.now += 60_000;
  await world.database.db.cachedCalendar.updateMany({
    data: { dirtySince: new Date(world.now - 3_600_000) },
  });
  await offered();
}

async function offered() {
  const eventType = await findEventType(world.engine, { eventTypeId });
  if (!eventType) throw new Error("no such event type");
  const range = onTuesday("00:00", "23:59");
  const asked = { range, timeZone: "UTC", duration: null, serveCache: true };
  const { slots } = await findSlotsOf(world.engine, eventType, asked);
  return slots.map(({ start }) => new Date(start * 60_000).toISOString().slice(11, 16));
}

describe("the time of a cancelled booking", () => {
  it("is free before its event has gone, and bookable though the calendar still has it", async () => {
    expect(await offered()).not.toContain("11:00");
    await cancelBooking(world.bookings, { uid, reason: null, by: null });
    expect(await offered()).toContain("11:00");
    await readAgain();
    expect(await offered()).toContain("11:00");
    expect(await book(world.bookings, requestFor(eventTypeId, tuesdayAt("11:00")))).toMatchObject({
      ok: true,
    });
  });

  it("is what the calendar says, once that was read without the event", async () => {
    await cancelBooking(world.bookings, { uid, reason: null, by: null });
    await brought();
    expect(await offered()).toContain("11:00");
    // Somebody else's event is there now.
    await readAgain();
    expect(await offered()).not.toContain("11:00");
  });

  it("isn't free where the calendar, asked, shows something else once the event has gone", async () => {
    await cancelBooking(world.bookings, { uid, reason: null, by: null });
    await brought();
    expect(await book(world.bookings, requestFor(eventTypeId, tuesdayAt("11:00")))).toMatchObject({
      error: { kind: "slot-unavailable" },
    });
  });
});

it("the time that a booking was moved from is free before its event has moved", async () => {
  const to = { uid, start: Date.parse(tuesdayAt("14:00")), reason: null, by: null };
  await rescheduleBooking(world.bookings, {
    ...to,
    timeZone: null,
    reservationUid: null,
    idempotencyKey: null,
  });
  expect(await offered()).toContain("11:00");
  expect(await offered()).not.toContain("14:00");
});
