import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { type ApiKeyScope, createApiKey } from "@calcache/api-keys";
import { patience } from "@calcache/testing";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "./support/run.ts";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

type Notice = { url: string | undefined; headers: IncomingHttpHeaders; body: string };

let app: WebApp;
let ann: Host;
let cid: Host;
let key: string;
let hook: string;
let status = 200;
/** when the receiver answers what it has */
let answering: Promise<unknown> = Promise.resolve();
const received: Notice[] = [];

/** A receiver, as an application has one. */
const receiver = createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  received.push({ url: request.url, headers: request.headers, body });
  await answering;
  response.writeHead(status).end("thanks");
});

beforeAll(async () => {
  await once(receiver.listen(0, "127.0.0.1"), "listening");
  hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  app = await startWebApp();
  const make = (name: string) =>
    app.simulator.createMailbox({ address: `${name}@contoso.example`, displayName: name, timeZone: "UTC" });
  [ann, cid] = [make("ann"), make("cid")];
  const [devs, others] = [teamOf([ann]), teamOf([cid])];
  await app.importTeam({
    users: [...devs.users, ...others.users],
    teams: [...devs.teams, ...others.teams.map((team) => ({ ...team, slug: "others" }))],
  });
  await app.cron();
  key = await newKey("channels", ann);
});
afterAll(async () => {
  receiver.close();
  receiver.closeAllConnections();
  await app.close();
});

async function newKey(scopes: ApiKeyScope | ApiKeyScope[], host: Host) {
  const wish = { email: host.address, scopes: [scopes].flat(), application: null, expiresAt: null };
  const created = await createApiKey(app.db, wish, Date.now());
  if (!created) throw new Error("there is no such user");
  return created.key;
}

async function ask(method: string, path: string, body?: object, bearer = key) {
  const answer = await fetch(`${app.url}/api/v2/channels${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
}

const verify = (secret: string, { headers, body }: Notice) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as {
    type: string;
    data: { range: object };
  };

const next = async (count = 1) => {
  await until(async () => received.length >= count);
  return received.splice(0);
};

type Range = { start: string; end: string };
type Page = { data: { data: { range: Range; uid?: string } }[]; next: string; more: boolean };

async function pull(query: string, bearer = key): Promise<Page> {
  const headers = { authorization: `Bearer ${bearer}` };
  const answer = await fetch(`${app.url}/api/v2/changes${query}`, { headers });
  expect(answer.status).toBe(200);
  return answer.json() as Promise<Page>;
}

let day = 0;
function changeOutlook() {
  day += 1;
  const start = new Date(Date.now() + (day + 3) * 86_400_000).toISOString().slice(0, 10);
  const times = { start: `${start}T10:00:00.000Z`, end: `${start}T11:00:00.000Z` };
  app.simulator.createEvent(ann.address, { title: "Ann's secret", ...times });
  return times;
}

test("an application hears of a change in Outlook, once it has answered who it is", async () => {
  const made = await ask("POST", "", { callback_url: hook });
  expect(made).toMatchObject({
    status: 201,
    body: {
      channel: {
        callback_url: hook,
        filters: {},
        format: "standard",
        state: "verifying",
        secret: expect.any(String),
      },
    },
  });
  const { channel_id: id, secret } = made.body.channel;
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const [asked] = await next();
  expect(asked && verify(secret, asked).type).toBe("channel.verification");
  await until(async () => (await ask("GET", `/${id}`)).body.channel.state === "active");

  const began = performance.now();
  const range = changeOutlook();
  const [notice] = await next();
  expect(performance.now() - began).toBeLessThan(patience(10_000));
  expect(notice && verify(secret, notice)).toMatchObject({
    type: "availability.changed",
    data: {
      notification: { type: "change" },
      channel: { channel_id: id },
      usernames: [expect.any(String)],
      range,
    },
  });
  expect(notice?.body).not.toContain("secret");

  const cursor = JSON.parse(notice?.body ?? "").data.cursor;
  const changes = await fetch(`${app.url}/api/v2/changes?since=${cursor}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(await changes.json()).toMatchObject({
    data: [{ type: "availability.changed", data: { range } }],
    more: false,
  });

  await until(async () => (await ask("GET", `/${id}/deliveries`)).body.deliveries[0].state === "delivered");
  const { deliveries } = (await ask("GET", `/${id}/deliveries`)).body;
  expect(deliveries).toMatchObject([
    { type: "availability.changed", attempts: [{ status: 200, answer: "thanks", failure: null }] },
    { type: "channel.verification", attempts: [{ status: 200 }] },
  ]);
  expect((await ask("POST", `/${id}/deliveries/${deliveries[0].id}/retry`)).status).toBe(202);
  const [again] = await next();
  expect([again?.headers["webhook-id"], again?.body]).toEqual([notice?.headers["webhook-id"], notice?.body]);

  expect((await ask("DELETE", `/${id}`)).status).toBe(204);
  expect((await ask("GET", `/${id}`)).status).toBe(404);
});

test("a channel in Cronofy's format is paused, resumed, tested and given another secret", async () => {
  const filters = { types: ["availability.changed"] };
  const made = await ask("POST", "", { callback_url: hook, format: "cronofy", filters });
  const { channel_id: id, secret } = made.body.channel;
  const [asked] = await next();
  expect(JSON.parse(asked?.body ?? "")).toEqual({
    notification: { type: "verification" },
    channel: { channel_id: id, callback_url: hook, filters },
  });
  const hmac = (by: string, { body }: Notice) => createHmac("sha256", by).update(body).digest("base64");
  expect(asked?.headers["cronofy-hmac-sha256"]).toBe(asked && hmac(secret, asked));
  await until(async () => (await ask("GET", `/${id}`)).body.channel.state === "active");

  expect((await ask("POST", `/${id}/pause`)).body.channel.state).toBe("paused");
  expect(await ask("POST", `/${id}/test`)).toMatchObject({
    status: 409,
    body: { error: { code: "CHANNEL_STATE", state: "paused" } },
  });
  expect((await ask("POST", `/${id}/resume`)).body.channel.state).toBe("active");
  const rotated = (await ask("POST", `/${id}/rotate`)).body;
  expect((await ask("POST", `/${id}/test`)).status).toBe(202);
  const [tested] = await next();
  expect(tested?.headers["cronofy-hmac-sha256"]).toBe(
    tested && [rotated.secret, secret].map((by) => hmac(by, tested)).join(","),
  );
  for (const by of [rotated.secret, secret]) expect(tested && verify(by, tested)).toBeDefined();
  await ask("DELETE", `/${id}`);
});

test("another key sees nothing of a channel, also one of the same user", async () => {
  status = 500;
  const { channel_id: id } = (await ask("POST", "", { callback_url: hook })).body.channel;
  await next();
  const [{ id: deliveryId }] = (await ask("GET", `/${id}/deliveries`)).body.deliveries;
  for (const other of [await newKey("channels", cid), await newKey("read_write", ann)]) {
    expect((await ask("GET", "", undefined, other)).body).toEqual({ channels: [] });
    for (const [method, path] of [
      ["GET", `/${id}`],
      ["DELETE", `/${id}`],
      ["POST", `/${id}/test`],
      ["POST", `/${id}/rotate`],
      ["POST", `/${id}/pause`],
      ["POST", `/${id}/resume`],
      ["GET", `/${id}/deliveries`],
      ["POST", `/${id}/deliveries/${deliveryId}/retry`],
    ] as const)
      expect([method, path, (await ask(method, path, undefined, other)).status]).toEqual([method, path, 404]);
  }
  expect((await ask("GET", "")).body.channels).toMatchObject([{ channel_id: id, state: "verifying" }]);
  expect((await ask("GET", "", undefined, await newKey("free_busy", ann))).status).toBe(403);
  await ask("DELETE", `/${id}`);
  status = 200;
});

test("a key isn't told of what it books; another key of the same user is", async () => {
  const [own, other] = [
    await newKey(["channels", "bookings"], ann),
    await newKey(["channels", "bookings"], ann),
  ];
  const booked = async (time: string, bearer: string) => {
    const date = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const attendee = { name: "Vera", email: "vera@example.com", timeZone: "UTC" };
    const start = `${date}T${time}:00Z`;
    const answer = await fetch(`${app.url}/api/v2/bookings`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ start, teamSlug: "devs", eventTypeSlug: "teamevent", attendee }),
    });
    expect(answer.status).toBe(201);
    return (await answer.json()).data.uid as string;
  };
  const keys = { "/own": own, "/other": other };
  const types = ["booking.created"];
  const ids: string[] = [];
  for (const [path, bearer] of Object.entries(keys)) {
    const callback_url = new URL(path, hook).href;
    const made = await ask("POST", "", { callback_url, filters: { types } }, bearer);
    const { channel_id: id } = made.body.channel;
    await next();
    await until(async () => (await ask("GET", `/${id}`, undefined, bearer)).body.channel.state === "active");
    ids.push(id);
  }
  const { next: cursor } = await pull("", own);
  const uids = [await booked("10:00", own), await booked("11:00", other)];
  const told = (await next(2)).map(({ url, body }) => [url, JSON.parse(body).data.uid]);
  expect(new Set(told)).toEqual(
    new Set([
      ["/other", uids[0]],
      ["/own", uids[1]],
    ]),
  );
  const pulled = async (bearer: string) =>
    (await pull(`?since=${cursor}&types=${types}`, bearer)).data.map(({ data }) => data.uid);
  expect([await pulled(own), await pulled(other)]).toEqual([[uids[1]], [uids[0]]]);
  await ask("DELETE", `/${ids[0]}`, undefined, own);
  await ask("DELETE", `/${ids[1]}`, undefined, other);
});

test("an application comes to know all that changed, though the process that tells it is killed", async () => {
  const { channel_id: id, secret } = (await ask("POST", "", { callback_url: hook })).body.channel;
  await next();
  await until(async () => (await ask("GET", `/${id}`)).body.channel.state === "active");
  let cursor = (await pull("")).next;
  const [told, pulled]: Range[][] = [[], []];
  const bodies = new Map<string, Set<string>>();
  async function takeIn(notice: Notice) {
    expect(verify(secret, notice).type).toBe("availability.changed");
    told?.push(JSON.parse(notice.body).data.range);
    const ofId = String(notice.headers["webhook-id"]);
    bodies.set(ofId, (bodies.get(ofId) ?? new Set()).add(notice.body));
    for (let more = true; more; ) {
      const page = await pull(`?since=${cursor}`);
      pulled?.push(...page.data.map(({ data }) => data.range));
      ({ next: cursor, more } = page);
    }
  }

  // Killed before it can have told: what changes while it is away comes by the next sweep.
  const changed = [changeOutlook()];
  await app.kill();
  changed.push(changeOutlook());
  await app.start();
  await app.cron();
  for (const notice of await next()) await takeIn(notice);
  // Killed while it waits for the receiver's answer: it can't know that the notice has come, and sends it again.
  const killed = Promise.withResolvers<void>();
  answering = killed.promise;
  changed.push(changeOutlook());
  const sent = await next();
  await app.kill();
  killed.resolve();
  answering = Promise.resolve();
  await app.start();
  for (const notice of sent) await takeIn(notice);
  const isAbout = (ranges: readonly Range[] | undefined) => (time: Range) =>
    ranges?.some(({ start, end }) => start <= time.start && time.end <= end);
  const isWhole = () => changed.every(isAbout(told)) && changed.every(isAbout(pulled));
  const isTwice = () => [...bodies.keys()].length < (told?.length ?? 0);
  await until(async () => {
    for (const notice of received.splice(0)) await takeIn(notice);
    return isWhole() && isTwice();
  });
  for (const each of bodies.values()) expect(each.size).toBe(1);
  await ask("DELETE", `/${id}`);
});

test.each<[string, object, string]>([
  ["no address", {}, "callback_url"],
  ["what is no address", { callback_url: "hook" }, "callback_url"],
  ["a password", { callback_url: "https://a:b@app.example/" }, "callback_url"],
  ["a name that nobody has", { callback_url: "https://nowhere.invalid/" }, "callback_url"],
  [
    "an unknown type",
    { callback_url: "https://x.invalid", filters: { types: ["booking.created", "x"] } },
    "filters.types[1]",
  ],
  ["an empty filter", { callback_url: "https://x.invalid", filters: { hosts: [] } }, "filters.hosts"],
  ["an unknown filter", { callback_url: "https://x.invalid", filters: { users: ["ann"] } }, "filters.users"],
  ["an unknown format", { callback_url: "https://x.invalid", format: "xml" }, "format"],
])("%s is refused, with the place that is wrong", async (_, body, path) => {
  const refused = await ask("POST", "", body);
  expect(refused).toMatchObject({ status: 400, body: { error: { details: [{ path }] } } });
});
