import type { OtherBusyTimes } from "@calcache/calendar-cache";
import { book, findEventType, findSlotsOf } from "@calcache/scheduling";
import { requestFor } from "@calcache/scheduling/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

let world: TestWorld;
let tuesday: string;
let read: OtherBusyTimes;

/** Ann, whose Outlook is cached, has selected a Google calendar as well, which only her host app can read. */
beforeEach(async () => {
  world = await createTestWorld({ otherBusyTimes: (...asked) => read(...asked) });
  const week = new Date(world.now() + 7 * 86_400_000);
  week.setUTCDate(week.getUTCDate() + ((2 - week.getUTCDay() + 7) % 7));
  tuesday = week.toISOString().slice(0, 10);
  const ann = world.simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann",
    timeZone: "UTC",
  });
  await world.importTeam(teamOf([ann]));
  const { id: userId } = await world.db.user.findFirstOrThrow();
  await world.db.selectedCalendar.create({
    data: { userId, integration: "google_calendar", externalId: "ann@gmail.example" },
  });
  await world.runtime.sweep();
});
afterEach(() => world.close());

const at = (time: string) => `${tuesday}T${time}:00.000Z`;

async function slots(serveCache: boolean) {
  const eventType = await findEventType(world.engine, { teamSlug: "devs", eventTypeSlug: "teamevent" });
  if (!eventType) throw new Error("no such event type");
  const start = Date.parse(at("00:00")) / 60_000;
  const query = { range: { start, end: start + 1440 }, timeZone: "UTC", duration: null, serveCache };
  const found = await findSlotsOf(world.engine, eventType, query);
  return { ...found, slots: found.slots.map((slot) => new Date(slot.start * 60_000).toISOString()) };
}

// Broken on purpose: its answers told as cached; the page was a HIT.
test("what only the host app can read counts with what it says, always live, never as a hit", async () => {
  read = async () => [[{ start: at("09:00"), end: at("16:00") }]];
  const found = await slots(true);
  expect(found).toMatchObject({ cacheStatus: "MIXED", unavailableHosts: 0 });
  expect(found.slots).toEqual([at("16:00"), at("16:30")]);
  expect(await slots(false)).toMatchObject({ cacheStatus: "BYPASS", unavailableHosts: 0 });
});

test("it is asked again before a booking, which a busy time of its refuses", async () => {
  let busy = [{ start: at("09:00"), end: at("16:00") }];
  read = async () => [busy];
  const { id } = await world.db.eventType.findFirstOrThrow();
  const booked = async (time: string) => (await book(world.runtime.bookings, requestFor(id, at(time)))).ok;
  expect([await booked("10:00"), await booked("16:00")]).toEqual([false, true]);
  busy = [];
  expect(await booked("10:00")).toBe(true);
});

test("while it fails, its calendars' owner is never free", async () => {
  read = async () => Promise.reject(new Error("away"));
  expect(await slots(true)).toMatchObject({ slots: [], unavailableHosts: 1 });
});
