import { beforeEach, describe, expect, it } from "vitest";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import type { BookingRequest } from "../booking/requests/booking-request.ts";
import { rescheduleBooking } from "../change/reschedule-booking.ts";
import { book } from "./book.ts";

const world = bookingWorld();
let eventTypeId: number;

const options = [
  { value: "m", label: "Medium" },
  { value: "l", label: "Large" },
];
const bookingFields = [
  { name: "name", type: "name", required: true },
  { name: "company", type: "text", label: "Company", required: true },
  { name: "size", type: "radio", label: "Your size", options },
];
const locations = [
  { type: "inPerson", address: "1 High St" },
  { type: "phone" },
  { type: "integrations:office365_video" },
];

beforeEach(async () => {
  const { db } = world.database;
  const ann = await createUser(db, "ann");
  const { id } = await createTeamEvent(db, "talk", [{ user: ann }], { bookingFields, locations });
  eventTypeId = id;
  world.engine.busy.set("ann's", []);
});

const ask = (changes: Partial<BookingRequest>) =>
  book(world.bookings, requestFor(eventTypeId, tuesdayAt("11:00"), changes));
async function booked(changes: Partial<BookingRequest>) {
  const made = await ask({ responses: { company: "Contoso", size: "l" }, ...changes });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
const events = () => world.database.db.calendarEvent.findMany({ select: { desired: true } });

describe("an event type's questions", () => {
  it("are answered before anything is booked, and all that is wrong is told", async () => {
    expect(await ask({ responses: { size: "xl" } })).toMatchObject({
      ok: false,
      error: {
        kind: "answers",
        problems: [
          { name: "company", label: "Company", message: "must be answered" },
          { name: "size", message: "must be one of: m, l" },
        ],
      },
    });
    expect(await world.database.db.booking.count()).toBe(0);
  });

  it("are told to hosts in the words that people read", async () => {
    const booking = await booked({});
    expect(booking.responses).toEqual({ company: "Contoso", size: "l" });
    expect(JSON.stringify(await events())).toContain("Company: Contoso\\n\\nYour size: Large");
  });

  it("that nobody knows keep the event type from being offered, and name the column", async () => {
    const { db } = world.database;
    const unknown = [{ name: "sign", type: "signature", label: "Sign here" }];
    await db.eventType.update({ where: { id: eventTypeId }, data: { bookingFields: unknown } });
    const eventType = await findEventType(world.engine, { eventTypeId });
    expect(eventType?.misconfigured).toEqual(["EventType.bookingFields"]);
    expect(await ask({})).toMatchObject({ ok: false, error: { kind: "slot-unavailable" } });
    await db.eventType.update({
      where: { id: eventTypeId },
      data: { bookingFields: [], locations: { type: "inPerson" } },
    });
    expect((await findEventType(world.engine, { eventTypeId }))?.misconfigured).toEqual([
      "EventType.locations",
    ]);
  });
});

describe("a booking's place", () => {
  it("is the first that asks for nothing, or the one that is chosen", async () => {
    expect((await booked({})).location).toBe("1 High St");
    const online = { type: "integrations:office365_video", answer: null };
    const { location } = await booked({ place: online, start: Date.parse(tuesdayAt("13:00")) });
    expect(location).toBe("integrations:office365_video");
  });

  it("is what whoever books says, and stays where the booking is moved", async () => {
    const { uid, location } = await booked({ place: { type: "phone", answer: "+44 20 1" } });
    expect(location).toBe("+44 20 1");
    const moved = await rescheduleBooking(world.bookings, {
      uid,
      start: Date.parse(tuesdayAt("14:00")),
      timeZone: null,
      reason: null,
      by: null,
      reservationUid: null,
      idempotencyKey: null,
    });
    expect(moved).toMatchObject({ ok: true, value: { location: "+44 20 1" } });
  });

  it("is refused where it can't be chosen, or isn't said", async () => {
    const responses = { company: "Contoso" };
    expect(await ask({ responses, place: { type: "link", answer: null } })).toMatchObject({
      error: { kind: "place", field: "type" },
    });
    expect(await ask({ responses, place: { type: "phone", answer: null } })).toMatchObject({
      error: { kind: "place", field: "answer" },
    });
  });
});
