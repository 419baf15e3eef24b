import { type ApiKeyScope, createApiKey } from "@calcache/api-keys";
import { encodeIntervals, intervalsFrom, noIntervals } from "@calcache/availability";
import { createApiClient } from "@calcache/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let ann: Host;
let ben: Host;
let cid: Host;
let key: string;

const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
const at = (time: string) => `${day}T${time}:00.000Z`;

beforeAll(async () => {
  app = await startWebApp();
  const make = (name: string) =>
    app.simulator.createMailbox({
      address: `${name}@contoso.example`,
      displayName: name,
      timeZone: "Europe/London",
      calendars: [{ name: "Calendar", isDefault: true, id: `AAMk/${name}+1==` }],
    });
  [ann, ben, cid] = [make("ann"), make("ben"), make("cid")];
  const devs = teamOf([ann, ben]);
  const others = teamOf([cid]);
  await app.importTeam({
    users: [...devs.users, ...others.users],
    teams: [...devs.teams, ...others.teams.map((team) => ({ ...team, slug: "others" }))],
  });
  app.simulator.createEvent(ann.address, { title: "Secret", start: at("10:00"), end: at("11:00") });
  key = await newKey("free_busy", ann);
});
afterAll(() => app.close());

async function newKey(scope: ApiKeyScope, host: Host) {
  const created = await createApiKey(
    app.db,
    { email: host.address, scopes: [scope], application: null, expiresAt: null },
    Date.now(),
  );
  if (!created) throw new Error("there is no such user");
  return created.key;
}

const calendarOf = (host: Host) => host.calendars[0]?.id ?? "";

const client = (bearer: string) => createApiClient({ url: app.url, apiKey: bearer });
const day24 = { from: at("00:00"), to: at("23:00") };

async function ask(query: Record<string, string>, bearer = key) {
  const asked = { params: { query: { ...day24, ...query } } };
  return answered(await client(bearer).GET("/api/v2/free-busy", asked));
}

const post = async (body: object) =>
  answered(await client(key).POST("/api/v2/free-busy", { body: { ...day24, ...body } }));

/** Its shape is compared with the API's description, whichever it is. */
const answered = ({ data, error, response }: { data?: unknown; error?: unknown; response: Response }) => ({
  status: response.status,
  body: (data ?? error) as never as { data: Answered[]; error: { details: { path: string }[] } },
});
type Answered = { freeBusy: object[] };

const busy = [{ start: at("10:00"), end: at("11:00"), status: "busy" }];

test("a calendar and its owner are busy while the calendar has an event, of which nothing more is told", async () => {
  const asked = { calendars: calendarOf(ann), usernames: "ann,BEN" };
  const { status, body } = await ask(asked);
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      status: "success",
      data: [
        { calendar: calendarOf(ann), freeBusy: busy, asOf: expect.any(String), source: expect.any(String) },
        { username: "ann", freeBusy: busy, asOf: expect.any(String), source: expect.any(String) },
        { username: "BEN", freeBusy: [], asOf: expect.any(String), source: expect.any(String) },
      ],
    },
  });
  const together = await post({ calendars: [calendarOf(ann)], usernames: ["ann", "BEN"] });
  expect(together.body.data.map(({ freeBusy }: { freeBusy: object }) => freeBusy)).toEqual([busy, busy, []]);
});

test("times are told in the zone that is asked for", async () => {
  const { body } = await ask({ usernames: "ann", timeZone: "Asia/Kolkata" });
  expect(body.data[0]?.freeBusy).toEqual([
    { start: `${day}T15:30:00.000+05:30`, end: `${day}T16:30:00.000+05:30`, status: "busy" },
  ]);
});

test("what another team has and what isn't there are answered alike", async () => {
  const others = await ask({ usernames: "ann,cid" });
  const nobody = await ask({ usernames: "ann,dan" });
  expect(others).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
  expect(JSON.stringify(nobody).replace("dan", "cid")).toBe(JSON.stringify(others));
  expect((await ask({ calendars: calendarOf(cid) })).status).toBe(404);
  expect((await ask({ usernames: "ann" }, await newKey("read_write", cid))).status).toBe(404);
});

test.each<[string, Record<string, string>, string]>([
  ["nobody", {}, "calendars"],
  ["an end before the start", { usernames: "ann", to: "2020-01-01" }, "to"],
  ["63 days", { usernames: "ann", from: "2027-01-01", to: "2027-03-04" }, "to"],
  ["no time", { usernames: "ann", from: "soon" }, "from"],
  ["no zone", { usernames: "ann", timeZone: "Mars/Olympus" }, "timeZone"],
])("%s is refused, with the place that is wrong", async (_, query, path) => {
  const { status, body } = await ask(query);
  expect(status).toBe(400);
  expect(body.error.details.map((detail: { path: string }) => detail.path)).toEqual([path]);
});

test("62 days and a thousand calendars can be asked for, and no more", async () => {
  expect((await ask({ usernames: "ann", from: "2027-01-01", to: "2027-03-03" })).status).toBe(200);
  const many = (count: number) => Array.from({ length: count }, () => calendarOf(ann));
  expect((await post({ calendars: many(1_000) })).body.data).toHaveLength(1_000);
  expect((await post({ calendars: many(999), usernames: ["ann", "ben"] })).status).toBe(400);
});

test("a key that only writes reads nothing, and without a key there is nothing", async () => {
  expect((await ask({ usernames: "ann" }, await newKey("free_busy_write", ann))).status).toBe(403);
  expect((await ask({ usernames: "ann" }, "cc_wrong")).status).toBe(401);
});

test("changes since a cursor are told once, to whoever may see the calendar", async () => {
  const changes = async (since: string | null, bearer = key) => {
    const answer = await fetch(`${app.url}/api/v2/changes${since === null ? "" : `?since=${since}`}`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    return { status: answer.status, body: await answer.json() };
  };
  const others = await newKey("free_busy", cid);
  await app.cron();
  const [begun, begunByCid] = [await changes(null), await changes(null, others)];
  expect(begun).toMatchObject({ status: 200, body: { data: [], more: false } });
  const calendar = await app.db.cachedCalendar.findFirstOrThrow({ where: { externalId: calendarOf(ben) } });
  const hour = { start: Date.parse(at("14:00")) / 60_000, end: Date.parse(at("15:00")) / 60_000 };
  await app.db.availabilityChange.create({
    data: {
      calendarId: calendar.id,
      at: new Date(),
      reason: "notified",
      becameBusy: encodeIntervals(intervalsFrom([hour])),
      becameFree: encodeIntervals(noIntervals),
    },
  });
  const told = await changes(begun.body.next);
  const touched = told.body.data.map(({ data }: { data: object }) => data);
  expect(touched).toContainEqual({
    calendar: calendarOf(ben),
    usernames: ["ben"],
    range: { start: at("14:00"), end: at("15:00") },
  });
  expect((await changes(told.body.next)).body.data).toEqual([]);
  expect(JSON.stringify(await changes(begunByCid.body.next, others))).not.toContain(calendarOf(ben));
  expect(await changes("cursor")).toMatchObject({ status: 400 });
});

test("changes of bookings, odd cursors and odd filters are refused, each with what is wrong", async () => {
  const read = async (query: Record<string, string>, bearer = key) => {
    const headers = { authorization: `Bearer ${bearer}` };
    const answer = await fetch(`${app.url}/api/v2/changes?${new URLSearchParams(query)}`, { headers });
    return { status: answer.status, body: await answer.json() };
  };
  const others = await newKey("free_busy", cid);
  const { next } = (await read({}, others)).body;
  const cursor = JSON.parse(Buffer.from(next, "base64url").toString());
  const written = (changes: object) =>
    Buffer.from(JSON.stringify({ ...cursor, ...changes })).toString("base64url");
  for (const types of ["booking.created", "availability.changed,booking.cancelled"])
    expect(await read({ types })).toMatchObject({ status: 403, body: { error: { code: "FORBIDDEN" } } });
  const refused: [Record<string, string>, string][] = [
    [{ since: "\0" }, "since"],
    [{ since: "é".repeat(500) }, "since"],
    [{ since: "x".repeat(8_000) }, "since"],
    [{ since: written({ since: "9:1:" }) }, "since"],
    [{ since: written({ of: "bookings" }) }, "since"],
    [{ types: "calendar.changed" }, "types[0]"],
    [{ types: "availability.changed,availability.changed,x" }, "types[2]"],
    [{ only_managed: "yes" }, "only_managed"],
    [{ hosts: "ann,a\0b" }, "hosts"],
    [{ calendar_ids: "\0" }, "calendar_ids"],
    [{ event_types: "1,one" }, "event_types[1]"],
  ];
  for (const [query, path] of refused)
    expect([query, await read(query)]).toMatchObject([
      query,
      { status: 400, body: { error: { details: [{ path }] } } },
    ]);
  const future = "999999999999:999999999999:";
  for (const since of [written({ since: future }), written({ incarnation: crypto.randomUUID() })]) {
    const tooOld = await read({ since });
    expect(tooOld).toMatchObject({ status: 410, body: { error: { code: "CURSOR_TOO_OLD" } } });
    expect((await read({ since: tooOld.body.error.next })).status).toBe(200);
  }
  // A cursor is a place, not a right: whoever has another's reads what is their own from there.
  for (const query of [{}, { only_managed: "true" }, { types: "availability.changed", only_managed: "true" }])
    expect(await read({ since: next, ...query })).toMatchObject({ status: 200, body: { more: false } });
});

test("the OpenAPI document is served, with this server's address", async () => {
  const answer = await fetch(`${app.url}/api/openapi.json`);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(await answer.json()).toMatchObject({ openapi: "3.1.1", servers: [{ url: app.url }] });
});

test("what can't be read is unknown, never free", async () => {
  await app.db.selectedCalendar.updateMany({
    where: { externalId: calendarOf(ben) },
    data: { integration: "nobody_s_calendar", credentialId: null },
  });
  const { body } = await ask({ usernames: "ben" });
  expect(body.data).toEqual([
    {
      username: "ben",
      freeBusy: [{ start: at("00:00"), end: at("23:00"), status: "unknown" }],
      asOf: null,
      source: "unavailable",
    },
  ]);
});
