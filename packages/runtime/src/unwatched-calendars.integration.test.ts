import { sweep } from "@calcache/calendar-cache";
import { putEvent } from "@calcache/calendar-events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEventWorld, type EventWorld } from "./testing/event-world.ts";

const minute = 60_000;

let world: EventWorld;
beforeEach(async () => {
  world = await createEventWorld();
});
afterEach(() => world.close());

/** So many minutes pass, in which the worker looks for work each minute. */
async function pass(minutes: number) {
  for (let passed = 0; passed < minutes; passed++) {
    world.advance(minute);
    await world.work();
  }
}

/** A quarter of an hour between two comparisons, and the worker's next look. */
const soon = 16;
/** What is gone is looked for twice, with two minutes between, before it is believed. */
const secondLook = 3;

const put = (calendar: string) =>
  world.db.$transaction((tx) =>
    putEvent(tx, world.booking, world.refOf("1", calendar), world.meeting(), world.now()),
  );
const idInOutlook = async () => (await world.stored("1")).externalId ?? "";

// Seen failing while a calendar was compared only when it had been notified or read: nobody ever noticed. Broken on purpose: the same.
test.each([
  [
    "of a host in no team that caches",
    async () => {
      await world.db.teamFeatures.deleteMany();
      return world.calendarId;
    },
  ],
  [
    "that bookings go to, and that isn't selected",
    async () => {
      await world.db.selectedCalendar.deleteMany({ where: { externalId: world.otherCalendarId } });
      return world.otherCalendarId;
    },
  ],
] as const)(
  "what people do to our events in a calendar %s is seen within a quarter of an hour, a deletion three minutes later",
  async (_whose, calendarOf) => {
    const calendar = await calendarOf();
    await sweep(world.events.engine);
    await put(calendar);
    await pass(60);
    expect(world.told).toEqual([]);
    world.editInOutlook(await idInOutlook(), {
      start: new Date(world.at("14:00")).toISOString(),
      end: new Date(world.at("14:30")).toISOString(),
    });
    await pass(soon);
    expect(world.told).toMatchObject([{ change: { kind: "moved", start: world.at("14:00") } }]);
    world.deleteInOutlook(await idInOutlook());
    const since = world.lastRequest();
    await pass(soon + secondLook);
    expect(world.told).toMatchObject([{}, { change: { kind: "deleted" } }]);
    await pass(60 - soon - secondLook);
    expect(world.told).toHaveLength(2);
    // Each quarter of an hour one list, and a look for what is missing.
    const asked = new Set(["listCalendarView", "getEvent"]);
    expect(world.requestsSince(since, asked).length).toBeLessThanOrEqual(8);
  },
);
