import { formatSlotTime, type MinuteRange } from "@calcache/availability";
import { createTestDatabase, holidayTables, openSession } from "@calcache/setup/testing";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chooseHosts } from "../bookings/hosts/choose-hosts.ts";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { routedTo } from "../event-types/found/routed-hosts.ts";
import { nothingOwn } from "../host-time/times/excluded-times.ts";
import { fakeEngine } from "../testing/fake-engine.ts";
import { anyRows, rowZones, withOwner } from "../testing/rows/any-rows.ts";
import type { TeamRows } from "../testing/rows/rows.ts";
import { type RowsQuestion, rowsOracleOf } from "../testing/rows/rows-oracle.ts";
import { writeRows } from "../testing/rows/write-rows.ts";
import { createUser } from "../testing/seed.ts";
import { minuteOf, slotsWorld } from "../testing/slots-world.ts";
import { explainSlotOf } from "./explain-slot-of.ts";
import { findSlotsOf } from "./find-slots-of.ts";

const world = slotsWorld(async () => {
  const database = await createTestDatabase();
  // As newer versions of cal.com have them.
  for (const table of holidayTables) await database.db.$executeRawUnsafe(table);
  return database;
});
const names = ["ann", "bob", "cal", "red", "blue"];
let session: Awaited<ReturnType<typeof openSession>>;
beforeEach(async () => {
  const { db, databaseUrl } = world.database;
  for (const name of names) await createUser(db, name);
  await db.team.create({ data: { slug: "devs", name: "Devs" } });
  await db.feature.create({ data: { slug: "restriction-schedule" } });
  await db.teamFeatures.create({ data: { teamId: 1, featureId: "restriction-schedule", assignedBy: "" } });
  session = await openSession(databaseUrl);
});
afterEach(() => session.end());

const addressOf = (userId: number) => `${names[userId - 1]}@example.com`;

/** A team's rows are in the database, and what its users are busy with in their calendars. */
async function given(rows: TeamRows, now: number) {
  await session.query(writeRows(rows, addressOf));
  const engine = fakeEngine(world.database.db, () => now);
  for (const { id, busy } of [...rows.users, ...rows.rooms]) engine.busy.set(`${names[id - 1]}'s`, busy);
  const eventType = await findEventType(engine, { eventTypeId: 1 });
  if (!eventType) throw new Error("no such event type");
  return { engine, eventType };
}

const windows: [name: string, range: MinuteRange][] = [
  ["over a weekend", { start: minuteOf("2026-12-03T00:00"), end: minuteOf("2026-12-08T00:00") }],
  [
    "while London's clocks change",
    { start: minuteOf("2026-10-23T00:00"), end: minuteOf("2026-10-27T00:00") },
  ],
];

describe.each(windows)("teams of all kinds %s", (_name, range) => {
  const oracle = rowsOracleOf(range);
  const minute = fc.integer({ min: range.start, max: range.end - 1 });
  const part = fc.oneof(
    { weight: 2, arbitrary: fc.constant(range) },
    {
      weight: 1,
      arbitrary: fc.tuple(minute, minute).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
    },
  );
  const question: fc.Arbitrary<RowsQuestion> = fc.record({
    range: part,
    timeZone: fc.constantFrom(...rowZones),
    routing: fc.record({
      memberIds: fc.oneof(fc.constant([]), fc.subarray([1, 2, 3, 9])),
      ownerId: fc.oneof({ weight: 20, arbitrary: fc.constant(null) }, fc.constantFrom(1, 2, 3)),
    }),
    now: fc.integer({ min: range.start * 60, max: (range.start + 1440) * 60 }).map((second) => second * 1000),
  });
  const team = fc.tuple(anyRows(range), question).map(([rows, what]) => ({
    rows: what.routing.ownerId === null ? rows : withOwner(rows, what.routing.ownerId),
    what,
  }));
  const asked = { duration: null, serveCache: false };
  const led = ({ routing: { memberIds, ownerId } }: RowsQuestion) => ({
    routing: { memberIds, ownerEmail: ownerId === null ? null : addressOf(ownerId) },
  });
  const told = ({ timeZone }: RowsQuestion, slots: readonly MinuteRange[]) =>
    slots.map(({ start }) => formatSlotTime(start, timeZone));

  // Each rule was broken on purpose and caught here: which schedule counts, its zone, the usual hours, the dates of a range, business
  // days, pending bookings, weeks, absences, automatic replies of long ago, holidays and their ids, trips and the zone that one replaced, the hours to which slots are confined, whose bookings and days a limit counts, an interval of 0, the distance of starts after a busy time, groups, how many
  // of each take part, to whom of which group the asker is led, for how long an owner comes first, the rooms' calendars.
  test("are offered exactly the slots that cal.com's rules name", async () => {
    await fc.assert(
      fc.asyncProperty(team, async ({ rows, what }) => {
        const { engine, eventType } = await given(rows, what.now);
        const { slots } = await findSlotsOf(engine, eventType, { ...asked, ...what, ...led(what) });
        expect(told(what, slots)).toEqual(told(what, oracle.slots(rows, what)));
      }),
      { numRuns: 100 },
    );
  });

  test("are told no reason against exactly the slots that are offered, and each of those can be booked", async () => {
    await fc.assert(
      fc.asyncProperty(team, fc.nat(), fc.nat(), async ({ rows, what }, nth, far) => {
        const { engine, eventType } = await given(rows, what.now);
        const { slots } = await findSlotsOf(engine, eventType, { ...asked, ...what, ...led(what) });
        const slot = slots[nth % Math.max(1, slots.length)];
        if (slot === undefined) return;
        const { routing } = led(what);
        const hosts = await chooseHosts(
          { engine },
          routedTo(eventType, routing, undefined).eventType,
          { ...slot, timeZone: what.timeZone, routing },
          nothingOwn,
        );
        const canBeJoined = rows.bookings.some(({ seats, start }) => seats > 0 && start === slot.start);
        expect(hosts !== null || canBeJoined).toBe(true);
        // A date alone is what is explained; the oracle knows it while it lies within the window.
        const at = slot.start + ((far % 25) - 12) * 5;
        const date = dateAround(at, what.timeZone, eventType.length);
        if (date.end > range.end) return;
        const explained = await explainSlotOf(engine, eventType, {
          ...asked,
          timeZone: what.timeZone,
          ...led(what),
          at,
        });
        const offered = oracle.slots(rows, { ...what, range: date }).some(({ start }) => start === at);
        expect(explained.reasons.length === 0).toBe(offered);
      }),
      { numRuns: 50 },
    );
  });
});

/** The minutes of the date that somebody's calendar shows at a minute, and room for a slot that begins in its last. */
function dateAround(at: number, timeZone: string, length: number): MinuteRange {
  const dateOf = (minute: number) => formatSlotTime(minute, timeZone).slice(0, "YYYY-MM-DD".length);
  let [start, end] = [at, at];
  while (dateOf(start - 1) === dateOf(at)) start -= 1;
  while (dateOf(end) === dateOf(at)) end += 1;
  return { start, end: end + length };
}
