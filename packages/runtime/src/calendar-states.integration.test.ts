import { refreshMailbox } from "@calcache/calendar-cache";
import { listStates } from "@calcache/connections";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/index.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

const mailboxOf = (name: string) =>
  world.simulator.createMailbox({
    address: `${name}@contoso.example`,
    displayName: name,
    timeZone: "Europe/Berlin",
    calendars: [{ name: "Calendar", isDefault: true }, { name: "Other" }],
  });
const userOf = (name: string) =>
  world.db.user.findFirstOrThrow({ where: { email: `${name}@contoso.example` } });

test("many users' accounts and calendars are told with their states, in one list, without names", async () => {
  const [ann, ben] = [mailboxOf("ann"), mailboxOf("ben")];
  await world.importTeam(teamOf([ann, ben]));
  const ids = [(await userOf("ann")).id, (await userOf("ben")).id];
  const states = () => listStates(world.engine, ids);
  expect(await states()).toMatchObject([
    { state: "active", asOf: null, address: ann.address, calendars: [{ state: "syncing", asOf: null }] },
    { state: "active", asOf: null, address: ben.address, calendars: [{ state: "syncing", asOf: null }] },
  ]);
  await world.runtime.sweep();
  const before = world.now();
  for (const { id } of await world.db.mailbox.findMany()) await refresh(id);
  const [annState] = await states();
  expect(annState).toMatchObject({ state: "active", calendars: [{ state: "active", reason: null }] });
  expect(annState?.asOf).toBeGreaterThanOrEqual(before - 1000);
  expect(JSON.stringify(annState)).not.toContain('"Calendar"');

  await world.db.credential.updateMany({ where: { userId: ids[1] ?? 0 }, data: { invalid: true } });
  expect(await states()).toMatchObject([
    { state: "active" },
    {
      state: "needs_sign_in",
      reason: expect.any(String),
      calendars: [{ state: "needs_sign_in", asOf: expect.any(Number) }],
    },
  ]);
});

const refresh = (mailboxId: number) => refreshMailbox(world.engine, mailboxId);

// Broken on purpose: calendars without an account left out; Cyd's Google calendar was nowhere.
test("calendars that nobody here reads are unavailable, with the reason", async () => {
  const cyd = mailboxOf("cyd");
  await world.importTeam(teamOf([cyd]));
  const { id: userId } = await userOf("cyd");
  await world.db.selectedCalendar.createMany({
    data: [
      { userId, integration: "google_calendar", externalId: "g1" },
      { userId, integration: "office365_calendar", externalId: "d1", delegationCredentialId: "d" },
    ],
  });
  const found = await listStates(world.engine, [userId]);
  expect(found.slice(1)).toMatchObject([
    {
      integration: "google_calendar",
      address: null,
      state: "unavailable",
      reason: "nothing here reads calendars of this kind",
      calendars: [{ externalId: "g1", state: "unavailable" }],
    },
    {
      state: "unavailable",
      reason: expect.stringContaining("delegation"),
      calendars: [{ externalId: "d1" }],
    },
  ]);
  const budget = 1000;
  const others = { busyTimes: async () => [], budget };
  expect(await listStates({ ...world.engine, others }, [userId])).toHaveLength(1);
});

test("an account whose tokens tell no address is unavailable, and so are its calendars", async () => {
  const dan = mailboxOf("dan");
  await world.importTeam(teamOf([dan]));
  const { id: userId } = await userOf("dan");
  await world.db.credential.updateMany({ where: { userId }, data: { key: { scrambled: true } } });
  expect(await listStates(world.engine, [userId])).toMatchObject([
    {
      address: null,
      state: "unavailable",
      reason: "its stored tokens can't be read",
      calendars: [{ state: "unavailable" }],
    },
  ]);
});

test("a calendar that several event types selected is told once", async () => {
  const eve = mailboxOf("eve");
  await world.importTeam(teamOf([eve]));
  const { id: userId } = await userOf("eve");
  const { id: eventTypeId } = await world.db.eventType.findFirstOrThrow();
  const row = await world.db.selectedCalendar.findFirstOrThrow({ where: { userId } });
  const { integration, externalId } = row;
  await world.db.selectedCalendar.create({ data: { userId, integration, externalId, eventTypeId } });
  expect((await listStates(world.engine, [userId]))[0]?.calendars).toHaveLength(1);
});
