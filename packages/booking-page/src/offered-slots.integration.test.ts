import { intervalsFrom, type MinuteRange } from "@calcache/availability";
import { parsePageQuery } from "@calcache/booker/view";
import { findEventType } from "@calcache/scheduling";
import { createTeamEvent, createUser, type FakeEngine, fakeEngine } from "@calcache/scheduling/testing";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findOfferedSlots } from "./offered-slots.ts";

/** The last evening of a month, after work. */
const now = Date.parse("2026-11-30T20:00Z");
const day = (text: string) => new Date(`${text}T00:00Z`);

let database: TestDatabase;
let engine: FakeEngine;
let read: MinuteRange[];
beforeAll(async () => {
  database = await createTestDatabase();
  const ann = await createUser(database.db, "ann");
  await createTeamEvent(database.db, "soon", [{ user: ann }]);
  await createTeamEvent(database.db, "later", [{ user: ann }], {
    ...{ periodType: "RANGE", periodStartDate: day("2027-02-08"), periodEndDate: day("2027-02-09") },
  });
  await createTeamEvent(database.db, "spring", [{ user: ann }], {
    ...{ periodType: "RANGE", periodStartDate: day("2027-03-29"), periodEndDate: day("2027-03-30") },
  });
  await createTeamEvent(database.db, "over", [{ user: ann }], {
    ...{ periodType: "RANGE", periodStartDate: day("2026-11-02"), periodEndDate: day("2026-11-27") },
  });
});
afterAll(() => database.drop());
beforeEach(() => {
  read = [];
  engine = fakeEngine(database.db, () => now);
  engine.provider.readBusy = async (_mailbox, _calendar, range) => {
    read.push(range);
    return { ok: true, value: intervalsFrom([]) };
  };
});

async function offered(slug: string, search: Record<string, string> = {}) {
  const eventType = await findEventType(engine, { teamSlug: slug, eventTypeSlug: slug });
  if (!eventType) throw new Error(`there is no event type ${slug}`);
  const query = parsePageQuery({ "cal.tz": "UTC", "cal.cache": "false", ...search });
  return findOfferedSlots(engine, eventType, query, eventType.length);
}
const lastRead = () => new Date(Math.max(...read.map(({ end }) => end)) * 60_000).toISOString().slice(0, 10);

describe("a page whose month has no times left", () => {
  it("opens on the next one, of whose calendars it asks for no more", async () => {
    const { first, last, slots } = await offered("soon");
    expect([first, last]).toEqual(["2026-12-01", "2026-12-31"]);
    expect(Object.keys(slots)[0]).toBe("2026-12-01");
    // Looked for three months ahead at once, calendars were read live on each view: the last of these months aren't kept.
    expect(lastRead() < "2027-01-05").toBe(true);
  });

  it("says when the next times are where its month was asked for", async () => {
    const { first, nextAvailable } = await offered("soon", { month: "2026-11" });
    expect([first, nextAvailable]).toEqual(["2026-11-01", "2026-12-01"]);
    expect(lastRead() < "2027-01-05").toBe(true);
  });

  it("opens on the first month that has times, whole", async () => {
    const { first, last, opensOn, slots } = await offered("later");
    expect([first, last, opensOn]).toEqual(["2027-02-01", "2027-02-28", "2027-02-08"]);
    expect(Object.keys(slots)).toEqual(["2027-02-08", "2027-02-09"]);
  });

  it("opens on the first week that has times, whole, wherever that begins", async () => {
    const { first, last, slots } = await offered("later", { layout: "week_view" });
    expect([first, last]).toEqual(["2027-02-08", "2027-02-14"]);
    expect(Object.keys(slots)).toEqual(["2027-02-08", "2027-02-09"]);
  });

  // Seen failing: as a week it had no times "in the months after", of which the month showed some.
  it.each(["month_view", "week_view", "column_view"])(
    "looks as far ahead in each layout: %s",
    async (layout) => {
      expect(await offered("spring", { layout })).toMatchObject({ opensOn: "2027-03-29" });
    },
  );

  it("looks no further than can be booked", async () => {
    const { first, nextAvailable, slots } = await offered("over");
    expect([first, nextAvailable, slots]).toEqual(["2026-11-01", null, {}]);
  });
});
