import { createApiKey } from "@calcache/api-keys";
import { pathText } from "@calcache/http-edge";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endpoints } from "../src/routes/endpoints.ts";
import { changedValues } from "./support/changed-values.ts";
import { createHosts, teamOf } from "./support/team.ts";
import { type ValidRequest, validRequests } from "./support/valid-requests.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let key: string;
let requests: ValidRequest[];

const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  app = await startWebApp();
  const hosts = createHosts(app.simulator, 2);
  await app.importTeam(teamOf(hosts));
  await app.cron();
  const { id } = await app.db.eventType.findFirstOrThrow({ where: { slug: "teamevent" } });
  const calendarId = hosts[0]?.calendars[0]?.id ?? "";
  const wish = {
    email: "host0@contoso.example",
    scopes: ["read_write"],
    application: null,
    expiresAt: null,
  } as const;
  key = (await createApiKey(app.db, wish, Date.now()))?.key ?? "";
  const begun = await fetch(`${app.url}/api/v2/changes`, { headers: { authorization: `Bearer ${key}` } });
  const { next } = await begun.json();
  requests = validRequests({ eventTypeId: id, calendarId, day, cursor: next, siteUrl: app.url });
});
afterAll(() => app.close());

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

const isText = (old: unknown) => typeof old === "string";
const isNumber = (old: unknown) => typeof old === "number";
const isDigits = (old: unknown) => typeof old === "string" && /^\d+$/.test(old);
const isTime = (old: unknown) => typeof old === "string" && /^\d{4}-\d\d-\d\dT/.test(old);

const isKeyed = new Set(
  endpoints.filter(({ security }) => security?.type === "http").map(({ path }): string => path),
);

const beginnings = new Map([
  ["end", "start"],
  ["to", "from"],
]);

type Problem = { path: string; message: string };
let visitors = 0;

async function send({ method, path, params = {}, query = {}, body }: ValidRequest) {
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
      ...(isKeyed.has(path) && { authorization: `Bearer ${key}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  const json = isJson ? await answer.json() : null;
  request.abort();
  const details: Problem[] = json?.error?.details ?? [];
  return { status: answer.status, paths: details.map(({ path }) => path) };
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
    const isUsed = path400(request) ? status === 400 : [200, 201, 202, 303, 404, 409].includes(status);
    expect([what, status, isUsed, paths]).toEqual([what, status, true, []]);
  }
});
const path400 = ({ path }: ValidRequest) => path === "/api/guest-calendar/callback";

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
