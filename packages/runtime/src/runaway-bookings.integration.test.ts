import { randomUUID } from "node:crypto";
import { refreshMailbox, sweep, wakeDueMailboxes } from "@calcache/calendar-cache";
import {
  applyEvents,
  type CalendarEvents,
  type DesiredEvent,
  type EventProvider,
  wakeDueEvents,
} from "@calcache/calendar-events";
import { book, followCalendarEvents } from "@calcache/scheduling";
import { requestFor } from "@calcache/scheduling/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { outlookEvents, withProvider } from "./testing/event-world.ts";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Zones whose rules have changed of late, or that differ from the zone by whose Windows name they go, and ordinary ones. */
const zones =
  `America/Vancouver America/Edmonton America/Whitehorse America/Dawson_Creek America/Inuvik America/Winnipeg
America/Havana America/Chihuahua America/Ojinaga America/Ciudad_Juarez America/Tijuana America/Mexico_City America/Cancun
America/Scoresbysund America/Nuuk America/Asuncion America/Sao_Paulo America/Santiago America/Punta_Arenas America/Bogota
America/Caracas America/Halifax America/St_Johns America/New_York America/Chicago America/Phoenix America/Anchorage
Pacific/Honolulu Pacific/Apia Pacific/Fiji Pacific/Norfolk Pacific/Chatham Australia/Sydney Australia/Lord_Howe Asia/Almaty
Asia/Qostanay Asia/Qyzylorda Asia/Tashkent Asia/Bishkek Asia/Kolkata Asia/Kathmandu Asia/Amman Asia/Tehran Asia/Gaza
Antarctica/Casey Antarctica/Vostok Africa/Cairo Africa/Casablanca Europe/London Europe/Volgograd`.split(
    /\s+/,
  );

/** Dates on which North America, Europe and the south keep different times, each the first of a week with a slot a zone, far enough apart to be moved. */
const dates = ["2026-12-07", "2027-03-20", "2027-07-05", "2027-11-01"];

let world: TestWorld;
let events: CalendarEvents;
let bookings: Parameters<typeof book>[0];
let eventTypeId: number;
const woken = new Set<number>();

beforeAll(async () => {
  world = await createTestWorld({ months: 13 });
  const mailboxes = ["ann", "bob"].map((name) =>
    world.simulator.createMailbox({
      address: `${name}@contoso.example`,
      displayName: name,
      timeZone: "Europe/London",
      calendars: [{ name: "Calendar", isDefault: true }],
    }),
  );
  const team = teamOf(mailboxes);
  const availability = [{ days: [0, 1, 2, 3, 4, 5, 6], startTime: "00:00", endTime: "24:00" }];
  await world.importTeam({
    ...team,
    users: team.users.map((user) => ({
      ...user,
      schedule: { timeZone: "UTC", availability, overrides: [] },
    })),
  });
  const engine = {
    ...world.engine,
    wake: async (ids: readonly number[]) => ids.forEach((id) => void woken.add(id)),
  };
  const onEventChanged = followCalendarEvents("follow", world.now);
  events = { ...world.runtime.events, engine, onEventChanged };
  bookings = { engine, newUid: randomUUID, hostSecret: () => "", settings: { liveCheckBudget: 2_000 } };
  eventTypeId = (await world.db.eventType.findFirstOrThrow()).id;
  await sweep(engine);
  await work();
});
afterAll(() => world.close());

async function work(): Promise<void> {
  for (let round = 0; round < 50; round++) {
    woken.clear();
    const due = (await wakeDueMailboxes(events.engine)) + (await wakeDueEvents(events));
    if (due === 0) return;
    for (const id of [...woken]) {
      await refreshMailbox(events.engine, id);
      await applyEvents(events, id);
    }
  }
}

async function bookAt(start: string, timeZone: string): Promise<void> {
  const attendee = { name: timeZone, email: "bo@guest.example", timeZone, language: "en" };
  const made = await book(bookings, requestFor(eventTypeId, start, { attendee }));
  if (!made.ok) throw new Error(`${timeZone}: ${made.error.kind}`);
}

/** What Graph says reaches the webhook, and the worker looks at it, again and again for a day. */
async function dayPasses(): Promise<void> {
  for (const ms of [0, 6_000, 31_000, minute, 5 * minute, 60 * minute, day - 67 * minute]) {
    await world.simulator.deliverySettled();
    world.advance(ms);
    await work();
  }
}

/** An Outlook that takes times for an hour later wherever it reads a zone otherwise than we do. */
const misreading = (provider: EventProvider, isMisread: (timeZone: string) => boolean): EventProvider => {
  const read = (event: DesiredEvent) =>
    isMisread(event.timeZone)
      ? { ...event, start: event.start + 60 * minute, end: event.end + 60 * minute }
      : event;
  return {
    ...provider,
    create: (mailbox, calendar, key, event) => provider.create(mailbox, calendar, key, read(event)),
    change: (mailbox, held, event, properties) => provider.change(mailbox, held, read(event), properties),
  };
};

const mails = async () => {
  const counts = await world.db.bookingEmail.groupBy({ by: ["kind"], _count: true });
  return Object.fromEntries(counts.map(({ kind, _count }) => [kind, _count]));
};

/** When Outlook has the events of a host, sorted. */
function heldBy(host: string): string[] {
  const held = world.simulator.listStoredEvents(`${host}@contoso.example`);
  return held.ok ? held.value.map(({ span }) => new Date(span.start).toISOString()).sort() : [];
}

const startsOf = async () =>
  (await world.db.booking.findMany({ orderBy: { id: "asc" } })).map(({ startTime }) =>
    startTime.toISOString(),
  );

test("no booking moves itself: fifty zones on four dates, a day passes, nobody is mailed", async () => {
  const starts = dates.flatMap((date) =>
    zones.map((_, index) => new Date(Date.parse(date) + index * 3 * 60 * minute).toISOString()),
  );
  for (const [index, start] of starts.entries()) await bookAt(start, zones[index % zones.length] ?? "");
  await dayPasses();

  expect(await startsOf()).toEqual(starts);
  expect(await mails()).toEqual({ confirmed: starts.length });
  for (const host of ["ann", "bob"]) expect(heldBy(host)).toEqual(starts.toSorted());
});

test.each([
  ["reads a zone by other rules: its event is put right", (zone: string) => zone !== "UTC", 0],
  ["misreads all times: the booking stays", () => true, 60 * minute],
])("Outlook %s, and nobody is mailed", async (_, isMisread, shift) => {
  const provider = misreading(outlookEvents(events), isMisread);
  const [before, mailed, held] = [await startsOf(), await mails(), heldBy("bob")];
  const start = new Date(Date.parse("2027-08-02T10:00:00Z") + shift * 4).toISOString();
  const right = events;
  events = withProvider(events, provider);
  await bookAt(start, "Europe/Berlin");
  await dayPasses();
  events = right;
  expect(await startsOf()).toEqual([...before, start]);
  expect(await mails()).toEqual({ confirmed: (mailed.confirmed ?? 0) + 1 });
  const landed = new Date(Date.parse(start) + shift).toISOString();
  expect(heldBy("bob")).toEqual([...held, landed].sort());
});

test("a host's own move of such an event is followed all the same", async () => {
  const [booking] = await world.db.booking.findMany({ orderBy: { id: "desc" }, take: 1 });
  const listed = world.simulator.listEvents("bob@contoso.example", {
    start: "2027-08-02T00:00:00Z",
    end: "2027-08-03T00:00:00Z",
  });
  const id = listed.ok ? listed.value.at(-1)?.id : undefined;
  const to = { start: "2027-08-02T20:00:00.000Z", end: "2027-08-02T20:30:00.000Z" };
  expect(world.simulator.updateEvent("bob@contoso.example", id ?? "", to).ok).toBe(true);
  await dayPasses();
  expect(await world.db.booking.findUnique({ where: { id: booking?.id ?? 0 } })).toMatchObject({
    startTime: new Date(to.start),
  });
  expect((await mails()).rescheduled).toBe(1);
});
