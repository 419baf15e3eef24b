import {
  addAbsence,
  chooseSchedules,
  deleteAbsence,
  deleteSchedule,
  deleteTeamEventType,
  saveEventType,
  saveSchedule,
} from "@calcache/configuration";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
let listener: Client;
const heard: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  listener = new Client({ connectionString: database.databaseUrl });
  await listener.connect();
  listener.on("notification", ({ payload = "" }) => heard.push(payload));
  await listener.query("LISTEN availability_change");
});
afterAll(async () => {
  await listener.end();
  await database.drop();
});

/** What is told while something is done. */
async function told(work: () => Promise<unknown>): Promise<unknown[]> {
  await work();
  // Notifications come before the answer to what is asked after them.
  await listener.query("SELECT 1");
  return heard.splice(0).map((payload) => JSON.parse(payload));
}

const now = Date.parse("2026-11-30T12:00Z");
const idOf = (result: { ok: boolean; value?: { id: number } | null }) => result.value?.id ?? 0;

test("open pages are told of what users and admins change", async () => {
  const { db } = database;
  const ann = await db.user.create({ data: { email: "ann@x.example" } });
  const team = await db.team.create({ data: { name: "Devs" } });
  await db.membership.create({ data: { userId: ann.id, teamId: team.id, role: "OWNER", accepted: true } });
  const ofAnn = [expect.objectContaining({ users: [ann.id] })];
  const hours = { name: "Office", timeZone: "UTC", isDefault: false, availability: [], overrides: [] };
  let scheduleId = 0;
  expect(
    await told(async () => {
      scheduleId = idOf(await saveSchedule(db, ann.id, null, hours));
    }),
  ).toEqual(ofAnn);
  expect(await told(() => chooseSchedules(db, ann.id, new Map([[1, scheduleId]])))).toEqual(ofAnn);
  expect(await told(() => deleteSchedule(db, ann.id, scheduleId))).toEqual(ofAnn);
  const away = { first: "2026-12-01", last: "2026-12-02", notes: null, standInId: null, reasonId: null };
  expect(await told(() => addAbsence(db, ann.id, away, now))).toEqual(ofAnn);
  const { id } = await db.outOfOfficeEntry.findFirstOrThrow();
  expect(await told(() => deleteAbsence(db, ann.id, id))).toEqual(ofAnn);

  const wish = {
    ...{ slug: "talk", title: "Talk", length: 30, slotInterval: null, everyStart: false, lengths: [] },
    requiredHosts: 1,
    rooms: [],
    choosesRoom: false,
    ...{ minimumBookingNotice: 0, beforeEventBuffer: 0, afterEventBuffer: 0, periodDays: null },
    ...{ schedulingType: "COLLECTIVE" as const, scheduleId: null, hosts: [] },
  };
  let eventTypeId = 0;
  const saved = await told(async () => {
    eventTypeId = idOf(await saveEventType(db, team.id, null, wish, now));
  });
  const ofEventType = [expect.objectContaining({ eventTypes: [eventTypeId] })];
  expect(saved).toEqual(ofEventType);
  expect(await told(() => deleteTeamEventType(db, team.id, eventTypeId))).toEqual(ofEventType);
});
