import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findConcerned } from "./concerned.ts";

const integration = "office365_calendar";

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

/** The parts of `Engine` that finding an event type needs. */
const find = (eventTypeId: number) =>
  findConcerned(
    {
      db: database.db,
      providers: new Map([[integration, {} as never]]),
      now: () => Date.parse("2026-11-30T12:00Z"),
    },
    eventTypeId,
  );

/** A user with one mailbox of these calendars; all that are named are selected, and known to the cache. */
async function host(name: string, externalIds: string[]) {
  const email = `${name}@contoso.example`;
  const { db } = database;
  const user = await db.user.create({ data: { email, username: name } });
  const credential = await db.credential.create({
    data: { type: integration, key: { email: email.toUpperCase() }, userId: user.id },
  });
  const mailbox = await db.mailbox.create({
    data: { integration, address: email, credentialId: credential.id },
  });
  const calendars = await db.cachedCalendar.createManyAndReturn({
    data: externalIds.map((externalId) => ({ mailboxId: mailbox.id, externalId })),
  });
  const select = (externalId: string, eventTypeId: number | null = null) =>
    db.selectedCalendar.create({
      data: { userId: user.id, credentialId: credential.id, integration, externalId, eventTypeId },
    });
  const idOf = (externalId: string) => calendars.find((each) => each.externalId === externalId)?.id ?? 0;
  return { id: user.id, select, idOf };
}

it("finds the hosts of a team's event type and the calendars they have selected", async () => {
  const [ann, ben, eve] = await Promise.all([
    host("ann", ["work", "private"]),
    host("ben", ["work"]),
    host("eve", ["work"]),
  ]);
  for (const each of [ann, ben, eve]) await each.select("work");
  await ben.select("not seen yet");
  const team = await database.db.team.create({ data: { name: "Devs", slug: "devs" } });
  const { id } = await database.db.eventType.create({
    data: {
      title: "Event",
      slug: "event",
      length: 30,
      teamId: team.id,
      hosts: { create: [{ userId: ann.id }, { userId: ben.id }] },
    },
  });
  expect(await find(id)).toEqual({
    calendars: new Set([ann.idOf("work"), ben.idOf("work")]),
    users: new Set([ann.id, ben.id]),
  });
});

it("follows the calendars that an event type of one user has for itself", async () => {
  const ann = await host("ann", ["work", "club"]);
  const { id } = await database.db.eventType.create({
    data: { title: "Club", slug: "club", length: 30, userId: ann.id, useEventLevelSelectedCalendars: true },
  });
  await ann.select("work");
  await ann.select("club", id);
  expect(await find(id)).toEqual({ calendars: new Set([ann.idOf("club")]), users: new Set([ann.id]) });
});

it("finds nothing for an event type that doesn't exist", async () => {
  expect(await find(4711)).toBeNull();
});
