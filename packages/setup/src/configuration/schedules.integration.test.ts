import {
  chooseSchedules,
  deleteSchedule,
  listSchedules,
  listScheduleUses,
  saveSchedule,
} from "@calcache/configuration";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const db = () => database.db;
let counter = 0;
const somebody = () =>
  db().user.create({ data: { email: `u${++counter}@contoso.example`, timeZone: "Europe/Berlin" } });
const hours = {
  availability: [
    { days: [1, 2], startTime: "09:00", endTime: "12:00" },
    { days: [1, 2], startTime: "13:00", endTime: "23:59" },
  ],
  overrides: [
    { date: "2026-12-24" },
    { date: "2026-12-28", startTime: "10:00", endTime: "11:00" },
    { date: "2026-12-28", startTime: "22:00", endTime: "02:00" },
  ],
};
const wish = { name: "Office", timeZone: "Asia/Tokyo", isDefault: false, ...hours };

async function saved(userId: number, more: Partial<typeof wish> = {}): Promise<number> {
  const result = await saveSchedule(db(), userId, null, { ...wish, ...more });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value.id;
}

test("a schedule comes back as it was saved, and the first one is the default", async () => {
  const ann = await somebody();
  const id = await saved(ann.id);
  expect(await listSchedules(db(), ann.id)).toEqual([{ id, ...wish, isDefault: true }]);
  const other = await saved(ann.id, { name: "Evenings" });
  const changed = { ...wish, name: "Evenings", overrides: [], isDefault: true };
  expect(await saveSchedule(db(), ann.id, other, changed)).toEqual({ ok: true, value: { id: other } });
  expect(await listSchedules(db(), ann.id)).toEqual([
    { id: other, ...changed },
    { id, ...wish, isDefault: false },
  ]);
});

test("nobody changes, deletes or uses somebody else's schedule", async () => {
  const [ann, bob] = [await somebody(), await somebody()];
  const id = await saved(ann.id);
  await saved(bob.id);
  const before = await listSchedules(db(), ann.id);
  const refused = { ok: false, error: { kind: "not-yours" } };
  expect(await saveSchedule(db(), bob.id, id, { ...wish, name: "Taken" })).toEqual(refused);
  expect(await deleteSchedule(db(), bob.id, id)).toEqual(refused);
  expect(await chooseSchedules(db(), bob.id, new Map([[1, id]]))).toEqual(refused);
  expect(await listSchedules(db(), ann.id)).toEqual(before);
});

test("event types use what their host chose, each host for themselves, until it is deleted", async () => {
  const [ann, bob] = [await somebody(), await somebody()];
  const first = await saved(ann.id);
  const second = await saved(ann.id, { name: "Evenings", isDefault: true });
  const team = await db().team.create({ data: { name: "Devs", slug: "devs" } });
  const common = { slug: "talk", length: 30 };
  const talk = await db().eventType.create({ data: { ...common, title: "Talk", teamId: team.id } });
  const own = await db().eventType.create({ data: { ...common, title: "Own", userId: ann.id } });
  const bobs = await db().eventType.create({ data: { ...common, title: "Bob's", userId: bob.id } });
  for (const { id: userId } of [ann, bob]) await db().host.create({ data: { userId, eventTypeId: talk.id } });
  const choices = new Map([talk, own, bobs].map(({ id }): [number, number] => [id, second]));
  expect(await chooseSchedules(db(), ann.id, choices)).toEqual({ ok: true, value: null });
  const usesOf = async (userId: number) =>
    (await listScheduleUses(db(), userId)).map(({ title, scheduleId }) => [title, scheduleId]);
  expect(await usesOf(ann.id)).toEqual([
    ["Own", second],
    ["Talk", second],
  ]);
  expect(await usesOf(bob.id)).toEqual([
    ["Bob's", null],
    ["Talk", null],
  ]);
  expect(await deleteSchedule(db(), ann.id, second)).toEqual({ ok: true, value: null });
  expect(await usesOf(ann.id)).toEqual([
    ["Own", null],
    ["Talk", null],
  ]);
  expect(await listSchedules(db(), ann.id)).toMatchObject([{ id: first, isDefault: true }]);
  // Left behind, its hours would be nobody's.
  expect(
    await db().availability.count({ where: { OR: [{ scheduleId: second }, { scheduleId: null }] } }),
  ).toBe(0);
});
