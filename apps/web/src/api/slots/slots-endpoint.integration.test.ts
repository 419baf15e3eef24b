import { eventTypeCache } from "@calcache/scheduling";
import { createTeamEvent, createUser, fakeEngine } from "@calcache/scheduling/testing";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { served, uncounted, unlimited } from "../edge/testing/served.ts";
import { slotsEndpoint } from "./slots-endpoint.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("takes any duration of an event type with one length, and only its own of one with several", async () => {
  const engine = fakeEngine(database.db, () => Date.parse("2026-11-30T12:00Z"));
  engine.busy.set("ann's", []);
  const ann = await createUser(database.db, "ann");
  const { id } = await createTeamEvent(database.db, "devs", [{ user: ann }]);
  const ask = async (duration: string) => {
    const query = { eventTypeId: String(id), start: "2026-12-01", end: "2026-12-01", duration };
    const services = { engine, cache: eventTypeCache(), metrics: uncounted(), ...unlimited };
    const answer = await served(slotsEndpoint, services)(`?${new URLSearchParams(query)}`);
    return { status: answer.status, body: await answer.json() };
  };
  expect((await ask("45")).status).toBe(200);

  await database.db.eventType.update({ where: { id }, data: { metadata: { multipleDuration: [30, 90] } } });
  expect(await ask("45")).toEqual({
    status: 400,
    body: {
      status: "error",
      error: {
        code: "BAD_REQUEST",
        message: "duration must be one of 60, 30, 90 for this event type",
        details: [{ path: "duration", message: "must be one of 60, 30, 90 for this event type" }],
      },
    },
  });
  for (const duration of ["30", "60", "90"]) expect((await ask(duration)).status).toBe(200);
});
