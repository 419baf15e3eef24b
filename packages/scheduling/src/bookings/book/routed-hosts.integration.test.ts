import { formatSlotTime } from "@calcache/availability";
import { beforeEach, describe, expect, it } from "vitest";
import { eventTypeCache } from "../../event-types/found/event-type-cache.ts";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import type { Routing } from "../../event-types/found/routed-hosts.ts";
import { assignmentOf, explainSlotOf } from "../../slots/explain-slot-of.ts";
import { findSlotsFor } from "../../slots/find-slots-for.ts";
import type { SlotsQuery } from "../../slots/find-slots-of.ts";
import { bookingWorld, tuesdayAt } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { minuteOf, onTuesday, tuesday } from "../../testing/slots-world.ts";
import { rescheduleBooking } from "../change/reschedule-booking.ts";
import { holdSlot } from "../hold/hold-slot.ts";
import { book } from "./book.ts";

const world = bookingWorld();
const names = ["ann", "bob", "cal", "dee"] as const;
let eventTypeId: number;
const idOf = {} as Record<(typeof names)[number], number>;

beforeEach(async () => {
  const { db } = world.database;
  const users = [];
  for (const name of names) users.push(await createUser(db, name));
  for (const { id, name } of users) idOf[name as keyof typeof idOf] = id;
  const hosts = users.map((user) => ({ user, isFixed: user.name === "dee" }));
  eventTypeId = (await createTeamEvent(db, "demo", hosts, { schedulingType: "ROUND_ROBIN" })).id;
  for (const name of names) busy(name);
});

const busy = (name: (typeof names)[number], ...times: [string, string][]) =>
  world.engine.busy.set(
    `${name}'s`,
    times.map(([from, to]) => onTuesday(from, to)),
  );
const awayUntil = (name: (typeof names)[number], end: string) =>
  world.engine.busy.set(`${name}'s`, [{ start: minuteOf("2026-11-30T00:00"), end: minuteOf(end) }]);
const led = (memberIds: readonly number[], ownerEmail: string | null = null): Routing => ({
  memberIds,
  ownerEmail,
});
async function starts(asked: Partial<SlotsQuery> = {}): Promise<string[]> {
  const query = { range: tuesday, timeZone: "UTC", duration: null, serveCache: false, ...asked };
  const found = await findSlotsFor(world.engine, eventTypeCache(), { eventTypeId }, query);
  if (!found.ok) throw new Error(found.error.kind);
  return found.value.slots.map(({ start }) => formatSlotTime(start, "UTC").slice(11, 16));
}
const ask = (time: string, routing: Routing) =>
  book(world.bookings, requestFor(eventTypeId, tuesdayAt(time), { visitorIp: null, routing }));
async function hostsAt(time: string, routing: Routing): Promise<string[]> {
  const made = await ask(time, routing);
  if (!made.ok) throw new Error(made.error.kind);
  return made.value.hosts.map(({ name }) => name).toSorted();
}
const owner = "Bob@Example.com";

describe("whoever is led to some hosts of a round robin", () => {
  it("is offered their times alone, with the fixed hosts, and booked with one of them", async () => {
    busy("ann", ["09:00", "16:00"]);
    busy("bob", ["09:00", "15:00"]);
    busy("dee", ["16:00", "17:00"]);
    expect(await starts({ routing: led([idOf.ann, idOf.bob]) })).toEqual(["15:00"]);
    expect(await hostsAt("15:00", led([idOf.ann, idOf.bob]))).toEqual(["bob", "dee"]);
    expect(await ask("10:00", led([idOf.ann, idOf.bob]))).toMatchObject({
      error: {
        kind: "slot-unavailable",
        alternatives: expect.not.arrayContaining([onTuesday("11:00", "12:00")]),
      },
    });
    expect(await hostsAt("10:00", led([]))).toEqual(["cal", "dee"]);
  });

  it("is led to all where none of them is a host of it", async () => {
    busy("ann", ["09:00", "16:00"]);
    expect(await starts({ routing: led([987_654]) })).toHaveLength(8);
  });

  it("is led to all of a group where none of it are among them", async () => {
    const { db } = world.database;
    const { id: groupId } = await db.hostGroup.create({ data: { name: "Sales", eventTypeId } });
    await db.host.updateMany({ where: { userId: { in: [idOf.cal] } }, data: { groupId } });
    busy("bob", ["09:00", "15:00"]);
    busy("cal", ["16:00", "17:00"]);
    expect(await starts({ routing: led([idOf.bob]) })).toEqual(["15:00"]);
    expect(await hostsAt("15:00", led([idOf.bob]))).toEqual(["bob", "cal", "dee"]);
  });
});

describe("an owner", () => {
  it("comes before others while they have a slot within two weeks", async () => {
    // Two weeks after Monday's noon, and an hour before the last slot until then.
    awayUntil("bob", "2026-12-14T11:00");
    const later = { start: minuteOf("2026-12-14T00:00"), end: minuteOf("2026-12-15T00:00") };
    expect(await starts({ routing: led([], owner) })).toEqual([]);
    expect(await starts({ routing: led([], owner), range: later })).toHaveLength(6);
    awayUntil("bob", "2026-12-14T11:01");
    expect(await starts({ routing: led([], owner) })).toHaveLength(8);
    expect(await starts({ routing: led([], owner), range: later })).toHaveLength(8);
  });

  it("leaves it to those to whom one is led besides, when they have none", async () => {
    awayUntil("bob", "2026-12-20T00:00");
    busy("cal", ["09:00", "16:00"]);
    expect(await starts({ routing: led([idOf.cal], owner) })).toEqual(["16:00"]);
  });

  // Seen failing: nothing was said against a slot that only others have, and that isn't offered.
  it("is why slots that only others have aren't offered", async () => {
    busy("bob", ["09:00", "12:00"]);
    const eventType = await findEventType(world.engine, { eventTypeId });
    if (!eventType) throw new Error("no event type");
    const reasonsAt = async (time: string, routing: Routing) => {
      const { start: at } = onTuesday(time, "17:00");
      const asked = { at, timeZone: "UTC", duration: null, serveCache: false, routing };
      return (await explainSlotOf(world.engine, eventType, asked)).reasons.map(({ kind }) => kind);
    };
    expect(await reasonsAt("10:00", led([], owner))).toEqual(["hosts_not_free"]);
    expect(await reasonsAt("12:00", led([], owner))).toEqual([]);
    expect(await reasonsAt("10:00", led([]))).toEqual([]);
  });

  // Seen failing: it was said to be with whoever's turn it is.
  it("has a slot that is everybody's, as soon as they are free, and explain says so", async () => {
    awayUntil("bob", "2026-12-20T00:00");
    const routing = led([], owner);
    const eventType = await findEventType(world.engine, { eventTypeId });
    if (!eventType) throw new Error("no event type");
    const at = minuteOf("2026-12-21T10:00");
    const asked = { at, timeZone: "UTC", duration: null, serveCache: false, routing };
    const explained = await explainSlotOf(world.engine, eventType, asked);
    const assigned = await assignmentOf(world.engine, eventType, explained, routing);
    expect(assigned?.map(({ host, reason }) => [host.name, reason])).toEqual([
      ["dee", "fixed"],
      ["bob", "preferred"],
    ]);
    const made = await book(world.bookings, requestFor(eventTypeId, "2026-12-21T10:00:00Z", { routing }));
    expect(made.ok && made.value.hosts.map(({ name }) => name).toSorted()).toEqual(["bob", "dee"]);
  });

  it("is booked where they are free, and another where they aren't", async () => {
    busy("bob", ["12:00", "17:00"]);
    expect(await hostsAt("10:00", led([], owner))).toEqual(["bob", "dee"]);
    expect(await hostsAt("11:00", led([idOf.cal], owner))).toEqual(["bob", "dee"]);
    expect(await hostsAt("13:00", led([idOf.cal], owner))).toEqual(["cal", "dee"]);
  });

  // Seen failing: the first dates with slots were counted of all hosts, and the owner's, which are offered, were refused.
  it("who comes before others is held and booked on the first dates on which they have slots, and no later", async () => {
    await world.database.db.eventType.updateMany({ data: { periodType: "ROLLING_WINDOW", periodDays: 1 } });
    awayUntil("bob", "2026-12-03T10:00");
    const routing = led([], owner);
    const thursday = { start: minuteOf("2026-12-03T00:00"), end: minuteOf("2026-12-05T00:00") };
    const times = ["10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00"];
    expect(await starts({ routing, range: thursday })).toEqual(times);
    const on = (time: string) => book(world.bookings, requestFor(eventTypeId, time, { routing }));
    expect(await on("2026-12-04T10:00:00Z")).toMatchObject({
      error: {
        kind: "slot-unavailable",
        alternatives: ["12", "13", "14", "15", "16"].map((hour) => ({
          start: minuteOf(`2026-12-03T${hour}:00`),
        })),
      },
    });
    const start = Date.parse("2026-12-03T11:00:00Z");
    expect((await hold({ start, routing })).ok).toBe(true);
    const made = await on("2026-12-03T12:00:00Z");
    expect(made.ok && made.value.hosts.map(({ name }) => name).toSorted()).toEqual(["bob", "dee"]);
    const moved = made.ok && (await move(made.value.uid, "2026-12-03T14:00:00Z", routing));
    expect(moved).toMatchObject({ ok: true });
  });

  it("who isn't a host, or always is one, changes nothing", async () => {
    busy("ann", ["09:00", "17:00"]);
    for (const address of ["who@example.com", "dee@example.com"])
      expect(await starts({ routing: led([], address) })).toHaveLength(8);
  });
});

const hold = (wish: { start: number; routing: Routing }) =>
  holdSlot(world.bookings, {
    ...{ eventTypeId, length: null, minutes: 5, timeZone: null, uid: null, visitorIp: null },
    ...wish,
  });

describe("a slot that is held by whoever is led to some hosts", () => {
  const holders = async (routing: Routing) => {
    const held = await hold({ start: Date.parse(tuesdayAt("10:00")), routing });
    if (!held.ok) return held.error.kind;
    const { uid } = held.value;
    const rows = await world.database.db.selectedSlots.findMany({ where: { uid } });
    return rows.map(({ userId }) => names.find((name) => idOf[name] === userId)).toSorted();
  };

  // Broken on purpose: held for whoever's turn it is.
  it("takes the time of one of them, or of the owner, and is none where they aren't free", async () => {
    await world.database.db.host.updateMany({ data: { isFixed: false } });
    expect(await holders(led([idOf.cal]))).toEqual(["cal"]);
    expect(await holders(led([idOf.cal]))).toBe("slot-unavailable");
    expect(await holders(led([], owner))).toEqual(["bob"]);
  });
});

const move = (uid: string, time: string, routing?: Routing) =>
  rescheduleBooking(world.bookings, {
    ...{ uid, timeZone: null, reason: null, by: null, reservationUid: null, idempotencyKey: null },
    ...(routing && { routing }),
    start: Date.parse(time),
  });

describe("a booking that is moved by a link of a routing form", () => {
  it("goes to those whom it leads to, unless it stays with its hosts", async () => {
    const made = await ask("10:00", led([idOf.bob]));
    if (!made.ok) throw new Error(made.error.kind);
    const moved = await move(made.value.uid, tuesdayAt("12:00"), led([idOf.ann, idOf.bob]));
    expect(moved.ok && moved.value.hosts.map(({ name }) => name).toSorted()).toEqual(["bob", "dee"]);
    const rerouted = await move(moved.ok ? moved.value.uid : "", tuesdayAt("13:00"), led([idOf.ann]));
    expect(rerouted.ok && rerouted.value.hosts.map(({ name }) => name).toSorted()).toEqual(["ann", "dee"]);
    await world.database.db.eventType.updateMany({ data: { rescheduleWithSameRoundRobinHost: true } });
    const stays = await move(rerouted.ok ? rerouted.value.uid : "", tuesdayAt("14:00"), led([idOf.bob]));
    expect(stays.ok && stays.value.hosts.map(({ name }) => name).toSorted()).toEqual(["ann", "dee"]);
  });
});

describe("a booking that stays with its hosts", () => {
  it("is moved to their times alone, which are what is offered to whoever moves it", async () => {
    await world.database.db.eventType.updateMany({ data: { rescheduleWithSameRoundRobinHost: true } });
    busy("bob", ["14:00", "17:00"]);
    const made = await ask("10:00", led([idOf.bob]));
    if (!made.ok) throw new Error(made.error.kind);
    const { uid } = made.value;
    const own = {
      reservationUid: null,
      booking: { uid, ...onTuesday("10:00", "11:00"), hostIds: [idOf.bob, idOf.dee] },
    };
    expect(await starts({ own })).toEqual(["09:00", "10:00", "11:00", "12:00", "13:00"]);
    expect(await move(uid, tuesdayAt("15:00"))).toMatchObject({ error: { kind: "slot-unavailable" } });
    const moved = await move(uid, tuesdayAt("12:00"));
    expect(moved.ok && moved.value.hosts.map(({ name }) => name).toSorted()).toEqual(["bob", "dee"]);
  });

  it("isn't one where the event type doesn't say so: others take it where they aren't free", async () => {
    busy("bob", ["14:00", "17:00"]);
    const made = await ask("10:00", led([idOf.bob]));
    if (!made.ok) throw new Error(made.error.kind);
    const moved = await move(made.value.uid, tuesdayAt("15:00"));
    expect(moved.ok && moved.value.hosts.map(({ name }) => name)).not.toContain("bob");
  });
});
