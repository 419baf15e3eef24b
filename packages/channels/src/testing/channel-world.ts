import { createTokenCipher } from "@calcache/accounts";
import { encodeIntervals, intervalsFrom } from "@calcache/availability";
import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { ChannelFormat } from "../channel/channel.ts";
import type { ChannelFilters } from "../channel/channel-filters.ts";
import type { Channels } from "../channel/channels.ts";
import { deliverDue } from "../deliver/deliver.ts";
import { openPost } from "../deliver/post-notice.ts";
import { gather } from "../gather/gather.ts";
import { createChannel } from "../manage/create-channel.ts";
import { createTargetGuard } from "../target/target-guard.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

const minute = 60_000;
export const noon = Date.parse("2026-11-30T12:00Z");

const cipher = createTokenCipher({ key: new Uint8Array(32).fill(7), purpose: "channel" });

/** A person with one cached calendar, and a key of theirs. */
export type Person = {
  userId: number;
  credentialId: number;
  mailboxId: number;
  calendarId: number;
  calendar: string;
  keyId: string;
};

/** A database, a receiver, and channels that deliver to it when they are told to; the time is the test's. */
export function channelWorld() {
  const world = { now: noon, logged: [] as string[] } as {
    now: number;
    logged: string[];
    database: TestDatabase;
    receiver: Receiver;
    channels: Channels;
    post: ReturnType<typeof openPost>;
  };
  beforeAll(async () => {
    world.database = await createTestDatabase();
    world.receiver = await startReceiver();
    const targets = createTargetGuard("any");
    world.post = openPost(targets);
    const note = (_: object, text: string) => void world.logged.push(text);
    world.channels = {
      db: world.database.db,
      now: () => world.now,
      log: { info: note, warn: note, error: note },
      providers: new Map([["fake_calendar", {} as never]]),
      cipher,
      targets,
      gatherFor: 2_000,
      random: () => 0.5,
    };
  });
  afterAll(async () => {
    world.receiver.close();
    await world.post.close();
    await world.database.drop();
  });
  beforeEach(async () => {
    world.now = noon;
    world.receiver.answers(() => ({ status: 204 }));
    world.receiver.taken();
    world.receiver.connections();
    await emptyTables(world.database.db, [
      "users",
      '"Team"',
      '"Booking"',
      "calcache.mailbox",
      "calcache.api_key",
      "calcache.booking_email",
      "calcache.alert",
      "calcache.rate_count",
      "calcache.channel_reader",
      "calcache.booking_change",
      "calcache.account_change",
      "calcache.account_seen",
    ]);
  });

  let count = 0;
  return Object.assign(world, {
    async person(name: string): Promise<Person> {
      const { db } = world.database;
      const email = `${name}@contoso.example`;
      const user = await db.user.create({
        data: {
          name,
          username: name,
          email,
          credentials: { create: { type: "fake_calendar", key: { email } } },
        },
        include: { credentials: true },
      });
      const credentialId = user.credentials[0]?.id ?? 0;
      const calendar = `${name}'s`;
      const selected = { userId: user.id, integration: "fake_calendar", externalId: calendar, credentialId };
      await db.selectedCalendar.create({ data: selected });
      const mailbox = await db.mailbox.create({
        data: { integration: "fake_calendar", address: email, credentialId },
      });
      const cached = await db.cachedCalendar.create({
        data: { mailboxId: mailbox.id, externalId: calendar },
      });
      const keyId = await world.database.db.apiKey.create({
        data: {
          userId: user.id,
          hashedKey: `${name}${count++}`,
          scopes: ["CHANNELS"],
          createdAt: new Date(world.now),
        },
      });
      return {
        userId: user.id,
        credentialId,
        mailboxId: mailbox.id,
        calendarId: cached.id,
        calendar,
        keyId: keyId.id,
      };
    },
    team(...people: readonly Person[]) {
      const members = people.map(({ userId }) => ({ userId, accepted: true, role: "MEMBER" as const }));
      return world.database.db.team.create({
        data: { slug: `team${count++}`, name: "Team", members: { create: members } },
      });
    },
    /** A channel at a path of the receiver, verified. */
    async channel({ keyId }: Person, filters: ChannelFilters = {}, format: ChannelFormat = "standard") {
      const path = `/${count++}`;
      const made = await createChannel(world.channels, keyId, {
        callbackUrl: world.receiver.url(path),
        filters,
        format,
      });
      if (!made.ok) throw new Error(made.error.kind);
      world.receiver.knows(path, made.value.secret);
      await deliverDue(world.channels, world.post.post);
      world.receiver.taken();
      return { id: made.value.channel.id, path, secret: made.value.secret };
    },
    /** A calendar becomes busy between two times of Tuesday. */
    change: ({ calendarId }: Person, from = "09:00", until = "10:00") =>
      world.database.db.availabilityChange.create({
        data: {
          calendarId,
          at: new Date(world.now),
          reason: "notified",
          becameBusy: encodeIntervals(intervalsFrom([tuesday(from, until)])),
          becameFree: encodeIntervals(intervalsFrom([])),
        },
      }),
    /** Lets so many seconds pass, and does what the worker does. */
    async work(seconds = 0) {
      await gather(world.channels);
      world.now += seconds * 1000;
      return deliverDue(world.channels, world.post.post);
    },
  });
}

export type ChannelWorld = ReturnType<typeof channelWorld>;

/** Minutes since the epoch. */
export const tuesday = (from: string, until: string) => ({
  start: Date.parse(`2026-12-01T${from}Z`) / minute,
  end: Date.parse(`2026-12-01T${until}Z`) / minute,
});
