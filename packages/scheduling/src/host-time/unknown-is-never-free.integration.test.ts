import { beforeEach, describe, expect, it } from "vitest";
import { book } from "../bookings/book/book.ts";
import { holdSlot } from "../bookings/hold/hold-slot.ts";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { findAvailability } from "../participants/find-availability.ts";
import { findParticipants } from "../participants/find-participants.ts";
import { explainSlotOf } from "../slots/explain-slot-of.ts";
import { findSlotsOf } from "../slots/find-slots-of.ts";
import { bookingWorld, tuesdayAt } from "../testing/booking-world.ts";
import { requestFor } from "../testing/fake-bookings.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { minuteOf, tuesday } from "../testing/slots-world.ts";

const world = bookingWorld();
let annsEvent: number;
let sharedEvent: number;

/** Ann hosts an event type alone and, with Ben, a round robin. Both have nothing in the calendars that can be read. */
beforeEach(async () => {
  const { db } = world.database;
  const [ann, ben] = [await createUser(db, "ann"), await createUser(db, "ben")];
  annsEvent = (await createTeamEvent(db, "ann", [{ user: ann }])).id;
  sharedEvent = (
    await createTeamEvent(db, "shared", [{ user: ann }, { user: ben }], { schedulingType: "ROUND_ROBIN" })
  ).id;
  world.engine.busy.set("ann's", []);
  world.engine.busy.set("ben's", []);
});

const change = (sql: string) => world.database.db.$executeRawUnsafe(sql);

/** Ann selects nothing, and her tenant lets this app in. */
const ofTenant = `WITH gone AS (DELETE FROM "SelectedCalendar" WHERE "userId" = 1), tenant AS (
  INSERT INTO calcache.tenant (integration, tid, name, domains, client_id, created_at)
  VALUES ('fake_calendar', 'tid', 'Example', '{example.net,example.com}', 'client', now()) RETURNING id)`;

/** What can be wrong with a selected calendar of Ann's. */
const unknown = {
  "an integration without a provider": `INSERT INTO "SelectedCalendar" (id, "userId", integration, "externalId", "credentialId")
    SELECT 'another', "userId", 'google_calendar', 'ann@gmail.example', "credentialId" FROM "SelectedCalendar" WHERE "userId" = 1`,
  "a delegation": `UPDATE "SelectedCalendar" SET "credentialId" = NULL, "delegationCredentialId" = 'delegation' WHERE "userId" = 1`,
  "no account, of several": `WITH another AS (INSERT INTO "Credential" ("userId", type, key) VALUES (1, 'fake_calendar', '{"email": "a@b.example"}'))
    UPDATE "SelectedCalendar" SET "credentialId" = NULL WHERE "userId" = 1`,
  "an account of another integration": `UPDATE "Credential" SET type = 'google_calendar' WHERE "userId" = 1`,
  "an account without an address": `UPDATE "Credential" SET key = '{}' WHERE "userId" = 1`,
  "an account that must be connected again": `UPDATE "Credential" SET invalid = true WHERE "userId" = 1`,
  "an account of a tenant whose calendars weren't listed": `${ofTenant}
    INSERT INTO calcache.tenant_account (credential_id, tenant_id, integration, user_id)
    SELECT -1, id, 'fake_calendar', 1 FROM tenant`,
  "a tenant that has no account yet": `${ofTenant} SELECT FROM tenant`,
};

async function found(eventTypeId: number) {
  const eventType = await findEventType(world.engine, { eventTypeId });
  if (!eventType) throw new Error("no such event type");
  return eventType;
}
const asked = { timeZone: "UTC", duration: null, serveCache: true };
const slotsOf = async (eventTypeId: number, range = tuesday) =>
  findSlotsOf(world.engine, await found(eventTypeId), { ...asked, range });
const hold = (eventTypeId: number) =>
  holdSlot(world.bookings, {
    eventTypeId,
    start: Date.parse(tuesdayAt("11:00")),
    length: null,
    minutes: 5,
    timeZone: null,
    uid: null,
    visitorIp: null,
  });

describe.each(Object.entries(unknown))("a host with a selected calendar of %s", (_, sql) => {
  beforeEach(() => change(sql));

  it("is offered nowhere, and counted", async () => {
    expect(await slotsOf(annsEvent)).toMatchObject({ slots: [], unavailableHosts: 1 });
    const later = { start: minuteOf("2026-12-02T00:00"), end: minuteOf("2027-01-31T00:00") };
    expect(await slotsOf(annsEvent, later)).toMatchObject({ slots: [], unavailableHosts: 1 });
    const shared = await slotsOf(sharedEvent);
    expect([shared.slots.length, shared.unavailableHosts]).toEqual([8, 1]);
  });

  it("can't be held or booked, nor does anybody else come in their stead", async () => {
    const refused = { ok: false, error: { kind: "slot-unavailable", alternatives: [] } };
    expect(await hold(annsEvent)).toEqual(refused);
    expect(await book(world.bookings, requestFor(annsEvent, tuesdayAt("11:00")))).toEqual(refused);
    expect(await book(world.bookings, requestFor(sharedEvent, tuesdayAt("11:00")))).toMatchObject({
      value: { hosts: [{ name: "ben" }] },
    });
  });

  it("is named in explanations", async () => {
    const explained = await explainSlotOf(world.engine, await found(sharedEvent), {
      ...asked,
      at: minuteOf("2026-12-01T11:00"),
    });
    expect(explained).toMatchObject({ unavailableHosts: 1, reasons: [] });
    expect(explained.hosts.map(({ host, reasons }) => [host.name, reasons.map(({ kind }) => kind)])).toEqual([
      ["ann", ["calendar_unavailable"]],
      ["ben", []],
    ]);
  });

  it("is never free for whoever asks for people", async () => {
    const find = await findParticipants(world.engine, [{ username: "ann" }, { username: "ben" }]);
    const search = (username: string) =>
      findAvailability(world.engine, {
        periods: [tuesday],
        timeZone: "UTC",
        most: 1,
        find: {
          kind: "slots",
          meeting: {
            participants: [
              {
                members: [{ hours: [find({ username })].flatMap((host) => host ?? []), periods: null }],
                required: 1,
              },
            ],
            length: 60,
            startInterval: 60,
            beforeEventBuffer: 0,
            afterEventBuffer: 0,
          },
        },
      });
    expect(await search("ann")).toMatchObject({ results: [], unavailable: 1 });
    expect(await search("ben")).toMatchObject({ results: [[{}]], unavailable: 0 });
  });
});

it("counts what can't be read among what was read, without a name", async () => {
  const events: unknown[] = [];
  world.engine.observe = (event) => events.push(event);
  await change(unknown["an integration without a provider"]);
  await slotsOf(annsEvent);
  expect(events).toContainEqual({ kind: "read", source: "unavailable", calendars: 1, ages: [] });
});
