import { createApiKey, type Grant, revokeApiKey } from "@calcache/api-keys";
import { type ExampleRequest, pathText } from "@calcache/http-edge";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleRequests } from "../src/api/openapi/example-requests/index.ts";
import { endpoints } from "../src/routes/endpoints.ts";
import { changedValues } from "./support/changed-values.ts";
import { until } from "./support/run.ts";
import { createHosts, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let key: string;
/** Of a user who shares no team with the first. */
let strangersKey: string;
let requests: ExampleRequest[];

const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  app = await startWebApp();
  const hosts = createHosts(app.simulator, 2);
  const stranger = app.simulator.createMailbox({
    address: "stranger@contoso.example",
    displayName: "Stranger",
    timeZone: "Europe/London",
    calendars: [{ name: "Calendar" }],
  });
  const [devs, others] = [teamOf(hosts), teamOf([stranger])];
  const course = {
    ...{ slug: "course", title: "Course", length: 30, schedulingType: "COLLECTIVE" },
    hosts: hosts.map(({ address }) => ({ email: address })),
    recurrence: { interval: 1, occurrences: 6, frequency: "weekly" },
  };
  const inRooms = {
    ...{ slug: "in-rooms", title: "In rooms", length: 30, schedulingType: "COLLECTIVE" },
    hosts: [{ email: "host0@contoso.example" }],
    rooms: [{ email: "host1@contoso.example", name: "Red room" }, { email: "stranger@contoso.example" }],
    choosesRoom: true,
  };
  await app.importTeam({
    users: [...devs.users, ...others.users],
    teams: [
      ...devs.teams.map((team) => ({ ...team, eventTypes: [...team.eventTypes, course, inRooms] })),
      ...others.teams.map((team) => ({ ...team, slug: "others" })),
    ],
  });
  await app.cron();
  const { id } = await app.db.eventType.findFirstOrThrow({ where: { slug: "teamevent" } });
  const { id: repeatingId } = await app.db.eventType.findFirstOrThrow({ where: { slug: "course" } });
  const roomed = await app.db.eventType.findFirstOrThrow({ where: { slug: "in-rooms" } });
  const room = await app.db.user.findFirstOrThrow({ where: { email: "host1@contoso.example" } });
  const calendarId = hosts[0]?.calendars[0]?.id ?? "";
  key = await newKey("host0@contoso.example");
  strangersKey = await newKey("stranger@contoso.example");
  const begun = await fetch(`${app.url}/api/v2/changes`, { headers: { authorization: `Bearer ${key}` } });
  const { next } = await begun.json();
  requests = exampleRequests({
    eventTypeId: id,
    repeatingId,
    inRoom: { eventTypeId: roomed.id, room: room.id },
    calendarId,
    day,
    cursor: next,
    siteUrl: app.url,
  });
});
afterAll(() => app.close());

async function newKey(email: string, more: Partial<Grant> = {}) {
  const grant = { scopes: ["read_write", "bookings"], application: null, expiresAt: null, ...more } as const;
  return (await createApiKey(app.db, { email, ...grant }, Date.now()))?.key ?? "";
}

/** Text with what Postgres can't hold: NUL, and half of a surrogate pair, which only JSON can say. */
const textsInUrls = ["\0", "a\0b"];
const textsInJson = [...textsInUrls, "a\ud800b", "\udc00"];
/** Numbers beyond int4 and int8, and below every number that is asked for. */
const numbers = [2 ** 31, 2 ** 63, -(2 ** 63), 1e300, -1];
/** Times of years that Postgres' texts or ISO times don't have, in UTC or at all. */
const times = [
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "9999-12-31T23:59:00-14:00",
  "+010000-01-01T00:00:00Z",
  "+275760-09-13T00:00:00Z",
  "-000001-01-01T00:00:00Z",
];

/** Of years that JavaScript has, and Postgres' dates haven't. */
const dates = ["0000-01-05", "-000001-01-05"];

const isText = (old: unknown) => typeof old === "string";
const isNumber = (old: unknown) => typeof old === "number";
const isDigits = (old: unknown) => typeof old === "string" && /^\d+$/.test(old);
const isTime = (old: unknown) => typeof old === "string" && /^\d{4}-\d\d-\d\dT/.test(old);

const isDate = (old: unknown) => typeof old === "string" && /^\d{4}-\d\d-\d\d$/.test(old);

const isKeyed = new Set(
  endpoints.filter(({ security }) => security?.type === "http").map(({ path }): string => path),
);

const beginnings = new Map([
  ["end", "start"],
  ["to", "from"],
]);

type Problem = { path: string; message: string };
let visitors = 0;

async function send(
  { method, path, params = {}, query = {}, body }: ExampleRequest,
  { bearer = key, ...headers }: Record<string, string> = {},
) {
  const address = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams(query);
  const request = new AbortController();
  visitors += 1;
  const answer = await fetch(`${app.url}${address}${search.size > 0 ? `?${search}` : ""}`, {
    method,
    redirect: "manual",
    signal: request.signal,
    headers: {
      "x-forwarded-for": `10.1.${visitors >> 8}.${visitors & 255}`,
      ...(isKeyed.has(path) && { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  const text = isJson ? await answer.text() : "";
  const json = isJson ? JSON.parse(text) : null;
  request.abort();
  const details: Problem[] = json?.error?.details ?? [];
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json,
    paths: details.map(({ path }) => path),
  };
}

/** Sends a request with each value in each such place of a part, and expects the status and the place. */
async function sendChanged(
  part: "params" | "query" | "body",
  values: readonly unknown[],
  isPlace: (old: unknown) => boolean,
  expected: number,
) {
  for (const request of requests) {
    for (const value of values) {
      for (const { path, changed } of changedValues(request[part], isPlace, value)) {
        const { status, paths } = await send({ ...request, [part]: changed });
        const what = `${request.method} ${request.path} ${pathText(path)} ${JSON.stringify(value)}`;
        expect.soft([what, status]).toEqual([what, expected]);
        // A start that is too late is told as an end before it.
        const told = paths.map((place) => beginnings.get(place) ?? place);
        if (part !== "params") expect.soft([what, ...paths, ...told]).toContain(pathText(path));
      }
    }
  }
}

test("there is a request for every endpoint that takes values", () => {
  const asked = new Set(requests.map(({ method, path }) => `${method} ${path}`));
  const takingValues = endpoints.filter(({ params, query, body }) => params || query || body);
  for (const { methods, path } of takingValues) {
    for (const method of methods) expect(asked).toContain(`${method} ${path}`);
  }
});

test("each is one that its endpoint can use", async () => {
  for (const request of requests) {
    const { status, paths } = await send(request);
    const what = `${request.method} ${request.path}`;
    // No sign-in was begun in this browser.
    const isUsed = path400(request) ? status === 400 : [200, 201, 202, 204, 303, 404, 409].includes(status);
    expect([what, status, isUsed, paths]).toEqual([what, status, true, []]);
  }
});
const path400 = ({ path }: ExampleRequest) => path === "/api/guest-calendar/callback";

test("text that Postgres can't hold names nothing in a path: 404", async () => {
  await sendChanged("params", textsInUrls, isText, 404);
});

test("in a query it is refused with its place: 400", async () => {
  await sendChanged("query", textsInUrls, isText, 400);
});

test("in a body, too", async () => {
  await sendChanged("body", textsInJson, isText, 400);
});

test("numbers and times that no column holds are refused with their place", async () => {
  await sendChanged("query", numbers.map(String), isDigits, 400);
  await sendChanged("query", times, isTime, 400);
  await sendChanged("query", dates, isDate, 400);
  await sendChanged("body", numbers, isNumber, 400);
  await sendChanged("body", times, isTime, 400);
});

test("a page whose path has such text, or none, isn't there", async () => {
  for (const path of [
    "/team/%00/teamevent",
    "/team/devs/%00",
    "/team/devs/team%00event",
    "/%00/intro",
    "/host0/%00",
    "/booking/%00",
    "/reschedule/%00",
    "/booking/%00/calendar.ics",
    "/api/v2/%00",
    "/%00",
    "/team/%ED%A0%80/teamevent",
    "/team/%ff/teamevent",
    "/booking/%ff",
    "/booking/%ff/calendar.ics",
    "/api/v2/bookings/%ff",
    "/%ff",
  ])
    expect.soft([path, (await send({ method: "GET", path })).status]).toEqual([path, 404]);
});

test("what a page's query can't have is ignored", async () => {
  for (const query of [
    "month=9999-12",
    "month=0000-01",
    "date=9999-12-31",
    "date=9999-12-31&layout=week_view&overlayCalendar=true",
    "date=1000-01-01",
    "slot=0000-01-01T00:00Z",
    "slot=9999-12-31T23:59Z",
    "rescheduleUid=%00",
    "cal.tz=%00",
    "month=%00&layout=%00&cal.cache=%00",
    "overlayCalendar=true&guestCalendar=%00&%00=%00",
  ]) {
    const path = `/team/devs/teamevent?${query}`;
    expect.soft([path, (await send({ method: "GET", path })).status]).toEqual([path, 200]);
  }
});

test("whatever else takes values has its own answer to them", async () => {
  for (const [method, path, status] of [
    ["GET", "/api/calendar-cache/cron?apiKey=%00", 401],
    ["GET", "/api/health?%00=%00", 200],
    ["GET", "/api/metrics?%00=%00", 200],
    ["POST", "/api/integrations/office365calendar/webhook?validationToken=%00", 200],
    ["POST", "/api/integrations/office365calendar/webhook?%00=%00", 400],
  ] as const)
    expect.soft([path, (await send({ method, path })).status]).toEqual([path, status]);
});

describe("another user's key", () => {
  /** What the first user has, by the requests that the first user's key sends. */
  async function realRequests() {
    const create = { method: "POST", path: "/api/v2/channels", body: { callback_url: `${app.url}/hook` } };
    const { channel_id: channelId } = (await send(create)).json.channel;
    const listed = { method: "GET", path: "/api/v2/channels/{channelId}/deliveries", params: { channelId } };
    const deliveryId = (await send(listed)).json.deliveries[0].id;
    const rule = requests.find(
      ({ method, path }) => method === "POST" && path === "/api/v2/availability-rules",
    );
    if (rule) await send(rule);
    const real: Record<string, string> = { channelId, deliveryId };
    const putFirst = (one: ExampleRequest) => (one.method === "PUT" ? 0 : 1);
    // Anybody books at a public event type and sees its slots, and asks for public people's time, with a key or without.
    const isAnybodys = ({ method, path, body }: ExampleRequest) =>
      path === "/api/v2/slots" ||
      (method === "POST" &&
        (path === "/api/v2/bookings" ||
          (path === "/api/v2/availability" && !JSON.stringify(body).includes("availability_rule_ids"))));
    return requests
      .filter((one) => isKeyed.has(one.path) && !isAnybodys(one))
      .toSorted((one, other) => putFirst(one) - putFirst(other))
      .map((one) => ({
        ...one,
        ...(one.query?.before && { query: { before: deliveryId } }),
        params: Object.fromEntries(
          Object.entries(one.params ?? {}).map(([name, value]) => [name, real[name] ?? value]),
        ),
      }));
  }

  /** Whoever asks without naming anything is told of what is theirs. */
  const ownAffair = new Map([
    ["GET /api/v2/changes", 200],
    ["GET /api/v2/usage", 200],
    ["GET /api/v2/bookings", 200],
    ["POST /api/v2/channels", 201],
    // Whom a key doesn't open is as unknown as nobody, by the place of the name.
    ["POST /api/v2/availability", 400],
    ["POST /api/v2/element-tokens", 400],
  ]);

  // Broken on purpose: channels found by id alone; findRef without the key.
  test("sees and changes nothing of the first user's, at any endpoint that takes a key", async () => {
    for (const request of await realRequests()) {
      const operation = `${request.method} ${request.path}`;
      if (request.method === "PUT" || request.method === "GET") {
        const own = await send(request);
        const isThere = [200, 202].includes(own.status) || request.path === "/api/v2/calendars/status";
        expect.soft([operation, own.status, isThere]).toEqual([operation, own.status, true]);
      }
      const { status, text } = await send(request, { bearer: strangersKey });
      expect.soft([operation, status]).toEqual([operation, ownAffair.get(operation) ?? 404]);
      if (status < 300 && request.method === "GET") expect.soft(text).not.toMatch(/host0|Gus|Intro|AAMk/);
    }
    const { channels } = (await send({ method: "GET", path: "/api/v2/channels" }, { bearer: strangersKey }))
      .json;
    expect(channels).toHaveLength(1);
    const kept = requests.find(({ method, path }) => method === "GET" && path.endsWith("/events/{eventId}"));
    expect(kept && (await send(kept)).json.data.event).toMatchObject({ title: "Intro" });
  });
});

describe("a key", () => {
  const asks = (bearer: string, headers: Record<string, string> = {}) =>
    send({ method: "GET", path: "/api/v2/usage" }, { bearer, ...headers });

  test("is told how often it may ask, refused beyond that, and told how often it did", async () => {
    const bearer = await newKey("host1@contoso.example");
    const first = await asks(bearer);
    expect(first.headers.get("ratelimit-policy")).toBe('"key";q=100000;w=60');
    expect(first.headers.get("ratelimit")).toMatch(/^"key";r=99999;t=\d+$/);
    const before = await app.db.rateCount.findMany();
    await app.db.rateCount.updateMany({ data: { count: 100_000 } });
    const refused = await asks(bearer);
    expect([refused.status, refused.json.error.code]).toEqual([429, "TOO_MANY_REQUESTS"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit")).toMatch(/^"key";r=0;t=\d+$/);
    await app.db.rateCount.deleteMany();
    await app.db.rateCount.createMany({ data: before });
    const { days } = (await asks(bearer)).json.data;
    const operation = "GET /api/v2/usage";
    expect(days.flatMap((day: { operations: object[] }) => day.operations)).toEqual([
      { operation, status: 200, requests: 1 },
      { operation, status: 429, requests: 1 },
    ]);
  });

  test("that names origins is good on their pages in browsers, and for nothing else", async () => {
    const origin = "https://app.example";
    const bearer = await newKey("host1@contoso.example", { origins: [origin] });
    await until(async () => (await preflight(origin)).headers.has("access-control-allow-origin"));
    const asked = await preflight(origin);
    expect([asked.status, asked.headers.get("access-control-allow-headers")]).toEqual([
      204,
      expect.stringContaining("authorization"),
    ]);
    expect(asked.headers.has("access-control-allow-credentials")).toBe(false);
    const answer = await asks(bearer, { origin });
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([200, origin]);
    expect(answer.headers.get("access-control-expose-headers")).toContain("ratelimit");
    for (const headers of [{}, { origin: "https://evil.example" }]) {
      const { status, json, headers: told } = await asks(bearer, headers);
      expect([status, json.error.code]).toEqual([403, "ORIGIN_NOT_ALLOWED"]);
      expect(told.has("access-control-allow-origin")).toBe(false);
    }
    expect((await preflight("https://evil.example")).headers.has("access-control-allow-origin")).toBe(false);
  });

  const preflight = (origin: string) =>
    fetch(`${app.url}/api/v2/free-busy`, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "POST" },
    });

  test("that was revoked opens nothing from then on", async () => {
    const bearer = await newKey("host1@contoso.example");
    expect((await asks(bearer)).status).toBe(200);
    const { id } = await app.db.apiKey.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
    await revokeApiKey(app.db, id, "test", Date.now());
    expect((await asks(bearer)).status).toBe(401);
  });
});
