import { findEventType, findSlotsOf } from "@calcache/scheduling";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

let world: TestWorld;

/** Ann and Ben share an event type; what is stored of Ann's tokens is damaged. */
beforeEach(async () => {
  world = await createTestWorld();
  const mailboxes = ["ann", "ben"].map((name) =>
    world.simulator.createMailbox({ address: `${name}@contoso.example`, displayName: name, timeZone: "UTC" }),
  );
  const team = teamOf(mailboxes);
  for (const { eventTypes } of team.teams)
    for (const eventType of eventTypes) {
      eventType.schedulingType = "ROUND_ROBIN";
      for (const host of eventType.hosts) host.isFixed = false;
    }
  await world.importTeam(team);
});
afterEach(() => world.close());

const damaged = { email: "ann@contoso.example", expiry_date: 0, encrypted: "v1.x.y.z" };
const ofAnn = { user: { email: "ann@contoso.example" } };

async function slots() {
  const eventType = await findEventType(world.engine, { teamSlug: "devs", eventTypeSlug: "teamevent" });
  if (!eventType) throw new Error("no such event type");
  const start = Math.ceil(world.now() / 86_400_000) * 1440;
  const range = { start, end: start + 7 * 1440 };
  return findSlotsOf(world.engine, eventType, { range, timeZone: "UTC", duration: null, serveCache: null });
}

// Broken on purpose: what the token store throws passed on; nobody got any slots.
test("tokens that can't be opened take their own host out, and no other; and nobody has to sign in again for them", async () => {
  const { key } = await world.db.credential.findFirstOrThrow({ where: ofAnn });
  await world.db.credential.updateMany({ where: ofAnn, data: { key: damaged } });
  const found = await slots();
  expect(found.unavailableHosts).toBe(1);
  expect(found.slots.length).toBeGreaterThan(0);
  expect(await world.runtime.sweep()).toMatchObject({ watched: 1 });
  expect(await world.db.credential.findFirstOrThrow({ where: ofAnn })).toMatchObject({ invalid: false });
  // As when the right key of encryption is set.
  await world.db.credential.updateMany({ where: ofAnn, data: { key: key ?? {} } });
  world.advance(20 * 60_000);
  expect((await slots()).unavailableHosts).toBe(0);
});
