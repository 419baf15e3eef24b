import { readOperationalState } from "@calcache/operations";
import { Prisma } from "@calcache/prisma";
import { explainSlotOf, findEventType, findSlotsOf } from "@calcache/scheduling";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

let world: TestWorld;

/** Ann and Ben share an event type; what is stored of Ann's tokens will be damaged. */
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

const email = "ann@contoso.example";
const ofAnn = { user: { email } };
const day = 86_400_000;

async function findTeamEvent() {
  const eventType = await findEventType(world.engine, { teamSlug: "devs", eventTypeSlug: "teamevent" });
  if (!eventType) throw new Error("no such event type");
  return eventType;
}

async function slots() {
  const start = Math.ceil(world.now() / day) * 1440;
  const range = { start, end: start + 7 * 1440 };
  const query = { range, timeZone: "UTC", duration: null, serveCache: null };
  return findSlotsOf(world.engine, await findTeamEvent(), query);
}

/** Why nothing is known of Ann's calendars, as an explanation of a slot says it. */
async function reasonsOfAnn() {
  const at = Math.ceil(world.now() / day + 1) * 1440 + 720;
  const query = { at, timeZone: "UTC", duration: null, serveCache: null };
  const { hosts } = await explainSlotOf(world.engine, await findTeamEvent(), query);
  return hosts.find(({ host }) => host.email === email)?.calendars.map(({ source }) => source);
}

// Broken on purpose: what the token store throws passed on, and nobody got any slots; an account without an address taken for one
// that is gone.
test.each<[what: string, key: Prisma.InputJsonValue | typeof Prisma.JsonNull]>([
  ["sealed and damaged", { email, expiry_date: 0, encrypted: "v1.x.y.z" }],
  ["without a refresh token", { email, access_token: "a", expiry_date: 0 }],
  ["of cal.com's other kind, encrypted as a whole", "aa:bb"],
  ["empty", {}],
  ["a list", []],
  ["null", Prisma.JsonNull],
])(
  "a key that is %s takes its own host out, by name, and no other; nobody has to sign in again for it",
  async (_what, damaged) => {
    const { key } = await world.db.credential.findFirstOrThrow({ where: ofAnn });
    await world.db.credential.updateMany({ where: ofAnn, data: { key: damaged } });
    const found = await slots();
    expect(found.unavailableHosts).toBe(1);
    expect(found.slots.length).toBeGreaterThan(0);
    expect(await reasonsOfAnn()).toEqual(["unusable"]);
    expect(await world.runtime.sweep()).toMatchObject({ watched: 1 });
    expect(await readOperationalState(world.engine)).toMatchObject({
      unusableAccounts: 1,
      credentialsToRelink: 0,
    });
    expect(await world.db.credential.findFirstOrThrow({ where: ofAnn })).toMatchObject({ invalid: false });
    // As when the right key of encryption is set.
    await world.db.credential.updateMany({ where: ofAnn, data: { key: key ?? {} } });
    world.advance(20 * 60_000);
    expect((await slots()).unavailableHosts).toBe(0);
    expect(await readOperationalState(world.engine)).toMatchObject({ unusableAccounts: 0 });
  },
);
