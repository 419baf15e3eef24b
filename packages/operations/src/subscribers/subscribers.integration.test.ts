import type { Mail } from "@calcache/emails";
import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addUpdate, announce, resolveIncident } from "../incidents/announce.ts";
import type { Telling } from "./settle-message.ts";
import {
  askToSubscribe,
  confirmSubscription,
  endSubscription,
  findSubscriber,
  type StatusTarget,
} from "./subscriptions.ts";
import { tellSubscribers } from "./tell-subscribers.ts";

const minute = 60_000;
const start = Date.parse("2026-12-01T12:00Z");
let database: TestDatabase;
let time: number;
let mails: Mail[];
let posts: { url: string; body: Record<string, unknown> }[];
let answers: (number | null)[];
/** Addresses that the mail server takes nothing for. */
let refused: Set<string>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyTables(database.db, [
    "calcache.status_subscriber",
    "calcache.public_incident",
    "calcache.rate_count",
  ]);
  [time, mails, posts, answers, refused] = [start, [], [], [], new Set()];
});

const telling = (): Telling => ({
  db: database.db,
  key: new Uint8Array(32).fill(7),
  now: () => time,
  log: { warn: () => undefined },
  webappUrl: "https://book.example",
  mailer: {
    async send(mail) {
      if (refused.has(mail.to.address))
        return { ok: false, error: { kind: "refused", reason: "EENVELOPE 550" } };
      mails.push(mail);
      return { ok: true, value: { messageId: "" } };
    },
  },
  async post(url, body) {
    posts.push({ url, body: JSON.parse(body) });
    const [next = 204] = answers.splice(0, 1);
    return { status: next };
  },
});
const ask = (target: StatusTarget, ip = "192.0.2.1") => askToSubscribe(telling(), target, ip);
const mail = { kind: "mail", target: "ann@example.com" } as const;
const webhook = { kind: "webhook", target: "https://hooks.example/status" } as const;
const tokenIn = (text: string | undefined) => /subscription\/(\S+)/.exec(text ?? "")?.[1] ?? "";
const tick = async (passed = minute) => {
  time += passed;
  await tellSubscribers(telling());
};
const author = () => ({ userId: 1, now: time });
const words = (body: string) => ({ status: "identified" as const, body, nextUpdateBy: time + 60 * minute });

async function open(body: string) {
  const about = { name: "Mail is late", impact: "minor" as const, incidentId: null };
  const made = await announce(database.db, about, words(body), author());
  return made.ok ? made.value.id : 0;
}

// Broken on purpose: updates queued for subscribers who hadn't confirmed; somebody else's mailbox was told.
test("an address hears of nothing but the question before its owner says yes, and then of what happens since", async () => {
  expect(await ask(mail)).toBeNull();
  const id = await open("We look.");
  await tick();
  expect(mails.map(({ subject }) => subject)).toEqual(["Do you want to hear of incidents?"]);
  const known = await findSubscriber(telling(), tokenIn(mails[0]?.text));
  expect(known).toMatchObject({ ...mail, isConfirmed: false });
  await confirmSubscription(telling(), known?.id ?? 0);
  await tick();
  expect(mails).toHaveLength(1);
  await addUpdate(database.db, id, words("We know why.\nIt is the server."), author());
  await tick();
  await tick();
  expect(mails.slice(1)).toMatchObject([
    {
      to: { name: null, address: mail.target },
      subject: "Mail is late (identified)",
      text: expect.stringMatching(/We know why\.\n\nIt is the server\.[\s\S]*Next update by 2026/),
    },
  ]);
  expect(new Set(mails.map((one) => one.id)).size).toBe(2);
  await endSubscription(telling(), known?.id ?? 0);
  await resolveIncident(database.db, id, "Over.", author());
  await tick();
  expect(mails).toHaveLength(2);
  expect(await findSubscriber(telling(), tokenIn(mails[1]?.text))).toBeNull();
});

test("a receiver says yes by its answer, gets each update once and in order, and 410 ends it", async () => {
  await ask(webhook);
  answers = [500];
  await tick();
  await tick();
  expect(posts.map(({ body }) => body.type)).toEqual(["verification", "verification"]);
  const id = await open("One.");
  time += 1;
  await addUpdate(database.db, id, words("Two."), author());
  answers = [null, 503];
  await tick();
  await tick();
  await tick(5 * minute);
  const told = posts.slice(2).map(({ body }) => (body.update as { body: string }).body);
  expect(told).toEqual(["One.", "One.", "One.", "Two."]);
  expect(posts.at(-1)).toMatchObject({
    url: webhook.target,
    body: {
      type: "incident",
      incident: { name: "Mail is late", impact: "minor", resolvedAt: null },
      statusUrl: "https://book.example/status",
      manageUrl: expect.stringMatching(/^https:\/\/book\.example\/status\/subscription\/\d+\./),
    },
  });
  answers = [410];
  await resolveIncident(database.db, id, "Over.", author());
  await tick();
  expect(await database.db.statusSubscriber.count()).toBe(0);
});

test("two workers tell each subscriber once", async () => {
  await ask(webhook);
  await tick();
  await open("We look.");
  time += minute;
  await Promise.all([tellSubscribers(telling()), tellSubscribers(telling())]);
  expect(posts.map(({ body }) => body.type)).toEqual(["verification", "incident"]);
});

test("nobody is asked often, and whoever said yes before isn't asked again", async () => {
  for (const _ of [1, 2, 3]) expect(await ask(mail)).toBeNull();
  expect(await ask(mail)).toMatchObject({ kind: "too-often" });
  await tick();
  expect(mails).toHaveLength(1);
  const { id } = (await findSubscriber(telling(), tokenIn(mails[0]?.text))) ?? { id: 0 };
  await confirmSubscription(telling(), id);
  time += 25 * 60 * minute;
  expect(await ask(mail, "192.0.2.9")).toBeNull();
  await tick();
  expect(mails).toHaveLength(1);
});

test("a token is good for its own subscription alone, and an address that never answered is forgotten", async () => {
  await ask(mail);
  await tick();
  const token = tokenIn(mails[0]?.text);
  const [id, mac] = token.split(".");
  for (const wrong of [
    "",
    "x",
    token.slice(0, -1),
    `${Number(id) + 1}.${mac}`,
    `${token}a`,
    "1.",
    "99999999999.a",
  ])
    expect([wrong, await findSubscriber(telling(), wrong)]).toEqual([wrong, null]);
  await tick(8 * 24 * 60 * minute);
  expect(await database.db.statusSubscriber.count()).toBe(0);
});

const subscribed = () =>
  database.db.statusSubscriber
    .findMany({ orderBy: { id: "asc" } })
    .then((rows) => rows.map(({ target }) => target));

async function subscribe(...addresses: string[]): Promise<void> {
  for (const [index, target] of addresses.entries()) await ask({ kind: "mail", target }, `192.0.2.${index}`);
  await tick();
  for (const { id } of await database.db.statusSubscriber.findMany())
    await confirmSubscription(telling(), id);
}

/** Lets messages be tried for so many hours. */
async function tryFor(hours: number): Promise<void> {
  for (let passed = 0; passed < hours; passed++) await tick(61 * minute);
}

// Seen to fail: an address that is no more was written to for ever.
test("an address that the server took nothing for in a day, though it took others' mail, isn't written to any more", async () => {
  await subscribe("gone@example.com", "ann@example.com");
  refused.add("gone@example.com");
  await open("We look into it.");
  await tryFor(22);
  expect(await subscribed()).toEqual(["gone@example.com", "ann@example.com"]);
  await tryFor(3);
  expect(await subscribed()).toEqual(["ann@example.com"]);
});

// Broken on purpose: the proof left out; a server that refused us for a day cost all subscriptions.
test("a server that refuses everything for a day is no proof that anybody has gone", async () => {
  await subscribe("ann@example.com", "bo@example.com");
  refused = new Set(["ann@example.com", "bo@example.com"]);
  const id = await open("first");
  await tryFor(26);
  refused.clear();
  await addUpdate(database.db, id, words("second"), author());
  mails = [];
  await tick();
  expect(await subscribed()).toHaveLength(2);
  expect(mails).toHaveLength(2);
});
