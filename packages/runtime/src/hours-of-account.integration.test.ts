import { hoursOfAccount } from "@calcache/connections";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/index.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
});
afterAll(() => world.close());

/** As cal.com asks of hosts where no scope is given: without the mailbox's settings. */
const granted = { scope: "offline_access User.Read MailboxSettings.Read Calendars.ReadWrite" };
const mailbox = (name: string, more: { scope?: string } = {}) =>
  world.simulator.createMailbox({
    address: `${name}@contoso.example`,
    displayName: name,
    timeZone: "Europe/Berlin",
    ...more,
  });

test("an owner's working hours are told as Outlook has them, and to nobody else", async () => {
  const boxes = [mailbox("ann", granted), mailbox("ben")];
  await world.importTeam(teamOf(boxes));
  const [ann, ben] = await world.db.credential.findMany({ orderBy: { id: "asc" } });
  const { connections } = world.runtime;
  if (!ann?.userId || !ben?.userId || connections === null) throw new Error("nobody is connected here");
  expect(await hoursOfAccount(connections, ann.userId, ann.id)).toEqual({
    ok: true,
    value: {
      address: "ann@contoso.example",
      days: [1, 2, 3, 4, 5],
      startTime: "08:00",
      endTime: "17:00",
      timeZone: "Europe/Berlin",
    },
  });
  const failure = (kind: string) => ({ ok: false, error: { kind } });
  expect(await hoursOfAccount(connections, ben.userId, ann.id)).toEqual(failure("removed"));
  expect(await hoursOfAccount(connections, ben.userId, ben.id)).toEqual(failure("permission"));
  world.simulator.addFault({ match: { path: "/v1.0/me/mailboxSettings" }, effect: { status: 503 } });
  expect(await hoursOfAccount(connections, ann.userId, ann.id)).toEqual(failure("away"));
});
