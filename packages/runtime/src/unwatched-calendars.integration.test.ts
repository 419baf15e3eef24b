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

/** An hour passes, in which the worker looks for work each minute. */
async function anHour() {
  for (let minutes = 0; minutes < 60; minutes += 2) {
    world.advance(2 * minute);
    await world.work();
  }
}

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
  "what people do to our events in a calendar %s is seen within the hour",
  async (_whose, calendarOf) => {
    const calendar = await calendarOf();
    await sweep(world.events.engine);
    await put(calendar);
    await anHour();
    expect(world.told).toEqual([]);
    world.editInOutlook(await idInOutlook(), {
      start: new Date(world.at("14:00")).toISOString(),
      end: new Date(world.at("14:30")).toISOString(),
    });
    await anHour();
    expect(world.told).toMatchObject([{ change: { kind: "moved", start: world.at("14:00") } }]);
    world.deleteInOutlook(await idInOutlook());
    const since = world.lastRequest();
    await anHour();
    expect(world.told).toMatchObject([{}, { change: { kind: "deleted" } }]);
    // Each quarter of an hour one list, and a look for what is missing.
    const asked = new Set(["listCalendarView", "getEvent"]);
    expect(world.requestsSince(since, asked).length).toBeLessThanOrEqual(8);
  },
);
