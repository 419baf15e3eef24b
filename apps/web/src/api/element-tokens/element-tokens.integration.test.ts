import { createApiKey, type Grant, revokeApiKey } from "@calcache/api-keys";
import { type Endpoint, serve, withCors } from "@calcache/http-edge";
import { eventTypeCache } from "@calcache/scheduling";
import {
  createTeamEvent,
  createUser,
  type FakeEngine,
  fakeBookings,
  fakeEngine,
} from "@calcache/scheduling/testing";
import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import {
  deleteRuleEndpoint,
  listRulesEndpoint,
  saveRuleEndpoint,
} from "../availability-rules/rule-endpoints.ts";
import { bookEndpoint, cancelEndpoint } from "../bookings/booking-endpoints.ts";
import { listBookingsEndpoint } from "../bookings/list-endpoint.ts";
import { statusEndpoint } from "../calendars/status-endpoint.ts";
import { corsOfKeys } from "../edge/origins/cors.ts";
import { siteLimit, siteVisitorLimit, withSiteLimits } from "../edge/origins/site-limits.ts";
import { uncounted, unlimited } from "../edge/testing/served.ts";
import { freeBusyEndpoint } from "../free-busy/free-busy-endpoints.ts";
import { slotsEndpoint } from "../slots/slots-endpoint.ts";
import { elementTokenEndpoint } from "./element-token-endpoint.ts";

const all = [
  elementTokenEndpoint,
  slotsEndpoint,
  freeBusyEndpoint,
  statusEndpoint,
  listBookingsEndpoint,
  bookEndpoint,
  cancelEndpoint,
  listRulesEndpoint,
  saveRuleEndpoint,
  deleteRuleEndpoint,
] as unknown as Endpoint<object>[];

const monday = Date.parse("2026-11-30T12:00Z");
const origin = "https://app.example";
const day = "from=2026-12-01&to=2026-12-01";

let database: TestDatabase;
let engine: FakeEngine;
let now: number;
let ask: (path: string, init?: RequestInit & { token?: string; from?: string | null }) => Promise<Response>;
let key: string;
let eventTypeId: number;
let strangersEvent: number;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { db } = database;
  await emptyTables(db, [
    ...["users", '"Team"', '"EventType"', '"Booking"', "calcache.mailbox"],
    ...["calcache.rate_count", "calcache.api_key", "calcache.embed_sites"],
  ]);
  now = monday;
  engine = fakeEngine(db, () => now);
  const services = {
    ...{ engine, bookings: fakeBookings(engine), cache: eventTypeCache(), metrics: uncounted() },
    ...{ ...unlimited, operators: new Set<string>() },
  };
  const handler = serve(all, () => services, { isAway: () => false, log: () => ({ error: () => {} }) });
  const api = withCors(
    withSiteLimits(handler, () => engine),
    corsOfKeys(() => engine),
  );
  ask = (path, { token, from = origin, ...init } = {}) =>
    api(
      new Request(`http://localhost/api/v2/${path}`, {
        ...init,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(from !== null && { origin: from }),
          ...init.headers,
        },
      }),
    );
  const [ann, ben, eve] = [
    await createUser(db, "ann"),
    await createUser(db, "ben"),
    await createUser(db, "eve"),
  ];
  for (const { name } of [ann, ben, eve]) engine.busy.set(`${name}'s`, []);
  ({ id: eventTypeId } = await createTeamEvent(db, "devs", [{ user: ann }, { user: ben }]));
  ({ id: strangersEvent } = await createTeamEvent(db, "others", [{ user: eve }]));
  const teamId = await idOf("devs");
  for (const { id: userId } of [ann, ben])
    await db.membership.create({
      data: { teamId, userId, accepted: true, role: userId === ann.id ? "ADMIN" : "MEMBER" },
    });
  key = await newKey({});
});

const idOf = async (slug: string) => (await database.db.team.findFirstOrThrow({ where: { slug } })).id;

async function newKey(more: Partial<Grant>) {
  const grant = { scopes: ["read_write", "bookings"], application: null, expiresAt: null, ...more } as const;
  return (await createApiKey(database.db, { email: "ann@example.com", ...grant }, now))?.key ?? "";
}

const json = async (answer: Response) => ({ status: answer.status, body: await answer.json() });

const wish = {
  scopes: ["slots:read", "availability:read", "bookings:read", "bookings:write", "calendars:read"],
  subjects: { usernames: ["ann"], teamSlugs: ["devs"] },
  origin,
};
const make = async (changes: object = {}, token = key) =>
  json(
    await ask("element-tokens", {
      ...{ method: "POST", token, from: null },
      body: JSON.stringify({ ...wish, ...changes }),
    }),
  );
async function made(changes: object = {}): Promise<string> {
  const { status, body } = await make(changes);
  expect([status, body.error]).toEqual([201, undefined]);
  return body.data.token;
}

const slots = (id: number) => `slots?eventTypeId=${id}&start=2026-12-01&end=2026-12-01`;
const statusOf = async (path: string, init: Parameters<typeof ask>[1]) => {
  const { status, body } = await json(await ask(path, init));
  return [status, body.error?.code];
};
const booking = (id: number) => ({ method: "POST", body: JSON.stringify(bookingOf(id)) });
const bookingOf = (id: number) => ({
  eventTypeId: id,
  start: "2026-12-01T10:00:00Z",
  attendee: { name: "Gus", email: "gus@guest.example", timeZone: "UTC" },
});

describe("a token", () => {
  it("is told once, with what it opens, and kept as a hash; an hour is usual", async () => {
    const { status, body } = await make();
    expect(status).toBe(201);
    const { token, ...told } = body.data;
    expect(token).toMatch(/^ce_[\w-]{43}$/);
    expect(told).toEqual({
      scopes: wish.scopes,
      subjects: { ...wish.subjects, eventTypeIds: [] },
      origin,
      expiresAt: "2026-11-30T13:00:00.000Z",
    });
    const rows = JSON.stringify(await database.db.elementToken.findMany());
    expect(rows).not.toContain(token.slice("ce_".length));
  });

  it("lets a page of its origin read what it opens, and no more", async () => {
    const token = await made();
    const answer = await ask(slots(eventTypeId), { token });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    expect(answer.headers.get("vary")).toContain("Origin");
    expect(await statusOf(`free-busy?usernames=ann,BEN&${day}`, { token })).toEqual([200, undefined]);
    expect(await statusOf("calendars/status?teamSlug=devs", { token })).toEqual([200, undefined]);
    expect(await statusOf("calendars/status", { token })).toEqual([200, undefined]);
    const booked = await json(await ask("bookings", { token, ...booking(eventTypeId) }));
    expect(booked.status).toBe(201);
    const listed = await json(await ask("bookings?status=upcoming", { token }));
    expect(listed.body.data).toMatchObject([{ uid: booked.body.data.uid }]);
    const cancel = { token, method: "POST", body: "{}" };
    expect(await statusOf(`bookings/${booked.body.data.uid}/cancel`, cancel)).toEqual([200, undefined]);
  });

  it("reads and changes hours where it may", async () => {
    const reads = await made();
    const writes = await made({ scopes: ["availability:write"] });
    expect(await statusOf("availability-rules?username=ann", { token: reads })).toEqual([200, undefined]);
    const rule = { availability_rule_id: "evenings", tzid: "UTC", weekly_periods: [] };
    const save = { method: "POST", body: JSON.stringify(rule) };
    expect(await statusOf("availability-rules", { token: reads, ...save })).toEqual([403, "FORBIDDEN"]);
    expect(await statusOf("availability-rules", { token: writes, ...save })).toEqual([200, undefined]);
  });
});

// Each guard was taken out once, and its line seen failing.
describe("an attacker gets nothing", () => {
  it("from a page of another origin, nor from none", async () => {
    const token = await made();
    for (const from of ["https://evil.example", "null", `${origin}.evil.example`, "http://app.example", null])
      expect(await statusOf(slots(eventTypeId), { token, from })).toEqual([403, "ORIGIN_NOT_ALLOWED"]);
    const answer = await ask(slots(eventTypeId), { token, from: "https://evil.example" });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    const preflight = { method: "OPTIONS", headers: { "access-control-request-method": "GET" } };
    const refused = await ask("free-busy", { ...preflight, from: "https://evil.example" });
    expect(refused.headers.get("access-control-allow-origin")).toBeNull();
    expect(refused.headers.get("vary")).toContain("Origin");
    const allowed = await ask("free-busy", preflight);
    expect(allowed.headers.get("access-control-allow-origin")).toBe(origin);
    expect(allowed.headers.get("access-control-allow-headers")).toContain("authorization");
  });

  it("with a token that has expired, was altered, or whose key was revoked or has expired", async () => {
    const token = await made({ expiresInSeconds: 60 });
    const all = { token };
    expect(await statusOf(slots(eventTypeId), { token: `${token.slice(0, -1)}_` })).toEqual([
      401,
      "UNAUTHORIZED",
    ]);
    now += 59_999;
    expect(await statusOf(slots(eventTypeId), all)).toEqual([200, undefined]);
    now += 1;
    expect(await statusOf(slots(eventTypeId), all)).toEqual([401, "UNAUTHORIZED"]);
    const next = { token: await made() };
    expect(await statusOf(slots(eventTypeId), next)).toEqual([200, undefined]);
    const { id } = await database.db.apiKey.findFirstOrThrow();
    await revokeApiKey(database.db, id, "test", now);
    expect(await statusOf(slots(eventTypeId), next)).toEqual([401, "UNAUTHORIZED"]);
    const preflight = { method: "OPTIONS", headers: { "access-control-request-method": "GET" } };
    const allowed = async () =>
      (await ask("free-busy", preflight)).headers.get("access-control-allow-origin");
    // Its page reads that it has ended, for a day.
    expect(await allowed()).toBe(origin);
    now += 25 * 3_600_000;
    expect(await allowed()).toBeNull();
  });

  it("of what the token wasn't made for", async () => {
    const token = await made({ subjects: { usernames: ["ann"] } });
    const denied = [403, "SUBJECT_NOT_ALLOWED"];
    expect(await statusOf(slots(eventTypeId), { token })).toEqual(denied);
    expect(await statusOf(slots(strangersEvent), { token })).toEqual(denied);
    expect(await statusOf(`free-busy?usernames=ann,ben&${day}`, { token })).toEqual(denied);
    expect(await statusOf(`free-busy?usernames=eve&${day}`, { token })).toEqual(denied);
    expect(await statusOf(`free-busy?calendars=ben's&${day}`, { token })).toEqual(denied);
    expect(await statusOf("availability-rules?username=ben", { token })).toEqual([404, "NOT_FOUND"]);
    expect(await statusOf("bookings", { token, ...booking(strangersEvent) })).toEqual(denied);
    const others = await json(await ask("bookings", { from: null, ...booking(strangersEvent) }));
    const cancel = { token, method: "POST", body: "{}" };
    expect(await statusOf(`bookings/${others.body.data.uid}/cancel`, cancel)).toEqual(denied);
    const status = await json(await ask("calendars/status?teamSlug=devs", { token }));
    expect(status.body.data.map(({ username }: { username: string }) => username)).not.toContain("ben");
    const byBen = await made({ subjects: { usernames: ["ben"] } });
    expect(await statusOf("calendars/status", { token: byBen })).toEqual(denied);
  });

  it("of a booking that the token's subjects have no part in", async () => {
    const id = await ownEvent();
    await ask("bookings", { from: null, ...booking(id) });
    const [team, ann] = [
      await made({ subjects: { teamSlugs: ["devs"] } }),
      await made({ subjects: { usernames: ["ann"] } }),
    ];
    const listed = async (token: string) => (await (await ask("bookings", { token })).json()).data.length;
    expect([await listed(team), await listed(ann)]).toEqual([0, 1]);
  });

  it("beyond the token's scopes, and no other endpoint at all", async () => {
    const token = await made({ scopes: ["slots:read"] });
    for (const path of [`free-busy?usernames=ann&${day}`, "calendars/status", "bookings"])
      expect(await statusOf(path, { token })).toEqual([403, "FORBIDDEN"]);
    expect(await statusOf("bookings", { token, ...booking(eventTypeId) })).toEqual([403, "FORBIDDEN"]);
    const again = { token, method: "POST", body: JSON.stringify(wish) };
    expect(await statusOf("element-tokens", again)).toEqual([401, "UNAUTHORIZED"]);
  });

  it("by being faster: a visitor of a site is told to wait, and the site before it floods us", async () => {
    const { db } = database;
    await db.embedSites.create({ data: { teamId: await idOf("devs"), sites: [origin] } });
    const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
    await ask("availability-rules", from("10.0.0.1"));
    await db.rateCount.updateMany({ data: { count: siteVisitorLimit.most } });
    const answer = await ask("availability-rules", from("10.0.0.1"));
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    expect((await ask(slots(eventTypeId), from("10.0.0.2"))).status).toBe(200);
    await db.rateCount.updateMany({ data: { count: siteLimit.most } });
    await db.rateCount.deleteMany({ where: { count: { lt: siteLimit.most } } });
    expect((await ask(slots(eventTypeId), from("10.0.0.3"))).status).toBe(429);
    // What has a token isn't kept out by those who have none.
    expect((await ask(slots(eventTypeId), { ...from("10.0.0.4"), token: await made() })).status).toBe(200);
  });
});

async function ownEvent(): Promise<number> {
  const { id: userId } = await database.db.user.findFirstOrThrow({ where: { username: "ann" } });
  const data = { slug: "chat", title: "Chat", length: 30, minimumBookingNotice: 0, userId };
  const { id } = await database.db.eventType.create({ data: { ...data, hosts: { create: { userId } } } });
  return id;
}

test("a site that a team named reads what is public without a token, and nothing else", async () => {
  await database.db.embedSites.create({
    data: { teamId: await idOf("devs"), sites: ["https://*.shop.example"] },
  });
  const from = "https://www.shop.example";
  const allows = async (path: string, init: object = {}) =>
    (await ask(path, { from, ...init })).headers.get("access-control-allow-origin");
  expect(await allows(slots(eventTypeId))).toBe(from);
  expect(await allows("bookings", booking(eventTypeId))).toBe(from);
  for (const path of ["element-tokens", "channels", "usage", "slots/explain"])
    expect([path, await allows(path)]).toEqual([path, null]);
  expect((await ask(`free-busy?usernames=ann&${day}`, { from })).status).toBe(401);
});

describe("a wish that can't be is refused, with what is wrong", () => {
  it("at its place", async () => {
    const wrong = [
      [{ scopes: [] }, "scopes"],
      [{ scopes: ["everything"] }, "scopes[0]"],
      [{ subjects: {} }, "subjects"],
      [{ subjects: { usernames: ["ann", "eve"] } }, "subjects.usernames[1]"],
      [{ subjects: { teamSlugs: ["others"] } }, "subjects.teamSlugs[0]"],
      [{ subjects: { eventTypeIds: [2 ** 31 - 1] } }, "subjects.eventTypeIds[0]"],
      [{ origin: "*" }, "origin"],
      [{ origin: "https://app.example/" }, "origin"],
      [{ origin: "https://a.example https://b.example" }, "origin"],
      [{ origin: "http://app.example" }, "origin"],
      [{ origin: "null" }, "origin"],
      [{ expiresInSeconds: 86_401 }, "expiresInSeconds"],
      [{ expiresInSeconds: 0 }, "expiresInSeconds"],
      [{ more: 1 }, "more"],
    ] as const;
    const told = [];
    for (const [changes] of wrong) {
      const { status, body } = await make(changes);
      told.push([changes, status === 400 ? body.error.details[0].path : status]);
    }
    expect(told).toEqual(wrong);
  });

  it("of somebody who isn't the key's, as of nobody", async () => {
    const said = async (usernames: string[]) => (await make({ subjects: { usernames } })).body.error.details;
    expect(await said(["eve"])).toEqual(await said(["nobody"]));
    expect((await make({ subjects: { eventTypeIds: [strangersEvent] } })).status).toBe(400);
  });

  it("beyond what its key may, and by a key that is in browsers itself", async () => {
    const reader = await newKey({ scopes: ["free_busy"] });
    const refused = await make({}, reader);
    expect([refused.status, refused.body.error.code]).toEqual([403, "SCOPE_NOT_ALLOWED"]);
    expect(refused.body.error.message).toContain("bookings:read, bookings:write");
    const inBrowsers = await newKey({ origins: [origin] });
    const answer = await ask("element-tokens", {
      ...{ method: "POST", token: inBrowsers, body: JSON.stringify(wish) },
    });
    expect((await json(answer)).body.error.code).toBe("KEY_FOR_BROWSERS");
    const ofCalendars = await newKey({ reach: { kind: "calendars", calendars: ["ann's"] } });
    expect((await make({ subjects: { usernames: ["ann"] } }, ofCalendars)).status).toBe(400);
  });
});
