import { beforeEach, describe, expect, it } from "vitest";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { ledTo } from "../booking/led-to.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { cancelBooking } from "../change/cancel-booking.ts";
import { rescheduleBooking } from "../change/reschedule-booking.ts";
import { bookingFactsOf } from "../mail/booking-facts-of.ts";
import { book } from "./book.ts";

const world = bookingWorld();
let eventTypeId: number;

beforeEach(async () => {
  const ann = await createUser(world.database.db, "ann");
  eventTypeId = (await createTeamEvent(world.database.db, "talk", [{ user: ann }])).id;
  world.engine.busy.set("ann's", []);
});

const set = (data: Record<string, unknown>) =>
  world.database.db.eventType.update({ where: { id: eventTypeId }, data });
async function booked(changes: Parameters<typeof requestFor>[2] = {}): Promise<BookingDetails> {
  const made = await book(world.bookings, requestFor(eventTypeId, tuesdayAt("11:00"), changes));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
const move = (uid: string) =>
  rescheduleBooking(world.bookings, {
    ...{ uid, start: Date.parse(tuesdayAt("13:00")), timeZone: null, reason: null },
    ...{ by: null, reservationUid: null, idempotencyKey: null },
  });
const cancel = (uid: string, isHosts = false) =>
  cancelBooking(world.bookings, { uid, reason: null, by: null, isHosts });

describe("the page that whoever has booked is led to", () => {
  it("is told of the booking by cal.com's parameters, and keeps its own", async () => {
    await set({ successRedirectUrl: "https://contoso.example/thanks?from=us#top" });
    const booking = await booked({ guests: ["pal@guest.example"], responses: { notes: "Hello & bye" } });
    const url = new URL(ledTo(booking, { utm_source: "news", email: "typed@elsewhere.example" }) ?? "");
    expect([url.origin, url.pathname, url.hash]).toEqual(["https://contoso.example", "/thanks", "#top"]);
    const told = Object.fromEntries(url.searchParams);
    expect(told).toMatchObject({
      from: "us",
      utm_source: "news",
      isSuccessBookingPage: "true",
      uid: booking.uid,
      title: booking.title,
      description: "Hello & bye",
      startTime: new Date(booking.start).toISOString(),
      endTime: new Date(booking.end).toISOString(),
      email: booking.attendee.email,
      attendeeName: booking.attendee.name,
      guestEmails: "pal@guest.example",
      isEmbed: "false",
    });
    expect(url.searchParams.getAll("email")).toEqual([booking.attendee.email]);
    for (const time of [told.attendeeStartTime, told.hostStartTime]) {
      expect(time).toMatch(/T\d\d:00:00[+-]\d\d:\d\d$/);
      expect(Date.parse(time ?? "")).toBe(booking.start);
    }
  });

  it("is told nothing where the event type says so", async () => {
    await set({ successRedirectUrl: "https://contoso.example/thanks", forwardParamsSuccessRedirect: false });
    expect(ledTo(await booked(), { utm_source: "news" })).toBe("https://contoso.example/thanks");
  });

  it("keeps the event type from being offered where no browser may be led to it, and names the column", async () => {
    await set({ successRedirectUrl: "javascript:alert(1)" });
    const eventType = await findEventType(world.engine, { eventTypeId });
    expect(eventType?.misconfigured).toEqual(["EventType.successRedirectUrl"]);
    await set({ successRedirectUrl: null });
    const booking = await booked();
    await set({ successRedirectUrl: "javascript:alert(1)" });
    expect(ledTo((await findBooking(world.database.db, booking.uid)) ?? booking)).toBeNull();
  });
});

describe("where only hosts cancel, and nobody moves", () => {
  it("whoever booked is refused both, and their mail has no links for it; a host may cancel", async () => {
    await set({ disableCancelling: true, disableRescheduling: true });
    const { uid } = await booked();
    expect(await cancel(uid)).toEqual({ ok: false, error: { kind: "cancelling-disabled" } });
    expect(await move(uid)).toEqual({ ok: false, error: { kind: "moving-disabled" } });
    const booking = await findBooking(world.database.db, uid);
    if (booking === null) throw new Error("no booking");
    expect(bookingFactsOf("confirmed", booking, "https://book.example")).toMatchObject({
      cancelUrl: null,
      rescheduleUrl: null,
    });
    expect(await cancel(uid, true)).toMatchObject({ ok: true, value: { status: "cancelled" } });
  });

  it("each is refused by itself, and as soon as it is said", async () => {
    const { uid } = await booked();
    await set({ disableCancelling: true });
    expect(await cancel(uid)).toMatchObject({ error: { kind: "cancelling-disabled" } });
    await set({ disableCancelling: false, disableRescheduling: true });
    expect(await move(uid)).toMatchObject({ error: { kind: "moving-disabled" } });
    expect(await cancel(uid)).toMatchObject({ ok: true });
  });

  it("nor is a seat given back", async () => {
    await set({ disableCancelling: true, seatsPerTimeSlot: 2 });
    expect(await cancel((await booked()).uid)).toMatchObject({ error: { kind: "cancelling-disabled" } });
  });
});

it("events of a booking whose details are hidden are private in hosts' calendars, also when it has moved", async () => {
  await set({ hideCalendarEventDetails: true });
  const desired = async () =>
    (await world.database.db.calendarEvent.findMany()).map((event) => event.desired);
  const { uid } = await booked({ responses: { notes: "Salary" } });
  expect(await desired()).toMatchObject([{ sensitivity: "private" }]);
  expect(await move(uid)).toMatchObject({ ok: true });
  expect(await desired()).toMatchObject([{ sensitivity: "private" }]);
  expect(JSON.stringify(await desired())).not.toContain("Salary");
});

it("a page that shows times in one zone has the event type's", async () => {
  await set({ lockTimeZoneToggleOnBookingPage: true, timeZone: "Asia/Tokyo" });
  const eventType = await findEventType(world.engine, { eventTypeId });
  expect(eventType?.lockedTimeZone).toBe("Asia/Tokyo");
  await set({ lockTimeZoneToggleOnBookingPage: false });
  expect((await findEventType(world.engine, { eventTypeId }))?.lockedTimeZone).toBeNull();
});
