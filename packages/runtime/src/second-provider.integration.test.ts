import { refreshMailbox, sweep, wakeDueMailboxes } from "@calcache/calendar-cache";
import { applyEvents, wakeDueEvents } from "@calcache/calendar-events";
import { book } from "@calcache/scheduling";
import { requestFor } from "@calcache/scheduling/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memoryCalendars } from "./testing/memory-calendars/memory-calendars.ts";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

const memory = memoryCalendars();
const calendar = "zoe's calendar";
let world: TestWorld;
let tuesday: string;
const at = (time: string) => Date.parse(`${tuesday}T${time}:00Z`);

beforeAll(async () => {
  world = await createTestWorld({ providers: [memory.open] });
  const week = new Date(world.now() + 7 * 86_400_000);
  week.setUTCDate(week.getUTCDate() + ((2 - week.getUTCDay() + 7) % 7));
  tuesday = week.toISOString().slice(0, 10);
  const ann = world.simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann",
    timeZone: "UTC",
    calendars: [{ name: "Calendar", isDefault: true }],
  });
  await world.importTeam(teamOf([ann]));
  // Zoe's account is of the other kind; Ann's, in Outlook, stays as it is.
  const [event] = await world.db.eventType.findMany();
  const zoe = await world.db.user.create({
    data: {
      email: "zoe@other.example",
      name: "Zoe",
      timeZone: "UTC",
      schedules: {
        create: {
          name: "Hours",
          timeZone: "UTC",
          availability: {
            create: { days: [1, 2, 3, 4, 5], startTime: new Date(0), endTime: new Date("1970-01-01T23:00Z") },
          },
        },
      },
      credentials: { create: { type: "memory_calendar", key: { email: "zoe@other.example" } } },
      teams: { create: { teamId: event?.teamId ?? 0, accepted: true, role: "MEMBER" } },
    },
    include: { credentials: true },
  });
  await world.db.selectedCalendar.create({
    data: {
      userId: zoe.id,
      integration: "memory_calendar",
      externalId: calendar,
      credentialId: zoe.credentials[0]?.id ?? 0,
    },
  });
  await world.db.host.create({ data: { eventTypeId: event?.id ?? 0, userId: zoe.id, isFixed: true } });
});
afterAll(() => world.close());

/** What the worker does until nothing is due. */
async function work(): Promise<void> {
  const { engine, events } = world.runtime;
  for (let round = 0; round < 20; round++) {
    const woken = new Set<number>();
    engine.wake = async (ids) => ids.forEach((id) => void woken.add(id));
    if ((await wakeDueMailboxes(engine)) + (await wakeDueEvents(events)) === 0) return;
    for (const id of woken) {
      await refreshMailbox(engine, id);
      await applyEvents(events, id);
    }
  }
}

const zoesBusyTimes = async () => {
  const { credentialId } = await world.db.selectedCalendar.findFirstOrThrow({
    where: { integration: "memory_calendar" },
  });
  return world.read(
    { credentialId: credentialId ?? 0, externalId: calendar },
    `${tuesday}T00:00:00Z`,
    `${tuesday}T23:00:00Z`,
  );
};

test("a second kind of account is watched, refreshed, served and booked beside Outlook", async () => {
  const watched = await sweep(world.engine);
  expect(watched).toMatchObject({ watched: 2, failed: 0 });
  await work();

  memory.put(calendar, "lunch", { start: at("12:00"), end: at("13:00") });
  const notified = await world.runtime.webhook(
    "memory_calendar",
    new Request("http://x", { method: "POST" }),
  );
  expect(notified.status).toBe(202);
  world.advance(2_000);
  await work();
  expect(await zoesBusyTimes()).toMatchObject({
    source: "cached",
    busy: [[`${tuesday}T12:00:00.000Z`, `${tuesday}T13:00:00.000Z`]],
  });

  const [event] = await world.db.eventType.findMany();
  const request = (time: string) => requestFor(event?.id ?? 0, `${tuesday}T${time}:00.000Z`);
  expect(await book(world.runtime.bookings, request("12:30"))).toMatchObject({ ok: false });
  expect(await book(world.runtime.bookings, request("14:00"))).toMatchObject({ ok: true });
  await work();
  expect([...memory.events.values()].map(({ start }) => start).sort()).toEqual([at("12:00"), at("14:00")]);
  const inOutlook = world.simulator.listStoredEvents("ann@contoso.example");
  expect(inOutlook.ok && inOutlook.value.map(({ span }) => span.start)).toEqual([at("14:00")]);
});
