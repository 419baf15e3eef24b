import { expect, test } from "vitest";
import { channelWorld } from "../testing/channel-world.ts";
import { watchAccounts } from "./watch-accounts.ts";

const world = channelWorld();

async function told() {
  await watchAccounts(world.channels);
  await watchAccounts(world.channels);
  await world.work();
  return world.receiver.taken().map(({ verified }) => [verified?.type, verified?.data.account]);
}

test("what becomes of an account is told once each, and nothing of what was before the channel", async () => {
  const { db } = world.database;
  const ann = await world.person("ann");
  await world.channel(ann);
  expect(await told()).toEqual([]);
  const mark = (invalid: boolean) => db.credential.updateMany({ data: { invalid } });
  await db.cachedCalendar.updateMany({ data: { confirmedAt: new Date(world.now) } });
  expect(await told()).toEqual([["calendar.initial_sync_completed", "ann@contoso.example"]]);
  await mark(true);
  expect(await told()).toEqual([["calendar.needs_sign_in", "ann@contoso.example"]]);
  await mark(false);
  expect(await told()).toEqual([["calendar.reconnected", "ann@contoso.example"]]);
});

test("an account that a colleague connects is told with its calendars", async () => {
  const ann = await world.person("ann");
  await world.channel(ann);
  const ben = await world.person("ben");
  await world.team(ann, ben);
  await watchAccounts(world.channels);
  await world.work();
  const [notice] = world.receiver.taken();
  expect(notice?.verified).toMatchObject({
    type: "calendar.connected",
    data: {
      notification: { type: "profile_connected" },
      account: "ben@contoso.example",
      calendars: ["ben's"],
      usernames: ["ben"],
    },
  });
});
