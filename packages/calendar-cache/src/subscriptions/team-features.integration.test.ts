import { createPluggedDatabase, createTestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTeamFeatures, switchTeamFeature } from "./team-features.ts";

const now = Date.parse("2026-12-01T09:00:00Z");

describe.each([
  ["a database of our own", () => createTestDatabase()],
  ["a host's database, where rows are switched on or off", () => createPluggedDatabase()],
])("in %s", (_, create) => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  beforeAll(async () => {
    database = await create();
  });
  afterAll(() => database.drop());

  const switched = (teamId: number, on: boolean) =>
    switchTeamFeature(database.db, { teamId, feature: "calendar-cache", on, by: "user 7" }, now);
  const isOn = async (teamId: number) =>
    (await readTeamFeatures(database.db, teamId)).map(({ feature, isOn, isOwn }) => [feature, isOn, isOwn]);
  const other = ["calendar-cache-serve", false, false];

  test("a team's feature is switched on and off again, however often", async () => {
    const team = await database.db.team.create({ data: { name: "Devs" } });
    expect(await isOn(team.id)).toEqual([["calendar-cache", false, false], other]);
    for (const on of [true, true, false, false, true]) {
      await switched(team.id, on);
      expect(await isOn(team.id)).toEqual([["calendar-cache", on, on], other]);
    }
  });

  test("what an organisation has its teams have, by no row of their own", async () => {
    const parent = await database.db.team.create({ data: { name: "Acme" } });
    const team = await database.db.team.create({ data: { name: "Devs", parentId: parent.id } });
    await switched(parent.id, true);
    expect(await isOn(team.id)).toEqual([["calendar-cache", true, false], other]);
  });
});
