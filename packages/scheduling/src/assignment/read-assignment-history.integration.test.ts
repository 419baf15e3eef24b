import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { readAssignmentHistory } from "./read-assignment-history.ts";

const now = Date.parse("2026-12-10T12:00Z");
const at = (text: string) => Date.parse(`${text}Z`);
/** On the day on which bookings of these tests take place, unless they say so. */
const slot = at("2027-01-01T15:00") / 60_000;

let database: TestDatabase;
let ann: { id: number };
let ben: { id: number };
let eventType: { id: number };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyTables(database.db, ["users", '"Team"', '"Booking"']);
  ann = await createUser(database.db, "ann");
  ben = await createUser(database.db, "ben");
  eventType = await createTeamEvent(database.db, "intro", [{ user: ann }, { user: ben }]);
  await joined(ann, "2026-01-01T00:00");
  await joined(ben, "2026-01-01T00:00");
});

const joined = (user: { id: number }, when: string) =>
  database.db.host.updateMany({ where: { userId: user.id }, data: { createdAt: new Date(at(when)) } });

let bookings = 0;
function book(
  leader: { id: number } | null,
  madeAt: string,
  more: {
    status?: "ACCEPTED" | "PENDING" | "CANCELLED" | "REJECTED";
    eventTypeId?: number;
    attendees?: { email: string; noShow?: boolean }[];
    startTime?: string;
  } = {},
) {
  const {
    status = "ACCEPTED",
    eventTypeId = eventType.id,
    attendees = [{ email: "guest@example.com" }],
    startTime = "2027-01-01T09:00",
  } = more;
  bookings += 1;
  return database.db.booking.create({
    data: {
      uid: `booking ${bookings}`,
      title: "Intro",
      startTime: new Date(at(startTime)),
      endTime: new Date(at(startTime) + 3_600_000),
      createdAt: new Date(at(madeAt)),
      status,
      eventTypeId,
      userId: leader?.id ?? null,
      attendees: { create: attendees.map((attendee) => ({ name: "", timeZone: "UTC", ...attendee })) },
    },
  });
}

const sharing = (...ids: number[]) => ids.map((userId) => ({ userId, groupId: null }));

const history = async (user: { id: number }) =>
  (await readAssignmentHistory(database.db, eventType.id, sharing(ann.id, ben.id), { now, start: slot })).get(
    user.id,
  );

it("knows nothing of hosts who never had a booking, and asks nothing where there are no hosts", async () => {
  expect(await history(ann)).toEqual({ lastBookedAt: null, bookings: 0, calibration: 0 });
  expect(await readAssignmentHistory(database.db, eventType.id, [], { now, start: slot })).toEqual(new Map());
});

it("counts this month's bookings, and tells when the last one was ever made", async () => {
  await book(ann, "2026-11-30T23:59:59");
  await book(ann, "2026-12-01T00:00:00");
  await book(ann, "2026-12-09T08:00:00");
  await book(ben, "2026-10-01T08:00:00");
  expect(await history(ann)).toMatchObject({ lastBookedAt: at("2026-12-09T08:00:00"), bookings: 2 });
  expect(await history(ben)).toMatchObject({ lastBookedAt: at("2026-10-01T08:00:00"), bookings: 0 });
});

it("counts a booking that a host attends, and counts one they lead and attend once", async () => {
  await book(ann, "2026-12-02T00:00", {
    attendees: [{ email: "ann@example.com" }, { email: "ben@example.com" }],
  });
  expect(await history(ann)).toMatchObject({ bookings: 1 });
  expect(await history(ben)).toMatchObject({ bookings: 1, lastBookedAt: at("2026-12-02T00:00") });
});

// Seen failing while the address had to be written as the host's.
it("knows an attending host in any case of letters: long ago as they write themselves, or in small letters", async () => {
  await database.db.user.update({ where: { id: ben.id }, data: { email: "Ben@example.com" } });
  const attended = (email: string, madeAt: string) => book(null, madeAt, { attendees: [{ email }] });
  await attended("ben@example.com", "2026-08-01T00:00");
  await attended("Ben@example.com", "2026-08-02T00:00");
  expect(await history(ben)).toMatchObject({ bookings: 0, lastBookedAt: at("2026-08-02T00:00") });
  await attended("BEN@Example.com", "2026-12-02T00:00");
  expect(await history(ben)).toMatchObject({ bookings: 1, lastBookedAt: at("2026-12-02T00:00") });
});

it("counts those that wait to be accepted, and none that were called off", async () => {
  await book(ann, "2026-12-02T00:00", { status: "PENDING" });
  await book(ann, "2026-12-03T00:00", { status: "CANCELLED" });
  await book(ann, "2026-12-03T00:00", { status: "REJECTED" });
  expect(await history(ann)).toMatchObject({ bookings: 1, lastBookedAt: at("2026-12-02T00:00") });
});

it("counts none to which nobody came", async () => {
  await book(ann, "2026-12-02T00:00", { attendees: [{ email: "a@example.com", noShow: true }] });
  expect(await history(ann)).toMatchObject({ bookings: 0, lastBookedAt: null });
  await book(ann, "2026-12-03T00:00", {
    attendees: [{ email: "a@example.com", noShow: true }, { email: "b@example.com" }],
  });
  await book(ann, "2026-12-04T00:00", { attendees: [] });
  expect(await history(ann)).toMatchObject({ bookings: 2 });
});

it("counts those of this event type only", async () => {
  const other = await createTeamEvent(database.db, "other", [{ user: ann }]);
  await book(ann, "2026-12-02T00:00", { eventTypeId: other.id });
  expect(await history(ann)).toMatchObject({ bookings: 0, lastBookedAt: null });
});

it("credits a host who joined this month with the others' average by then", async () => {
  await book(ann, "2026-11-20T00:00");
  await book(ann, "2026-12-02T00:00");
  await book(ann, "2026-12-03T00:00");
  await joined(ben, "2026-12-05T00:00");
  await book(ann, "2026-12-06T00:00");
  expect(await history(ben)).toEqual({ lastBookedAt: null, bookings: 0, calibration: 2 });
  expect(await history(ann)).toMatchObject({ bookings: 3, calibration: 0 });
});

it("credits nobody where all joined at the same time", async () => {
  await joined(ann, "2026-12-05T00:00");
  await joined(ben, "2026-12-05T00:00");
  await book(ann, "2026-12-05T00:00");
  expect(await history(ben)).toMatchObject({ calibration: 0 });
});

it("counts the bookings of this day alone where the team has it so", async () => {
  await database.db.team.updateMany({ data: { rrResetInterval: "DAY" } });
  await book(ann, "2026-12-09T23:59:59");
  await book(ann, "2026-12-10T00:00:00");
  await joined(ben, "2026-12-10T06:00");
  expect(await history(ann)).toMatchObject({ bookings: 1, calibration: 0 });
  expect(await history(ben)).toMatchObject({ bookings: 0, calibration: 1 });
});

it.each([
  ["MONTH", ["2026-12-31T23:00", "2027-01-01T00:00", "2027-01-31T23:00", "2027-02-01T00:00"], 2],
  ["DAY", ["2026-12-31T23:00", "2027-01-01T00:00", "2027-01-01T23:00", "2027-01-02T00:00"], 2],
] as const)(
  "counts the bookings that take place in the slot's %s where the team has it so, however long ago they were made",
  async (rrResetInterval, starts, bookings) => {
    await database.db.team.updateMany({ data: { rrResetInterval, rrTimestampBasis: "START_TIME" } });
    for (const startTime of starts) await book(ann, "2026-05-05T05:05", { startTime });
    await book(ben, "2026-12-10T08:00", { startTime: "2026-12-10T09:00" });
    expect(await history(ann)).toMatchObject({ bookings, lastBookedAt: at("2026-05-05T05:05") });
    expect(await history(ben)).toMatchObject({ bookings: 0, lastBookedAt: at("2026-12-10T08:00") });
  },
);

it("counts by the month of their making where a team says nothing", async () => {
  await database.db.team.updateMany({ data: { rrResetInterval: null } });
  await book(ann, "2026-12-01T00:00:00");
  await book(ann, "2026-11-30T23:59:59");
  expect(await history(ann)).toMatchObject({ bookings: 1 });
});
