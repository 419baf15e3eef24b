import { describe, expect, it } from "vitest";
import { eventTypeCache } from "../../event-types/found/event-type-cache.ts";
import { findSlotsFor } from "../../slots/find-slots-for.ts";
import { bookingWorld, tuesdayAt, watchAll } from "../../testing/booking-world.ts";
import { requestFor } from "../../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { onTuesday, tuesday } from "../../testing/slots-world.ts";
import { book } from "./book.ts";

const world = bookingWorld();
const user = (name: string, calendars?: string[]) => createUser(world.database.db, name, calendars);
const minuteText = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 16);

async function alternatives(outcome: Awaited<ReturnType<typeof book>>) {
  if (outcome.ok || outcome.error.kind !== "slot-unavailable") throw new Error(JSON.stringify(outcome));
  return outcome.error.alternatives.map(({ start }) => minuteText(start));
}

describe("a booking", () => {
  // Seen failing while a live check left the cache as it was: the refused start stood among the alternatives, and was offered on.
  it("that a live check refuses against the cache corrects the cache", async () => {
    const ann = await user("ann");
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }]);
    world.engine.busy.set("ann's", []);
    await watchAll(world);
    world.engine.busy.set("ann's", [onTuesday("11:00", "12:00")]);
    const refused = await book(world.bookings, requestFor(event.id, tuesdayAt("11:00")));
    expect(await alternatives(refused)).not.toContain("11:00");
    const query = { range: tuesday, timeZone: "UTC", duration: null, serveCache: true };
    const found = await findSlotsFor(world.engine, eventTypeCache(), { eventTypeId: event.id }, query);
    expect(found.ok && found.value.slots.map(({ start }) => minuteText(start))).not.toContain("11:00");
  });

  it("has events in each host's language, and its title in the leading one's; a language that changes later writes none again", async () => {
    const { db } = world.database;
    const [ann, bob] = [await user("ann"), await user("bob")];
    const event = await createTeamEvent(db, "all", [{ user: ann }, { user: bob }]);
    world.engine.busy.set("ann's", []).set("bob's", []);
    const speak = (id: number, locale: string) => db.user.update({ where: { id }, data: { locale } });
    await speak(ann.id, "de-AT");
    await speak(bob.id, "fr");
    const made = await book(world.bookings, requestFor(event.id, tuesdayAt("11:00")));
    expect(made).toMatchObject({ value: { title: "all zwischen all und Gus Guest" } });
    const texts = async () =>
      (await world.written()).map(
        (one) => one.event && [one.event.title, one.event.description.split("\n\n")[0]],
      );
    expect(await texts()).toEqual([
      ["all zwischen all und Gus Guest", "Gebucht von Gus Guest <gus@guest.example>"],
      ["all zwischen all und Gus Guest", "Réservé par Gus Guest <gus@guest.example>"],
    ]);
    await speak(ann.id, "es");
    await db.eventType.updateMany({ data: { interfaceLanguage: "ar" } });
    expect(await texts()).toEqual([]);
    const other = await book(world.bookings, requestFor(event.id, tuesdayAt("13:00")));
    expect(other).toMatchObject({ value: { title: "all بين all وGus Guest" } });
    const arabic = ["all بين all وGus Guest", "حجزه Gus Guest <gus@guest.example>"];
    expect(await texts()).toEqual([arabic, arabic]);
  });

  it("takes the time of every host that it needs, and has an event in each one's calendar", async () => {
    const [ann, bob] = [await user("ann"), await user("bob")];
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }, { user: bob }]);
    world.engine.busy.set("ann's", []).set("bob's", []);
    const made = await book(
      world.bookings,
      requestFor(event.id, tuesdayAt("11:00"), {
        guests: ["gina@guest.example"],
        responses: { notes: "About the roof", colour: "red" },
        metadata: { source: "site" },
      }),
    );
    expect(made).toMatchObject({
      ok: true,
      value: {
        uid: "uid-1",
        status: "accepted",
        title: "all between all and Gus Guest",
        start: Date.parse(tuesdayAt("11:00")),
        end: Date.parse(tuesdayAt("12:00")),
        owner: { kind: "team", slug: "all" },
        hosts: [
          { id: ann.id, hasEvent: true },
          { id: bob.id, hasEvent: true },
        ],
        attendee: { email: "gus@guest.example", language: "en-GB" },
        guests: ["gina@guest.example"],
        notes: "About the roof",
        responses: { notes: "About the roof", colour: "red" },
        metadata: { source: "site" },
        checkedLive: true,
        iCalUid: "uid-1",
      },
    });
    const taken = await world.database.db.bookingHost.findMany({ orderBy: { userId: "asc" } });
    expect(taken).toMatchObject([ann, bob].map(({ id }) => ({ userId: id, active: true })));
    expect(await world.written()).toMatchObject(
      [ann, bob].map(({ name, credentialId }) => ({
        ref: { credentialId, calendarId: `${name}'s`, eventId: "uid-1" },
        event: {
          start: Date.parse(tuesdayAt("11:00")),
          timeZone: "Europe/Berlin",
          description: expect.stringContaining("About the roof"),
        },
      })),
    );
    expect(await world.database.db.bookingEmail.findMany()).toMatchObject([
      { kind: "confirmed", sentAt: null, nextAttemptAt: new Date(world.now) },
    ]);
  });

  it("goes to the destination calendar, the event type's before the user's, and to nobody else's", async () => {
    const { db } = world.database;
    const [ann, bob, cal] = [await user("ann"), await user("bob"), await user("cal", [])];
    const event = await createTeamEvent(db, "all", [{ user: ann }, { user: bob }, { user: cal }]);
    world.engine.busy.set("ann's", []).set("bob's", []);
    const at = (externalId: string, { credentialId }: { credentialId: number }) => ({
      integration: "fake_calendar",
      externalId,
      credentialId,
    });
    await db.destinationCalendar.create({ data: { ...at("for this", ann), eventTypeId: event.id } });
    await db.destinationCalendar.create({ data: { ...at("ann's own", ann), userId: ann.id } });
    await db.destinationCalendar.create({ data: { ...at("bob's own", bob), userId: bob.id } });
    const made = await book(world.bookings, requestFor(event.id, tuesdayAt("11:00")));
    expect(made.ok && made.value.hosts.map(({ hasEvent }) => hasEvent)).toEqual([true, true, false]);
    expect((await world.written()).map(({ ref }) => ref.calendarId)).toEqual(["for this", "bob's own"]);
  });

  it("of a round robin goes to one who is free, and the next one to another", async () => {
    const [ann, bob] = [await user("ann"), await user("bob")];
    const event = await createTeamEvent(world.database.db, "one", [{ user: ann }, { user: bob }], {
      schedulingType: "ROUND_ROBIN",
    });
    world.engine.busy.set("ann's", []).set("bob's", []);
    const request = requestFor(event.id, tuesdayAt("11:00"));
    const [first, second] = [await book(world.bookings, request), await book(world.bookings, request)];
    const hosts = [first, second].flatMap((made) =>
      made.ok ? made.value.hosts.map(({ name }) => name) : [],
    );
    expect(hosts.sort()).toEqual(["ann", "bob"]);
    expect(await alternatives(await book(world.bookings, request))).toHaveLength(5);
  });

  it("that can't be had says which free slots are nearest", async () => {
    const ann = await user("ann");
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }]);
    world.engine.busy.set("ann's", [onTuesday("10:00", "12:00")]);
    const outcome = await book(world.bookings, requestFor(event.id, tuesdayAt("11:00")));
    expect(await alternatives(outcome)).toEqual(["09:00", "12:00", "13:00", "14:00", "15:00"]);
    expect(await world.database.db.booking.count()).toBe(0);
  });

  it.each([
    ["outside working hours", tuesdayAt("08:00")],
    ["across their end", tuesdayAt("16:30")],
    ["in the past", "2026-11-30T11:00:00Z"],
    ["at no mark of any clock", tuesdayAt("11:07")],
    ["after the period", "2026-12-20T11:00:00Z"],
  ])("isn't made %s", async (_what, start) => {
    const ann = await user("ann");
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }], {
      periodType: "ROLLING",
      periodDays: 5,
    });
    world.engine.busy.set("ann's", []);
    expect(await book(world.bookings, requestFor(event.id, start))).toMatchObject({
      error: { kind: "slot-unavailable" },
    });
  });

  it("is made on the first dates that have slots, where an event type offers so many, and not after them", async () => {
    const ann = await user("ann");
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }], {
      periodType: "ROLLING_WINDOW",
      periodDays: 2,
    });
    world.engine.busy.set("ann's", [onTuesday("09:00", "17:00")]);
    const on = (date: string) => book(world.bookings, requestFor(event.id, `${date}T11:00:00Z`));
    expect(await on("2026-12-03")).toMatchObject({ error: { kind: "slot-unavailable" } });
    expect(await on("2026-12-02")).toMatchObject({ ok: true });
  });

  // Seen failing: Saturday was offered to whoever asked until Monday, and refused.
  it("is made on a weekend that lies among the first business days that have slots, and not on one after them", async () => {
    const ann = await user("ann");
    await world.database.db.availability.updateMany({ data: { days: [0, 1, 2, 3, 4, 5, 6] } });
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }], {
      periodType: "ROLLING_WINDOW",
      periodDays: 6,
    });
    world.engine.busy.set("ann's", []);
    const on = (date: string) => book(world.bookings, requestFor(event.id, `${date}T11:00:00Z`));
    expect(await on("2026-12-05")).toMatchObject({ ok: true });
    await world.database.db.eventType.updateMany({ data: { periodDays: 5 } });
    expect(await on("2026-12-06")).toMatchObject({ error: { kind: "slot-unavailable" } });
  });

  it("is made where starts are offset from the clock's marks, and in an event type's period of dates", async () => {
    const ann = await user("ann");
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }], {
      offsetStart: 10,
      periodType: "RANGE",
      periodStartDate: new Date("2026-12-01"),
      periodEndDate: new Date("2026-12-01"),
    });
    world.engine.busy.set("ann's", []);
    const at = (start: string) => book(world.bookings, requestFor(event.id, start));
    expect(await at(tuesdayAt("11:10"))).toMatchObject({ ok: true });
    expect(await at("2026-12-02T11:10:00Z")).toMatchObject({ error: { kind: "slot-unavailable" } });
  });

  it("is made where a zone's clock has a mark, whichever zone the attendee is in", async () => {
    const ann = await user("ann");
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }]);
    world.engine.busy.set("ann's", []);
    // Half past ten in UTC is four o'clock in Kolkata.
    const made = await book(world.bookings, requestFor(event.id, tuesdayAt("10:30")));
    expect(made.ok).toBe(true);
  });

  it("has one of the event type's lengths", async () => {
    const ann = await user("ann");
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }], {
      metadata: { multipleDuration: [30, 60] },
    });
    world.engine.busy.set("ann's", []);
    const lasting = (lengthInMinutes: number) =>
      book(world.bookings, requestFor(event.id, tuesdayAt("11:00"), { lengthInMinutes }));
    expect(await lasting(45)).toMatchObject({ error: { kind: "invalid", path: "lengthInMinutes" } });
    expect(await lasting(30)).toMatchObject({ value: { end: Date.parse(tuesdayAt("11:30")) } });
  });

  it("of no event type isn't made", async () => {
    expect(await book(world.bookings, requestFor(4711, tuesdayAt("11:00")))).toEqual({
      ok: false,
      error: { kind: "event-type-not-found" },
    });
  });

  it("made under a key is answered again instead of made twice", async () => {
    const ann = await user("ann");
    const event = await createTeamEvent(world.database.db, "all", [{ user: ann }]);
    world.engine.busy.set("ann's", []);
    const request = requestFor(event.id, tuesdayAt("11:00"), { idempotencyKey: "once" });
    const [first, again] = [await book(world.bookings, request), await book(world.bookings, request)];
    expect(again).toEqual(first);
    expect(await world.database.db.booking.count()).toBe(1);
  });
});

describe("before a booking, the chosen hosts' calendars", () => {
  async function roundRobin() {
    const [ann, bob] = [await user("ann"), await user("bob")];
    const event = await createTeamEvent(
      world.database.db,
      "one",
      [{ user: ann, priority: 4 }, { user: bob }],
      {
        schedulingType: "ROUND_ROBIN",
      },
    );
    world.engine.busy.set("ann's", []).set("bob's", []);
    await watchAll(world);
    world.now += 60_000;
    world.engine.reads.length = 0;
    return requestFor(event.id, tuesdayAt("11:00"));
  }

  it("are asked, and nobody else's", async () => {
    const made = await book(world.bookings, await roundRobin());
    expect(made).toMatchObject({ value: { hosts: [{ name: "ann" }], checkedLive: true } });
    expect(world.engine.reads).toEqual(["ann's"]);
  });

  it("count more than the cache: one who is busy after all is passed over", async () => {
    const request = await roundRobin();
    world.engine.busy.set("ann's", [onTuesday("11:30", "12:30")]);
    expect(await book(world.bookings, request)).toMatchObject({
      value: { hosts: [{ name: "bob" }], checkedLive: true },
    });
    expect(world.engine.reads).toEqual(["ann's", "bob's"]);
  });

  it("all busy after all leave nothing to book", async () => {
    const request = await roundRobin();
    world.engine.busy.set("ann's", [onTuesday("11:30", "12:30")]);
    world.engine.busy.set("bob's", [onTuesday("10:30", "11:30")]);
    expect(await book(world.bookings, request)).toMatchObject({ error: { kind: "slot-unavailable" } });
  });

  it("may be away: then the cache decides and the booking says so", async () => {
    const request = await roundRobin();
    world.engine.busy.delete("ann's");
    expect(await book(world.bookings, request)).toMatchObject({
      value: { hosts: [{ name: "ann" }], checkedLive: false },
    });
  });

  it("may be too slow: then the cache decides and the booking says so", async () => {
    const request = await roundRobin();
    let answer = () => {};
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { provider } = world.engine;
    const { readBusy } = provider;
    provider.readBusy = (...of) => slow.then(() => readBusy(...of));
    world.bookings.settings.liveCheckBudget = 20;
    expect(await book(world.bookings, request)).toMatchObject({
      value: { hosts: [{ name: "ann" }], checkedLive: false },
    });
    answer();
  });
});
