import { openSession, untilSessionsWait } from "@calcache/setup/testing";
import { expect, test } from "vitest";
import { deliverDue } from "../deliver/deliver.ts";
import { openPost } from "../deliver/post-notice.ts";
import { gather } from "../gather/gather.ts";
import { cronofySignature } from "../message/signature-headers.ts";
import { createTargetGuard } from "../target/target-guard.ts";
import { channelWorld } from "../testing/channel-world.ts";
import { deleteChannel, pauseChannel, resumeChannel, rotateSecret, testChannel } from "./change-channel.ts";
import { createChannel } from "./create-channel.ts";
import { listDeliveries, retryDelivery } from "./deliveries.ts";

const world = channelWorld();
const hour = 3600;

const deliveriesOf = async (id: string) =>
  (await listDeliveries(world.database.db, id, null))?.deliveries ?? [];

test("a paused channel's notices gather, one for each calendar", async () => {
  const ann = await world.person("ann");
  const { id } = await world.channel(ann);
  const of = { apiKeyId: ann.keyId, id };
  expect(await pauseChannel(world.channels, of)).toMatchObject({ ok: true, value: { state: "paused" } });
  for (let number = 0; number < 5; number++) {
    await world.change(ann);
    expect(await world.work(60)).toBe(0);
  }
  await resumeChannel(world.channels, of);
  expect(await world.work()).toBe(1);
});

// Seen failing: what was tried before the pause was given up at its first failure after it, and else waited for hours.
test("a notice that was tried before a pause of days is sent once that ends, and tried for a day from then", async () => {
  const ann = await world.person("ann");
  const { id } = await world.channel(ann);
  const of = { apiKeyId: ann.keyId, id };
  world.receiver.answers(() => ({ status: 500 }));
  await world.change(ann);
  await world.work(2);
  await pauseChannel(world.channels, of);
  await world.work(30 * hour);
  const [tried] = world.receiver.taken();
  await resumeChannel(world.channels, of);
  expect(await world.work()).toBe(1);
  world.receiver.answers(() => ({ status: 200 }));
  await world.work(6);
  const messageId = tried?.headers["webhook-id"];
  expect(world.receiver.taken().map(({ headers }) => headers["webhook-id"])).toEqual([messageId, messageId]);
  expect((await deliveriesOf(id))[0]).toMatchObject({ state: "delivered" });
});

test("both secrets are good for a day after a rotation", async () => {
  const ann = await world.person("ann");
  const { id, path, secret } = await world.channel(ann, {}, "cronofy");
  const rotated = await rotateSecret(world.channels, { apiKeyId: ann.keyId, id });
  if (rotated === null) throw new Error("there is no channel");
  const signatures = async () => {
    await world.change(ann);
    await world.work(2);
    const [notice] = world.receiver.taken();
    return [notice?.headers["cronofy-hmac-sha256"], notice?.body ?? "", notice?.verified !== null] as const;
  };
  const [both, body, byFormer] = await signatures();
  expect(both).toBe([rotated.secret, secret].map((each) => cronofySignature(each, body)).join(","));
  expect(byFormer).toBe(true);
  world.now += 24 * hour * 1000;
  const [one, later, byOld] = await signatures();
  expect([one, byOld]).toEqual([cronofySignature(rotated.secret, later), false]);
  world.receiver.knows(path, rotated.secret);
  expect((await signatures())[2]).toBe(true);
});

test("a delivery is listed with its attempts, and sent again when that is asked for, by its id", async () => {
  const ann = await world.person("ann");
  const { id } = await world.channel(ann);
  await world.change(ann);
  await world.work(2);
  const first = world.receiver.taken()[0];
  const deliveries = await deliveriesOf(id);
  expect(deliveries.map(({ type, state }) => [type, state])).toEqual([
    ["availability.changed", "delivered"],
    ["channel.verification", "delivered"],
  ]);
  const deliveryId = deliveries[0]?.id ?? "";
  const again = await retryDelivery(world.channels, { apiKeyId: ann.keyId, id, deliveryId });
  expect(again).toMatchObject({ ok: true, value: { state: "waiting" } });
  await world.work();
  const [second] = world.receiver.taken();
  expect([second?.headers["webhook-id"], second?.body]).toEqual([first?.headers["webhook-id"], first?.body]);
});

// Seen failing: the database broke one of the two off.
test.each(["channel", "api_key"])(
  "a %s that is deleted while notices are gathered waits for that",
  async (what) => {
    const { db, databaseUrl } = world.database;
    const ann = await world.person("ann");
    const { id } = await world.channel(ann);
    await world.change(ann);
    await gather(world.channels);
    const gathering = await openSession(databaseUrl);
    await gathering.query("BEGIN");
    await gathering.query("SELECT FROM calcache.channel_reader FOR UPDATE");
    await gathering.query("UPDATE calcache.channel_notice SET data = data WHERE channel_id = $1", [id]);
    const deleted =
      what === "channel"
        ? deleteChannel(world.channels, { apiKeyId: ann.keyId, id })
        : db.apiKey.delete({ where: { id: ann.keyId } }).then(({ id }) => id);
    await untilSessionsWait(db, 1);
    await gathering.query(
      `INSERT INTO calcache.channel_notice (channel_id, type, subject, data, changes_since, next_attempt_at)
     VALUES ($1, 'availability.changed', 'another', '{}', now(), now())`,
      [id],
    );
    await gathering.query("COMMIT");
    await gathering.end();
    expect(await deleted).toBeTruthy();
    expect(await db.channel.count({ where: { id } })).toBe(0);
  },
);

test("deliveries are listed a page at a time", async () => {
  const ann = await world.person("ann");
  const { id } = await world.channel(ann);
  const row = {
    channelId: id,
    type: "booking.created",
    subject: "booking",
    data: {},
    state: "delivered" as const,
  };
  const at = { changesSince: new Date(world.now), nextAttemptAt: new Date(world.now) };
  await world.database.db.channelNotice.createMany({
    data: Array.from({ length: 150 }, () => ({ ...row, ...at })),
  });
  const first = await listDeliveries(world.database.db, id, null);
  const second = await listDeliveries(world.database.db, id, first?.next ?? "");
  expect([first?.deliveries.length, second?.deliveries.length, second?.next]).toEqual([100, 51, null]);
  const ids = [first, second].flatMap((page) => page?.deliveries.map((each) => each.id));
  expect(new Set(ids).size).toBe(151);
  expect(await listDeliveries(world.database.db, id, "msg_x")).toBeNull();
});

const wanted = (callbackUrl: string) => ({ callbackUrl, filters: {}, format: "standard" as const });

test.each([
  ["http://app.example/", "not https"],
  ["https://127.0.0.1/", "private"],
  ["https://inside.example/", "private"],
  ["https://nowhere.example/", "unknown"],
])("no channel is made for %s", async (url, kind) => {
  const ann = await world.person("ann");
  const targets = createTargetGuard("public", async (name) => {
    if (name !== "inside.example") throw new Error("ENOTFOUND");
    return [{ address: "10.0.0.1", family: 4 }];
  });
  const refused = await createChannel({ ...world.channels, targets }, ann.keyId, wanted(url));
  expect(refused).toEqual({ ok: false, error: { kind } });
  expect(await world.database.db.channel.count()).toBe(0);
});

// Broken on purpose: the guard's look-up without its check; this machine was connected to.
test("a name that leads to this machine once its channel is made is reached no more", async () => {
  const ann = await world.person("ann");
  let address = "8.8.8.8";
  const targets = createTargetGuard("public", async () => [{ address, family: 4 }]);
  const channels = { ...world.channels, targets };
  const { post, close } = openPost(targets, 500);
  const made = await createChannel(
    channels,
    ann.keyId,
    wanted(`https://moving.example:${world.receiver.port}/`),
  );
  if (!made.ok) throw new Error(made.error.kind);
  address = "127.0.0.1";
  await deliverDue(channels, post);
  await close();
  const [delivery] = await deliveriesOf(made.value.channel.id);
  expect(delivery?.attempts).toMatchObject([
    { status: null, failure: "its name stands for an address that isn't public" },
  ]);
  expect(world.receiver.connections()).toBe(0);
});

test("a key has no more than a thousand channels", async () => {
  const ann = await world.person("ann");
  await world.channel(ann);
  const { db } = world.database;
  const { id: _, filters, ...row } = await db.channel.findFirstOrThrow();
  await db.channel.createMany({ data: Array.from({ length: 999 }, () => ({ ...row, filters: {} })) });
  const refused = await createChannel(world.channels, ann.keyId, wanted(world.receiver.url("/")));
  expect(refused).toMatchObject({ ok: false, error: { kind: "too many" } });
});

test("a key has receivers called sixty times a minute at most", async () => {
  const ann = await world.person("ann");
  const { id } = await world.channel(ann);
  const of = { apiKeyId: ann.keyId, id };
  for (let number = 1; number < 60; number++)
    expect([number, (await testChannel(world.channels, of)).ok]).toEqual([number, true]);
  const tooOften = { ok: false, error: { kind: "too-often", retryAfterSeconds: expect.any(Number) } };
  expect(await testChannel(world.channels, of)).toEqual(tooOften);
  expect(await createChannel(world.channels, ann.keyId, wanted(world.receiver.url("/")))).toEqual(tooOften);
  world.now += 120_000;
  expect((await testChannel(world.channels, of)).ok).toBe(true);
});
