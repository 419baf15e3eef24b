import { createChannel } from "@calcache/channels";
import { afterAll, beforeAll, expect, test } from "vitest";
import { channelMail } from "./channel-mail.ts";
import { createTestWorld, type TestWorld, teamOf } from "./testing/index.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await createTestWorld();
  const ann = { address: "ann@contoso.example", displayName: "Ann", timeZone: "UTC" };
  await world.importTeam(teamOf([world.simulator.createMailbox(ann)]));
});
afterAll(() => world.close());

test("a channel's owner is told its host alone, as long as it is closed", async () => {
  const { db, runtime } = world;
  const { id: userId } = await db.user.findFirstOrThrow({ where: { email: "ann@contoso.example" } });
  const createdAt = new Date(world.now());
  const key = await db.apiKey.create({ data: { userId, scopes: ["CHANNELS"], hashedKey: "h", createdAt } });
  const callbackUrl = "http://127.0.0.1:9/hook?token=of-the-app";
  const made = await createChannel(runtime.channels, key.id, {
    callbackUrl,
    filters: {},
    format: "standard",
  });
  expect(made.ok).toBe(true);
  const compose = () => channelMail(db, "https://book.example", { id: 1, userId }, world.now());
  expect(await compose()).toBe("nothing");
  await db.channel.updateMany({ data: { state: "closed", closedAt: createdAt, closedFor: "failing" } });
  const mail = await compose();
  if (mail === "nothing") throw new Error("there is no mail");
  expect(mail).toMatchObject({
    subject: "No notices any more: 127.0.0.1:9",
    to: { address: "ann@contoso.example" },
  });
  expect(mail.text).not.toContain("of-the-app");
});
