import { createTestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DesiredEvent, EventRef, EventWriter } from "../events/event.ts";
import { deleteEvent, putEvent } from "./put-event.ts";

const now = Date.parse("2026-11-20T12:00:00Z");
const booking: EventWriter = { kind: "booking" };
const meeting: DesiredEvent = {
  title: "Intro",
  description: "",
  location: "",
  start: now,
  end: now + 1_800_000,
  timeZone: "Europe/Berlin",
  attendees: [{ email: "bo@example.com", name: "Bo" }],
  onlineMeeting: false,
  language: "en",
};

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let credentialId = 0;
let count = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  const user = await database.db.user.create({ data: { email: "ann@contoso.example" } });
  const key = { email: "Ann@contoso.example" };
  const account = await database.db.credential.create({
    data: { type: "test_calendar", key, userId: user.id },
  });
  credentialId = account.id;
});
afterAll(() => database.drop());

const newRef = (): EventRef => ({ credentialId, calendarId: "A", eventId: `event ${count++}` });
const put = (ref: EventRef, event: DesiredEvent, writer: EventWriter = booking) =>
  database.db.$transaction((tx) => putEvent(tx, writer, ref, event, now));
const remove = (ref: EventRef, writer: EventWriter = booking) =>
  database.db.$transaction((tx) => deleteEvent(tx, writer, ref, now));
const logOf = async ({ eventId }: EventRef) =>
  (await database.db.eventLog.findMany({ where: { event: { eventId } }, orderBy: { version: "asc" } })).map(
    ({ version, command }) => [version, command],
  );

test("each command that changes something is one version in the log", async () => {
  const ref = newRef();
  expect(await put(ref, meeting)).toMatchObject({ ok: true, value: { version: 1, changed: true } });
  expect(await put(ref, { ...meeting, title: "Later" })).toMatchObject({ ok: true, value: { version: 2 } });
  expect(await remove(ref)).toMatchObject({ ok: true, value: { version: 3, changed: true } });
  expect(await logOf(ref)).toEqual([
    [1, "put"],
    [2, "put"],
    [3, "delete"],
  ]);
});

test("a command that asks for nothing new leaves no trace", async () => {
  const ref = newRef();
  await put(ref, meeting);
  expect(await put(ref, structuredClone(meeting))).toMatchObject({ value: { version: 1, changed: false } });
  await remove(ref);
  expect(await remove(ref)).toMatchObject({ value: { version: 2, changed: false } });
  expect(await logOf(ref)).toHaveLength(2);
});

test("what was never there can't be deleted, and an unknown account has no calendars", async () => {
  expect(await remove(newRef())).toEqual({ ok: false, error: { kind: "unknown-event" } });
  expect(await put({ ...newRef(), credentialId: 999 }, meeting)).toEqual({
    ok: false,
    error: { kind: "unknown-calendar" },
  });
});

test("nobody but its writer can touch an event", async () => {
  const ref = newRef();
  const key: EventWriter = { kind: "api-key", id: "one" };
  await put(ref, meeting, key);
  for (const other of [booking, { kind: "api-key", id: "another" } as const]) {
    expect(await put(ref, { ...meeting, title: "Mine" }, other)).toEqual({
      ok: false,
      error: { kind: "other-writer" },
    });
    expect(await remove(ref, other)).toEqual({ ok: false, error: { kind: "other-writer" } });
  }
  expect(await put(ref, meeting, key)).toMatchObject({ value: { version: 1, changed: false } });
});

test("commands at the same time get versions of their own", async () => {
  const ref = newRef();
  const titles = Array.from({ length: 8 }, (_, index) => `Title ${index}`);
  const answers = await Promise.all(titles.map((title) => put(ref, { ...meeting, title })));
  const versions = answers.map((answer) => (answer.ok ? answer.value.version : 0));
  expect(versions.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test("the log is append-only, whoever connects", async () => {
  const ref = newRef();
  await put(ref, meeting);
  const db = database.db;
  await expect(db.$executeRaw`UPDATE calcache.event_log SET command = 'delete'`).rejects.toThrow(
    "append-only",
  );
  await expect(db.$executeRaw`DELETE FROM calcache.event_log`).rejects.toThrow("append-only");
  await expect(db.$executeRaw`TRUNCATE calcache.event_log`).rejects.toThrow("append-only");
  await expect(db.$executeRaw`DELETE FROM calcache.calendar_event`).rejects.toThrow();
  expect(await logOf(ref)).toEqual([[1, "put"]]);
});
