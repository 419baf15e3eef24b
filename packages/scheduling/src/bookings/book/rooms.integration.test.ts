import { formatSlotTime } from "@calcache/availability";
import { beforeEach, describe, expect, it } from "vitest";
import { eventTypeCache } from "../../event-types/found/event-type-cache.ts";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { findShown } from "../../event-types/profiles/find-shown.ts";
import { explainSlotOf } from "../../slots/explain-slot-of.ts";
import { findNextSlots } from "../../slots/find-next-slots.ts";
import { findSlotsOf } from "../../slots/find-slots-of.ts";
import { bookingWorld, tuesdayAt, watchAll } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { mailedBy } from "../../testing/mailed-by.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { minuteOf, onTuesday, tuesday } from "../../testing/slots-world.ts";
import type { BookingRequest } from "../booking/requests/booking-request.ts";
import { findExcludedTimes } from "../booking/stored/find-excluded-times.ts";
import { findSeries } from "../booking/stored/find-series.ts";
import { confirmBooking } from "../change/answer-request.ts";
import { cancelBooking } from "../change/cancel-booking.ts";
import { followOutsideChange } from "../change/follow-outside-change.ts";
import { handOverBooking } from "../change/hand-over-booking.ts";
import { rescheduleBooking } from "../change/reschedule-booking.ts";
import { holdSlot } from "../hold/hold-slot.ts";
import { listHostBookings } from "../list/list-host-bookings.ts";
import { book } from "./book.ts";

const world = bookingWorld();
const names = ["ann", "bob", "red", "blue"] as const;
const users = new Map<string, Awaited<ReturnType<typeof createUser>>>();
let eventTypeId: number;

beforeEach(async () => {
  const { db } = world.database;
  for (const name of names) {
    users.set(name, await createUser(db, name));
    busy(name);
  }
  // A room has neither working hours nor a place on any page.
  await db.availability.deleteMany({ where: { Schedule: { userId: { in: [idOf("red"), idOf("blue")] } } } });
  eventTypeId = (await createTeamEvent(db, "demo", hostsNamed("ann"))).id;
  await naming([red, blue]);
});

const idOf = (name: (typeof names)[number]) => users.get(name)?.id ?? 0;
const hostsNamed = (...some: (typeof names)[number][]) => some.map((name) => ({ user: { id: idOf(name) } }));
const red = { email: "red@example.com", name: "Red room" };
const blue = { email: "Blue@example.com" };
const naming = (rooms: unknown, more: object = {}, id = eventTypeId) =>
  world.database.db.eventType.update({
    where: { id },
    data: { metadata: { apps: { calcache: { rooms, ...more } } } as object },
  });
function busy(name: (typeof names)[number], ...times: [string, string][]) {
  world.engine.busy.set(
    `${name}'s`,
    times.map(([from, to]) => onTuesday(from, to)),
  );
}
async function eventType() {
  const found = await findEventType(world.engine, { eventTypeId });
  if (!found) throw new Error("no such event type");
  return found;
}
const asked = { timeZone: "UTC", duration: null, serveCache: false };
async function starts(room: number | null = null): Promise<string[]> {
  const { slots } = await findSlotsOf(world.engine, await eventType(), { ...asked, range: tuesday, room });
  return slots.map(({ start }) => formatSlotTime(start, "UTC").slice(11, 16));
}
const explainedAt = async (time: string) =>
  explainSlotOf(world.engine, await eventType(), { ...asked, at: minuteOf(`2026-12-01T${time}`) });
const reasonsAt = async (time: string) => (await explainedAt(time)).reasons.map(({ kind }) => kind);
const roomsAt = async (time: string) =>
  Object.fromEntries(
    (await explainedAt(time)).rooms.map(({ room, reasons }) => [room.name, reasons.map(({ kind }) => kind)]),
  );
const ask = (time: string, changes: Partial<BookingRequest> = {}, id = eventTypeId) =>
  book(world.bookings, requestFor(id, tuesdayAt(time), changes));
async function booked(time: string, changes: Partial<BookingRequest> = {}, id = eventTypeId) {
  const made = await ask(time, changes, id);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value;
}
const roomAt = async (time: string, changes: Partial<BookingRequest> = {}) =>
  (await booked(time, changes)).room?.name;
const moveTo = (uid: string, time: string) =>
  rescheduleBooking(world.bookings, {
    ...{ uid, timeZone: null, reason: null, by: null, reservationUid: null, idempotencyKey: null },
    start: Date.parse(tuesdayAt(time)),
  });
/** The next team of other hosts whose bookings take the same rooms. */
async function anotherTeam(slug: string, data: Parameters<typeof createTeamEvent>[3] = {}) {
  const { id } = await createTeamEvent(world.database.db, slug, hostsNamed("bob"), data);
  await naming([red, blue], {}, id);
  return id;
}

describe("an event type with rooms", () => {
  // Seen failing: marks of a room's own zone were offered besides.
  it("begins at marks of its hosts' and the visitor's clocks alone, also where every start is offered", async () => {
    await world.database.db.schedule.updateMany({
      where: { user: { name: "ann" } },
      data: { timeZone: "Asia/Kathmandu" },
    });
    await naming([red, blue], { everyStart: true });
    const query = { ...asked, timeZone: "Asia/Kathmandu", range: tuesday };
    const { slots } = await findSlotsOf(world.engine, await eventType(), query);
    expect(slots.length).toBeGreaterThan(0);
    expect(new Set(slots.map(({ start }) => start % 30))).toEqual(new Set([15]));
  });

  // Broken on purpose: the rooms' calendars left out of what is read.
  it("is offered while its hosts are free and one of its rooms is for all of the slot, at whatever hour", async () => {
    busy("ann", ["09:00", "10:00"]);
    busy("red", ["09:00", "13:00"], ["15:00", "15:30"]);
    busy("blue", ["12:00", "14:00"], ["15:30", "17:00"]);
    expect(await starts()).toEqual(["10:00", "11:00", "13:00", "14:00", "16:00"]);
    expect(await reasonsAt("12:00")).toEqual(["no_room"]);
    expect(await reasonsAt("15:00")).toEqual(["no_room"]);
    expect(await roomsAt("15:00")).toEqual({ "Red room": ["busy"], blue: ["busy"] });
    expect(await roomsAt("13:00")).toEqual({ "Red room": [], blue: ["busy"] });
    expect(await reasonsAt("09:00")).toEqual(["hosts_not_free"]);
    expect(await reasonsAt("10:00")).toEqual([]);
  });

  // Broken on purpose: rooms kept what their mailboxes say; none was free.
  it("takes a room whatever its mailbox's automatic replies say: it isn't away", async () => {
    await starts();
    const [awayFrom, awayUntil] = [new Date(tuesdayAt("00:00")), new Date(tuesdayAt("23:00"))];
    const where = { address: { in: ["red@example.com", "blue@example.com"] } };
    expect(await world.database.db.mailbox.updateMany({ where, data: { awayFrom, awayUntil } })).toEqual({
      count: 2,
    });
    expect(await roomAt("12:00")).toBe("Red room");
  });

  it("keeps its buffers free in the room, around the room's other bookings too", async () => {
    const { db } = world.database;
    const other = await anotherTeam("other");
    await naming([red]);
    await booked("12:00", {}, other);
    await db.eventType.update({ where: { id: eventTypeId }, data: { beforeEventBuffer: 30 } });
    expect(await starts()).toEqual(["09:00", "10:00", "11:00", "14:00", "15:00", "16:00"]);
  });

  it("isn't offered in a room that isn't known: unknown is never free", async () => {
    world.engine.busy.delete("red's");
    await world.database.db.selectedCalendar.deleteMany({ where: { userId: idOf("blue") } });
    expect(await starts()).toEqual([]);
    expect(await reasonsAt("10:00")).toEqual(["no_room"]);
    expect(await roomsAt("10:00")).toEqual({ "Red room": ["calendar_unavailable"], blue: ["no_calendar"] });
    expect(await ask("10:00")).toMatchObject({ error: { kind: "slot-unavailable" } });
  });

  it.each([
    ["not a list", "red@example.com"],
    ["not rooms", ["red@example.com"]],
    ["an address that nobody has", [red, { email: "green@example.com" }]],
    ["the same room twice", [blue, { email: "blue@EXAMPLE.com" }]],
    ["a host", [red, { email: "ann@example.com" }]],
  ])("isn't offered where they can't be read, and names the column: %s", async (_what, rooms) => {
    await naming(rooms);
    expect((await eventType()).misconfigured).toEqual(["EventType.metadata"]);
    expect(await starts()).toEqual([]);
    expect(await ask("10:00")).toMatchObject({ error: { kind: "slot-unavailable" } });
  });

  it("needs none where it names none", async () => {
    await naming([]);
    expect(await eventType()).toMatchObject({ bookableRooms: [], misconfigured: [] });
    expect((await booked("10:00")).room).toBeNull();
  });
});

describe("the room of a booking", () => {
  it("is the first that is free, and is taken in other event types at once", async () => {
    const other = await anotherTeam("other");
    expect(await booked("10:00")).toMatchObject({
      room: { name: "Red room", email: "red@example.com" },
      hosts: [{ name: "ann" }],
    });
    const { bookings } = await listHostBookings(
      world.database.db,
      idOf("ann"),
      { list: "upcoming", page: 1 },
      world.now,
    );
    expect(bookings).toMatchObject([{ room: "Red room", otherHosts: 0 }]);
    expect(await booked("10:00", {}, other)).toMatchObject({ room: { name: "blue" } });
    expect(await starts()).not.toContain("10:00");
    busy("red", ["11:00", "12:00"]);
    expect(await roomAt("11:00")).toBe("blue");
  });

  it("is asked for by the leading host's event alone, and named in all", async () => {
    const { id } = await createTeamEvent(world.database.db, "both", hostsNamed("ann", "bob"));
    await naming([red], {}, id);
    await booked("10:00", {}, id);
    expect((await world.written()).map(({ event }) => event)).toMatchObject([
      { location: "Red room", attendees: [{ email: "red@example.com", name: "Red room", type: "resource" }] },
      { location: "Red room", attendees: [] },
    ]);
  });

  it("isn't one whose calendar says that it is busy after all", async () => {
    await watchAll(world);
    world.engine.busy.set("red's", [onTuesday("10:00", "11:00")]);
    expect(await roomAt("10:00")).toBe("blue");
  });

  it("is named in mail and calendar file, before whatever else is said of the place", async () => {
    const locations = [{ type: "inPerson", address: "1 High St", displayLocationPublicly: true }];
    await world.database.db.eventType.update({ where: { id: eventTypeId }, data: { locations } });
    await booked("10:00");
    const sent = (await mailedBy(world)).map(({ mail }) => mail);
    expect(sent).toHaveLength(2);
    for (const { text } of sent) expect(text).toContain("Where: Red room, 1 High St");
    expect(sent.flatMap(({ calendar }) => calendar?.content ?? [])).toMatchObject([
      expect.stringContaining("LOCATION:Red room\\, 1 High St"),
    ]);
  });

  // Broken on purpose: the room left out of the locks and of what is claimed. The database's constraint knows of no buffers.
  it("is one each of 50 who book other hosts at once in two rooms", async () => {
    const { db } = world.database;
    const ids: number[] = [];
    for (let n = 0; n < 50; n++) {
      const host = await createUser(db, `host-${n}`);
      world.engine.busy.set(`host-${n}'s`, []);
      const { id } = await createTeamEvent(db, `team-${n}`, [{ user: host }], { afterEventBuffer: 30 });
      await naming([red, blue], {}, id);
      ids.push(id);
    }
    const made = await Promise.all(ids.map((id, n) => ask(n % 2 ? "10:00" : "11:00", {}, id)));
    const rooms = made.flatMap((one) => (one.ok ? [one.value.room?.name] : []));
    expect(rooms.toSorted()).toEqual(["Red room", "blue"]);
    expect(made.every((one) => one.ok || one.error.kind === "slot-unavailable")).toBe(true);
  });

  it("is the one that is chosen, where whoever books may", async () => {
    expect(await ask("10:00", { room: idOf("blue") })).toMatchObject({
      error: { kind: "invalid", path: "room" },
    });
    await naming([red, blue], { choosesRoom: true });
    busy("blue", ["11:00", "12:00"]);
    expect(await starts(idOf("blue"))).not.toContain("11:00");
    expect(await starts(4711)).toContain("11:00");
    expect(await roomAt("10:00", { room: idOf("blue") })).toBe("blue");
    expect(await ask("11:00", { room: idOf("blue") })).toMatchObject({
      error: { kind: "slot-unavailable" },
    });
    expect(await ask("12:00", { room: 4711 })).toMatchObject({ error: { path: "room" } });
    expect(await roomAt("12:00")).toBe("Red room");
  });

  it("is held with the slot", async () => {
    const other = await anotherTeam("other");
    await naming([red]);
    await naming([red], {}, other);
    const held = await holdSlot(world.bookings, {
      ...{ eventTypeId, length: null, minutes: 5, timeZone: null, uid: null, visitorIp: null },
      start: Date.parse(tuesdayAt("10:00")),
    });
    expect(await ask("10:00", {}, other)).toMatchObject({ error: { kind: "slot-unavailable" } });
    expect(await roomAt("10:00", { reservationUid: held.ok ? held.value.uid : "" })).toBe("Red room");
  });

  // Seen failing: the hold of whoever moved a booking by half an hour found their own in its way.
  it("is held for whoever moves its booking by less than it lasts", async () => {
    await naming([red]);
    await world.database.db.eventType.update({ where: { id: eventTypeId }, data: { slotInterval: 30 } });
    const { uid: bookingUid } = await booked("10:00");
    const wanted = {
      ...{ eventTypeId, length: null, minutes: 5, timeZone: null, uid: null, visitorIp: null },
      start: Date.parse(tuesdayAt("10:30")),
    };
    expect(await holdSlot(world.bookings, wanted)).toMatchObject({ error: { kind: "slot-unavailable" } });
    expect(await holdSlot(world.bookings, { ...wanted, bookingUid })).toMatchObject({ ok: true });
  });

  it("is free again once the booking is cancelled", async () => {
    await naming([red]);
    const { uid } = await booked("10:00");
    expect(await starts()).not.toContain("10:00");
    await cancelBooking(world.bookings, { uid, reason: null, by: null });
    expect(await roomAt("10:00")).toBe("Red room");
  });

  // Broken on purpose: the room of the booking that is moved counted as busy with it.
  it("stays the same where the booking is moved, and is another where it isn't free then", async () => {
    await naming([blue]);
    const { uid } = await booked("10:00");
    await naming([red, blue]);
    busy("blue", ["10:00", "11:00"], ["14:00", "15:00"]);
    await world.database.db.eventType.update({ where: { id: eventTypeId }, data: { slotInterval: 30 } });
    const moved = await moveTo(uid, "10:30");
    expect(moved).toMatchObject({ ok: true, value: { room: { name: "blue" } } });
    await world.written();
    const again = await moveTo(moved.ok ? moved.value.uid : "", "14:00");
    expect(again).toMatchObject({ ok: true, value: { room: { name: "Red room" } } });
    expect(await world.written()).toMatchObject([
      { event: { location: "Red room", attendees: [{ email: "red@example.com", type: "resource" }] } },
    ]);
    busy("blue");
    const other = await anotherTeam("other");
    await naming([blue], {}, other);
    expect((await booked("10:30", {}, other)).room?.name).toBe("blue");
  });

  // Broken on purpose: the time of the booking that is moved left in its room.
  it("is what a booking can't be moved without, or to a time that isn't offered; its own time is to it alone", async () => {
    await naming([red]);
    await world.database.db.eventType.update({ where: { id: eventTypeId }, data: { slotInterval: 30 } });
    const { uid: bookingUid } = await booked("10:00");
    // Outlook's room has it in its calendar by then.
    busy("red", ["10:00", "11:00"], ["13:00", "14:00"]);
    const own = await findExcludedTimes(world.database.db, { reservationUid: null, bookingUid });
    const around = { ...asked, range: onTuesday("09:30", "14:30") };
    const offered = async (more: object) =>
      (await findSlotsOf(world.engine, await eventType(), { ...around, ...more })).slots.map(({ start }) =>
        formatSlotTime(start, "UTC").slice(11, 16),
      );
    expect(await offered({})).toEqual(["11:00", "11:30", "12:00"]);
    expect(await offered({ own })).toEqual(["09:30", "10:00", "10:30", "11:00", "11:30", "12:00"]);
    const refused = await moveTo(bookingUid, "13:00");
    expect(refused).toMatchObject({ ok: false, error: { kind: "slot-unavailable" } });
    const alternatives = refused.ok || !("alternatives" in refused.error) ? [] : refused.error.alternatives;
    expect(alternatives.map(({ start }) => start)).toContain(onTuesday("12:00", "13:00").start);
    expect(await moveTo(bookingUid, "10:30")).toMatchObject({
      ok: true,
      value: { room: { name: "Red room" } },
    });
  });

  it("is looked for when the next slot of several event types is", async () => {
    await naming([red]);
    busy("red", ["00:00", "12:00"]);
    const { id: elsewhere } = await createTeamEvent(world.database.db, "elsewhere", hostsNamed("bob"));
    const shown = await findShown(world.engine, { eventTypeIds: [eventTypeId, elsewhere] }, 20);
    const from = minuteOf("2026-12-01T08:00");
    const { next } = await findNextSlots(world.engine, eventTypeCache(), shown, { ...asked, from });
    expect(next.map(({ eventType: { id }, slot }) => [id, formatSlotTime(slot.start, "UTC")])).toEqual([
      [elsewhere, expect.stringContaining("T09:00")],
      [eventTypeId, expect.stringContaining("T12:00")],
    ]);
  });

  it("stays the same where another host takes the booking over", async () => {
    await world.database.db.eventType.update({
      where: { id: eventTypeId },
      data: { schedulingType: "ROUND_ROBIN", hosts: { create: { userId: idOf("bob") } } },
    });
    await naming([blue]);
    const { uid, hosts } = await booked("10:00");
    await naming([red, blue]);
    const from = hosts[0]?.id ?? 0;
    const handed = await handOverBooking(world.bookings, { uid, from, to: null, by: "ann@example.com" });
    expect(handed).toMatchObject({ ok: true, value: { room: { name: "blue" } } });
    expect((await world.written()).at(-2)?.event).toMatchObject({ attendees: [{ type: "resource" }] });
    // Also one that the event type takes no more.
    await naming([red]);
    const again = await handOverBooking(world.bookings, {
      ...{ uid: handed.ok ? handed.value.uid : "", from: handed.ok ? handed.value.taker.id : 0 },
      ...{ to: null, by: "bob@example.com" },
    });
    expect(again).toMatchObject({ ok: true, value: { room: { name: "blue" }, taker: { id: from } } });
  });

  it("goes with the booking where its host moves the event", async () => {
    const { iCalUid } = await booked("10:00");
    const { credentialId = 0 } = users.get("ann") ?? {};
    const to = (from: string, until: string) =>
      world.database.db.$transaction((tx) =>
        followOutsideChange(
          tx,
          "follow",
          {
            ...{ kind: "moved", credentialId, calendarId: "ann's", eventId: iCalUid, isOneOfMany: false },
            start: Date.parse(tuesdayAt(from)),
            end: Date.parse(tuesdayAt(until)),
          },
          world.now,
        ),
      );
    await to("13:00", "14:00");
    expect(await starts()).not.toContain("13:00");
    expect((await world.written()).at(-1)?.event).toMatchObject({ attendees: [{ type: "resource" }] });
  });

  it("is claimed when a request is confirmed that kept no time until then", async () => {
    await world.database.db.eventType.update({
      where: { id: eventTypeId },
      data: { requiresConfirmation: true },
    });
    await naming([red]);
    const { uid } = await booked("10:00");
    const other = await anotherTeam("other");
    expect((await booked("10:00", {}, other)).room?.name).toBe("Red room");
    expect(await confirmBooking(world.bookings, uid)).toMatchObject({ error: { kind: "slot-unavailable" } });
  });

  it("is the same at all occurrences of a series where one is free at all of them", async () => {
    await repeating(2);
    busyIn("red", 1);
    const { seriesUid } = await booked("10:00");
    expect(await roomsOfSeries(seriesUid)).toEqual(["blue", "blue"]);
  });

  it("is the same at as many occurrences of a series as can be, and another at the others; all or nothing still", async () => {
    await repeating(4);
    busyIn("red", 1);
    busyIn("blue", 0, 2);
    const { seriesUid } = await booked("10:00");
    expect(await roomsOfSeries(seriesUid)).toEqual(["Red room", "blue", "Red room", "Red room"]);
    expect((await world.written()).map(({ event }) => event)).toMatchObject(
      ["Red room", "blue", "Red room", "Red room"].map((location) => ({
        location,
        attendees: [{ name: location }],
      })),
    );
    const [mail] = (await mailedBy(world)).map(({ mail: each }) => each.text);
    expect(mail).toMatch(/When: .*\(Red room\)\nand: .*\(blue\)\nand: .*\(Red room\)\n/);
    busyIn("red", 0, 1);
    busyIn("blue", 1);
    const other = await anotherTeam("other", { recurringEvent: { freq: 2, interval: 1, count: 4 } });
    const refused = await ask("10:00", {}, other);
    const lost = onTuesday("10:00", "11:00").start + week;
    expect(refused).toMatchObject({ error: { kind: "series-unavailable", taken: [{ start: lost }] } });
    expect(await world.database.db.booking.count()).toBe(4);
  });

  it("of a series that is asked is that of each occurrence, when its calendar is asked", async () => {
    await repeating(2);
    await watchAll(world);
    busyIn("red", 1);
    const { seriesUid } = await booked("10:00");
    expect(await roomsOfSeries(seriesUid)).toEqual(["blue", "blue"]);
  });

  // Broken on purpose: the room of a series' first occurrence alone locked. The database's constraint knows of no buffers.
  it("is one series' at each occurrence, of ten that want it at once, whichever room they begin in", async () => {
    busyIn("red", 1);
    busyIn("blue", 0, 2);
    const ids: number[] = [];
    for (let n = 0; n < 10; n++) {
      const host = await createUser(world.database.db, `host-${n}`);
      world.engine.busy.set(`host-${n}'s`, []);
      const data = { recurringEvent: { freq: 2, interval: 1, count: 2 }, afterEventBuffer: 30 };
      const { id } = await createTeamEvent(world.database.db, `team-${n}`, [{ user: host }], data);
      await naming(n % 2 ? [red, blue] : [blue, red], {}, id);
      ids.push(id);
    }
    const aWeekLater = { start: Date.parse("2026-12-08T11:00:00Z") };
    const made = await Promise.all(ids.map((id, n) => ask("10:00", n % 2 ? aWeekLater : {}, id)));
    expect(made.filter(({ ok }) => ok)).toHaveLength(1);
    expect(made.every((one) => one.ok || one.error.kind === "series-unavailable")).toBe(true);
  });
});

const week = 7 * 1440;
const repeating = (count: number) =>
  world.database.db.eventType.update({
    where: { id: eventTypeId },
    data: { recurringEvent: { freq: 2, interval: 1, count } },
  });
/** Busy from ten to twelve, so many weeks after the Tuesday. */
function busyIn(name: (typeof names)[number], ...weeks: number[]) {
  const { start, end } = onTuesday("10:00", "12:00");
  world.engine.busy.set(
    `${name}'s`,
    weeks.map((after) => ({ start: start + after * week, end: end + after * week })),
  );
}
async function roomsOfSeries(seriesUid: string | null): Promise<(string | undefined)[]> {
  const series = await findSeries(world.database.db, seriesUid ?? "");
  return series.map(({ room }) => room?.name);
}
