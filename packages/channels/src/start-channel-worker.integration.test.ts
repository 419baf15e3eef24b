import { patience } from "@calcache/testing";
import { expect, test, vi } from "vitest";
import { startChannelWorker } from "./start-channel-worker.ts";
import { channelWorld } from "./testing/channel-world.ts";

const world = channelWorld();

const later = async (count: number) => {
  await vi.waitFor(
    () => expect(world.receiver.received.length).toBeGreaterThanOrEqual(count),
    patience(10_000),
  );
  return world.receiver.taken();
};

/** Channels whose time goes on by itself. */
function running() {
  const began = Date.now();
  return { ...world.channels, gatherFor: 0, now: () => world.now + Date.now() - began };
}

test("two workers deliver each notice once between them, and stop with nothing on its way", async () => {
  const ann = await world.person("ann");
  const channels = await Promise.all(Array.from({ length: 20 }, () => world.channel(ann)));
  const stops = [startChannelWorker(running()), startChannelWorker(running())];
  await world.change(ann);
  const notices = await later(20);
  for (const stop of stops) await stop();
  expect(new Set(notices.map(({ path }) => path)).size).toBe(channels.length);
  expect([notices.length, world.receiver.taken().length]).toEqual([20, 0]);
  expect(await world.database.db.channel.count({ where: { sendingUntil: { not: null } } })).toBe(0);
});

test("a receiver that never answers holds up nobody else", async () => {
  const ann = await world.person("ann");
  const [stuck, ...others] = await Promise.all(Array.from({ length: 5 }, () => world.channel(ann)));
  world.receiver.answers(({ path }) => (path === stuck?.path ? "never" : { status: 200 }));
  const stop = startChannelWorker(running());
  await world.change(ann);
  const paths = (await later(5)).map(({ path }) => path);
  for (const { path } of others) expect(paths).toContain(path);
  world.receiver.answers(() => "hang up");
  world.receiver.close();
  await stop();
});

test("while the database is away that is told once for each thing that fails", async () => {
  const away = new Proxy(world.database.db, { get: () => () => Promise.reject(new Error("away")) });
  world.logged.length = 0;
  vi.useFakeTimers();
  const stop = startChannelWorker({ ...world.channels, db: away });
  await vi.advanceTimersByTimeAsync(30_000);
  await stop();
  vi.useRealTimers();
  expect(world.logged.sort()).toEqual([
    "[Channels] gathering changes failed",
    "[Channels] looking at accounts failed",
    "[Channels] looking for notices failed",
  ]);
});
