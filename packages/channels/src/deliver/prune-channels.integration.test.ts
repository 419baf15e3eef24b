import { raiseAlert } from "@calcache/calendar-cache";
import { expect, test } from "vitest";
import { alertOf } from "../channel/alert-of.ts";
import { channelWorld, noon } from "../testing/channel-world.ts";
import { pruneChannels } from "./prune-channels.ts";

const world = channelWorld();
const day = 24 * 60 * 60_000;

test("deliveries are forgotten after 30 days, and changes after 40", async () => {
  const { db } = world.database;
  const ann = await world.person("ann");
  await world.channel(ann);
  await world.change(ann);
  await world.work(2);
  await db.accountChange.create({
    data: { credentialId: ann.credentialId, kind: "connected", at: new Date(world.now) },
  });
  const left = async () => [
    await db.channelNotice.count(),
    await db.channelAttempt.count(),
    await db.accountChange.count(),
  ];
  const last = world.now;
  world.now = noon + 30 * day;
  await pruneChannels(world.channels);
  expect(await left()).toEqual([2, 2, 2]);
  world.now = last + 30 * day + 1;
  await pruneChannels(world.channels);
  expect(await left()).toEqual([0, 0, 2]);
  world.now += 10 * day;
  await pruneChannels(world.channels);
  expect(await left()).toEqual([0, 0, 0]);
});

test("what a paused channel's notices gathered is forgotten as late; what an active one waits for never is", async () => {
  const { db } = world.database;
  const ann = await world.person("ann");
  const [paused] = [await world.channel(ann), await world.channel(ann)];
  await db.channel.update({ where: { id: paused.id }, data: { state: "paused" } });
  await world.change(ann);
  await world.work();
  await db.channelNotice.deleteMany({ where: { state: "delivered" } });
  world.now += 31 * day;
  await pruneChannels(world.channels);
  expect(await db.channelNotice.findMany()).toMatchObject([{ state: "waiting" }]);
  expect(await db.channelNotice.count({ where: { channelId: paused.id } })).toBe(0);
});

test("an alert of a channel that went with its key is cleared", async () => {
  const { db } = world.database;
  const [ann, ben] = [await world.person("ann"), await world.person("ben")];
  const [stays, goes] = [await world.channel(ann), await world.channel(ben)];
  for (const { id } of [stays, goes]) await raiseAlert(world.channels, alertOf(id), "it failed");
  await raiseAlert(world.channels, "mail to host 1", "it failed");
  await db.apiKey.delete({ where: { id: ben.keyId } });
  await pruneChannels(world.channels);
  const standing = await db.alert.findMany({ where: { clearedAt: null }, orderBy: { name: "asc" } });
  expect(standing.map(({ name }) => name)).toEqual([alertOf(stays.id), "mail to host 1"]);
});
