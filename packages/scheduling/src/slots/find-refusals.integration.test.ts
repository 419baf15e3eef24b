import { beforeEach, expect, it } from "vitest";
import { findEventType } from "../event-types/found/find-event-type.ts";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { slotsWorld } from "../testing/slots-world.ts";
import { findRefusals } from "./find-refusals.ts";

const world = slotsWorld();
const hour = 3_600_000;
let mailboxId = 0;
let annId = 0;

beforeEach(async () => {
  const { db } = world.database;
  const [ann, ben] = [await createUser(db, "ann", ["work", "home"]), await createUser(db, "ben")];
  annId = ann.id;
  await createTeamEvent(db, "intro", [{ user: ann }, { user: ben }]);
  const { integration, address } = await db.account.findUniqueOrThrow({
    where: { credentialId: ann.credentialId },
  });
  const mailbox = await db.mailbox.create({
    data: { integration, address: address ?? "", credentialId: ann.credentialId },
  });
  mailboxId = mailbox.id;
});

const failing = (externalId: string, failureKind: string, hours: number) =>
  world.database.db.cachedCalendar.create({
    data: {
      mailboxId,
      externalId,
      failureKind,
      failureReason: `because of ${failureKind}`,
      failingSince: new Date(world.engine.now() - hours * hour),
    },
  });

async function refusals() {
  const eventType = await findEventType(world.engine, { teamSlug: "intro", eventTypeSlug: "intro" });
  const hosts = (eventType?.hosts ?? []).map((host) => ({ host }));
  return Object.fromEntries(await findRefusals(world.engine, hosts));
}

it("names the selected calendars of a host that may not be read, or that have failed by themselves for long", async () => {
  await failing("work", "forbidden", 0);
  await failing("home", "transient", 3);
  await failing("of somebody else", "gone", 3);
  expect(await refusals()).toEqual({
    [annId]: [
      {
        kind: "calendar",
        calendar: "home",
        reason: "because of transient",
        since: world.engine.now() - 3 * hour,
      },
      { kind: "calendar", calendar: "work", reason: "because of forbidden", since: world.engine.now() },
    ],
  });
});

it("is silent of what fails since a moment, and of what is well", async () => {
  await failing("home", "transient", 1);
  expect(await refusals()).toEqual({});
});

it("counts the events that a host's calendar won't have, by calendar and reason", async () => {
  const event = (eventId: string, more: object) => ({
    eventId,
    writerKind: "booking" as const,
    version: 1,
    failureKind: "bug",
    failureReason: "the provider refuses the event as it is",
    ...more,
  });
  const stopped = { stoppedAt: new Date(world.engine.now()) };
  await world.database.db.writtenCalendar.create({
    data: {
      mailboxId,
      externalId: "work",
      events: {
        create: [
          event("1", stopped),
          event("2", stopped),
          event("3", { failureKind: "forbidden", failureReason: "it may not", failureCount: 5 }),
          event("tried again", { failureKind: "transient", failureCount: 4 }),
          event("written", { ...stopped, appliedVersion: 1 }),
        ],
      },
    },
  });
  expect(await refusals()).toEqual({
    [annId]: [
      { kind: "events", calendar: "work", reason: "it may not", count: 1 },
      { kind: "events", calendar: "work", reason: "the provider refuses the event as it is", count: 2 },
    ],
  });
});
