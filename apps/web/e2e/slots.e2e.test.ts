import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { until } from "./support/run.ts";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let ann: Host;
let ben: Host;

/** A Tuesday two to three weeks ahead: inside the warm window whenever the tests run. */
const day = (() => {
  const date = new Date(Date.now() + 14 * 86_400_000);
  date.setUTCDate(date.getUTCDate() + ((9 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
})();
const at = (time: string) => `${day}T${time}:00.000Z`;

beforeAll(async () => {
  app = await startWebApp();
  [ann, ben] = ["ann", "ben"].map((name) =>
    app.simulator.createMailbox({
      address: `${name}@contoso.example`,
      displayName: name,
      timeZone: "Europe/London",
    }),
  ) as [Host, Host];
  app.simulator.createEvent(ann.address, { title: "Ann is busy", start: at("10:00"), end: at("11:00") });
  app.simulator.createEvent(ben.address, { title: "Ben is busy", start: at("13:00"), end: at("14:30") });
});
afterAll(() => app.close());

beforeEach(async () => {
  app.simulator.clearFaults();
  await app.importTeam(teamOf([ann, ben]));
  await app.cron();
});

async function slots(query: Record<string, string | undefined> = {}) {
  const asked = { teamSlug: "devs", eventTypeSlug: "teamevent", start: day, end: day, ...query };
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const answer = await fetch(`${app.url}/api/v2/slots?${new URLSearchParams(given)}`);
  const body = await answer.json();
  return {
    status: answer.status,
    body,
    starts: Object.values<{ start: string }[]>(body.data ?? {}).flatMap((list) =>
      list.map(({ start }) => start.slice(11, 16)),
    ),
    cache: answer.headers.get("x-calendar-cache"),
    asOf: answer.headers.get("x-calendar-cache-as-of"),
    unavailable: answer.headers.get("x-calendar-unavailable"),
  };
}

const free = [
  "09:00",
  "09:30",
  "11:00",
  "11:30",
  "12:00",
  "12:30",
  "14:30",
  "15:00",
  "15:30",
  "16:00",
  "16:30",
];

test("answers from the cache, with its age, and asks Graph nothing", async () => {
  await app.accountsRead();
  app.simulator.resetRequests();
  const { status, body, starts, cache, asOf } = await slots({ "cal.cache": "true" });
  expect(status).toBe(200);
  expect(body.status).toBe("success");
  expect(Object.keys(body.data)).toEqual([day]);
  expect(body.data[day][0]).toEqual({ start: at("09:00") });
  expect(starts).toEqual(free);
  expect(cache).toBe("HIT");
  expect(Math.abs(Date.now() - Date.parse(asOf ?? ""))).toBeLessThan(60_000);
  expect(app.simulator.requests().requests).toEqual([]);
  expect(app.output()).toContain("[Cache Hit] office365_calendar");
});

test("reads live when told not to use the cache", async () => {
  app.simulator.resetRequests();
  const { starts, cache } = await slots({ "cal.cache": "false" });
  expect({ starts, cache }).toEqual({ starts: free, cache: "BYPASS" });
  expect(app.simulator.requests().requests.length).toBeGreaterThanOrEqual(2);
  expect(app.output()).toContain("[Cache Miss] office365_calendar");
});

test("lets the team's feature decide when not told", async () => {
  expect((await slots()).cache).toBe("HIT");
  await app.importTeam(teamOf([ann, ben], {}, ["calendar-cache"]));
  expect((await slots()).cache).toBe("BYPASS");
  expect((await slots({ "cal.cache": "true" })).cache).toBe("HIT");
});

test("says MISS for what was never read, and MIXED for some of each", async () => {
  const carl = app.simulator.createMailbox({
    address: "carl@contoso.example",
    displayName: "Carl",
    timeZone: "UTC",
  });
  await app.importTeam(teamOf([ann, ben, carl]));
  expect((await slots({ "cal.cache": "true" })).cache).toBe("MIXED");
  const dora = app.simulator.createMailbox({
    address: "dora@contoso.example",
    displayName: "Dora",
    timeZone: "UTC",
  });
  await app.importTeam(teamOf([dora]));
  expect((await slots({ "cal.cache": "true" })).cache).toBe("MISS");
});

test("serves the last known times while Outlook is down and says STALE; a host never read drops out", async () => {
  const { asOf } = await slots({ "cal.cache": "true" });
  app.simulator.addFault({ match: {}, effect: { status: 503 } });
  const added = app.simulator.createEvent(ann.address, {
    title: "Unseen",
    start: at("15:00"),
    end: at("16:00"),
  });
  const stale = await until(async () => {
    const answer = await slots({ "cal.cache": "true" });
    return answer.cache === "STALE" && answer;
  });
  expect(stale).toMatchObject({ status: 200, starts: free, asOf, unavailable: null });

  const eve = app.simulator.createMailbox({
    address: "eve@contoso.example",
    displayName: "Eve",
    timeZone: "UTC",
  });
  await app.importTeam(
    teamOf([ann, eve], {
      schedulingType: "ROUND_ROBIN",
      hosts: [ann, eve].map(({ address }) => ({ email: address, isFixed: false })),
    }),
  );
  const partly = await slots({ "cal.cache": "true" });
  expect(partly).toMatchObject({ status: 200, unavailable: "1" });
  expect(partly.starts).toContain("09:00");
  expect(partly.starts).not.toContain("10:00");

  app.simulator.clearFaults();
  if (added.ok) app.simulator.deleteEvent(ann.address, added.value.id);
});

test("groups by the asker's dates and carries the asker's offset", async () => {
  const { body } = await slots({ timeZone: "Asia/Kolkata", format: "range", "cal.cache": "true" });
  const [first] = body.data[day];
  expect(first).toEqual({ start: `${day}T14:30:00.000+05:30`, end: `${day}T15:00:00.000+05:30` });
});

test("takes instants, and another duration", async () => {
  const { body, starts } = await slots({
    start: at("09:30"),
    end: at("12:30"),
    duration: "60",
    "cal.cache": "true",
  });
  expect(body.status).toBe("success");
  expect(starts).toEqual(["11:00"]);
});

test("gives a day without slots no key", async () => {
  const added = app.simulator.createEvent(ann.address, {
    title: "Away",
    start: day,
    end: day,
    allDay: true,
    showAs: "oof",
  });
  expect(added.ok).toBe(true);
  const empty = await until(async () => {
    const answer = await slots({ "cal.cache": "true" });
    return answer.starts.length === 0 && answer;
  });
  expect(empty.body).toEqual({ status: "success", data: {} });
  if (added.ok) app.simulator.deleteEvent(ann.address, added.value.id);
});

test.each<[string, Record<string, string | undefined>, number, RegExp]>([
  ["no start", { start: undefined }, 400, /start/],
  ["a start that is no date", { start: "2026-02-30" }, 400, /start/],
  ["an end before the start", { start: "2026-12-02", end: "2026-12-01" }, 400, /end/],
  ["an unknown zone", { timeZone: "Europe/Atlantis" }, 400, /timeZone|zone/i],
  ["a cal.cache that is neither", { "cal.cache": "maybe" }, 400, /cal\.cache/],
  ["a duration that is no number", { duration: "long" }, 400, /duration/],
  ["an unknown format", { format: "xml" }, 400, /format/],
  ["no team", { teamSlug: undefined }, 400, /teamSlug|username/],
  ["no event type", { eventTypeSlug: undefined }, 400, /eventType/],
  ["an unknown team", { teamSlug: "nobody" }, 404, /./],
  ["an unknown event type", { eventTypeSlug: "nothing" }, 404, /./],
])("refuses %s and says why", async (_what, query, expected, message) => {
  const { status, body } = await slots(query);
  expect(status).toBe(expected);
  expect(body.status).toBe("error");
  expect(body.error.code).toEqual(expect.any(String));
  expect(body.error.message).toMatch(message);
});

test("finds an event type by its id too", async () => {
  const { id } = await app.db.eventType.findFirstOrThrow({ where: { slug: "teamevent" } });
  const query = {
    teamSlug: undefined,
    eventTypeSlug: undefined,
    eventTypeId: String(id),
    "cal.cache": "true",
  };
  await until(async () => (await slots(query)).starts.length > 0);
  expect((await slots(query)).starts).toEqual(free);
});

test("health answers, and metrics too", async () => {
  const health = await fetch(`${app.url}/api/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ status: "ok" });
  const metrics = await (await fetch(`${app.url}/api/metrics`)).text();
  expect(metrics).toMatch(/^calcache_reads_total\{.*\} \d+/m);
});

test("writes no token, secret or calendar content to its log", () => {
  const log = app.output();
  expect(log).toContain("[Calendar Refresh]");
  const secrets = [ann, ben].flatMap(({ tokens }) => [tokens.access_token, tokens.refresh_token]);
  for (const secret of [
    ...secrets,
    "Ann is busy",
    "Ben is busy",
    app.env.MICROSOFT_WEBHOOK_TOKEN,
    app.env.CRON_API_KEY,
    app.env.MS_GRAPH_CLIENT_SECRET,
  ]) {
    expect(log).not.toContain(secret);
  }
});
