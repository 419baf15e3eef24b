import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cronKey } from "./support/next-server.ts";
import { until } from "./support/run.ts";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let ann: Host;
let ben: Host;

/** Two weeks ahead: inside the warm window whenever the tests run. */
const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
const at = (time: string) => `${day}T${time}:00.000Z`;

beforeAll(async () => {
  app = await startWebApp();
  const create = (name: string) =>
    app.simulator.createMailbox({
      address: `${name}@contoso.example`,
      displayName: name,
      timeZone: "Europe/London",
    });
  [ann, ben] = [create("ann"), create("ben")];
  app.simulator.createEvent(ben.address, { title: "Ben is busy", start: at("13:00"), end: at("14:00") });
});
afterAll(() => app.close());

beforeEach(async () => {
  app.simulator.clearFaults();
  await app.importTeam(teamOf([ann, ben]));
  await app.cron();
});

const roundRobin = () =>
  teamOf([ann, ben], {
    schedulingType: "ROUND_ROBIN",
    hosts: [
      { email: ann.address, priority: 1 },
      { email: ben.address, priority: 3 },
    ],
  });

async function explain(
  query: Record<string, string | undefined> = {},
  headers: Record<string, string> = { authorization: cronKey },
) {
  const asked = {
    teamSlug: "devs",
    eventTypeSlug: "teamevent",
    at: at("13:30"),
    "cal.cache": "true",
    ...query,
  };
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const answer = await fetch(`${app.url}/api/v2/slots/explain?${new URLSearchParams(given)}`, { headers });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

const calendarsOf = (host: Host, source = "cached") =>
  host.calendars.map(({ id }) => ({
    integration: "office365_calendar",
    id,
    source,
    asOf: expect.any(String),
  }));

test("tells an operator who is busy in which calendar, and asks Graph nothing", async () => {
  await app.accountsRead();
  app.simulator.resetRequests();
  const { status, headers, body } = await explain();
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      status: "success",
      data: {
        start: at("13:30"),
        end: at("14:00"),
        bookable: false,
        reasons: [{ kind: "hosts_not_free" }],
        nearestStarts: { before: at("12:30"), after: at("14:00") },
        hosts: [
          {
            name: "ann",
            username: "ann",
            isFixed: true,
            free: true,
            reasons: [],
            calendars: calendarsOf(ann),
          },
          {
            name: "ben",
            username: "ben",
            isFixed: true,
            free: false,
            reasons: [{ kind: "busy", calendar: ben.calendars[0]?.id, start: at("13:00"), end: at("14:00") }],
            calendars: calendarsOf(ben),
          },
        ],
        assignment: null,
      },
    },
  });
  expect(headers.get("x-calendar-cache")).toBe("HIT");
  expect(headers.get("x-calendar-cache-as-of")).toEqual(expect.any(String));
  expect(headers.get("cache-control")).toBe("no-store");
  expect(app.simulator.requests().requests).toEqual([]);
});

test("tells everybody else the same, but nothing of anybody", async () => {
  const { status, headers, body } = await explain({}, {});
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      status: "success",
      data: {
        start: at("13:30"),
        end: at("14:00"),
        bookable: false,
        reasons: [{ kind: "hosts_not_free" }],
        nearestStarts: { before: at("12:30"), after: at("14:00") },
        hosts: [
          { free: true, reasons: [] },
          { free: false, reasons: [{ kind: "busy" }] },
        ],
      },
    },
  });
  expect(headers.get("x-calendar-cache")).toBe("HIT");
});

test("takes the cron's keys, and refuses others instead of answering less", async () => {
  const isComplete = ({ body }: { body: { data?: object } }) => "assignment" in (body.data ?? {});
  expect(isComplete(await explain({ apiKey: cronKey }, {}))).toBe(true);
  expect(isComplete(await explain({}, { authorization: "Bearer the-cron-secret-of-the-tests" }))).toBe(true);
  for (const answer of [
    await explain({ apiKey: "wrong" }, {}),
    await explain({}, { authorization: "Bearer wrong" }),
  ]) {
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      status: "error",
      error: { code: "UNAUTHORIZED", message: expect.any(String) },
    });
  }
});

test("says whom a round robin's slot would get, and why", async () => {
  await app.importTeam(roundRobin());
  const assignment = async (time: string) => (await explain({ at: at(time) })).body.data.assignment;
  expect(await assignment("09:00")).toEqual([{ name: "ben", username: "ben", reason: "priority" }]);
  expect(await assignment("13:00")).toEqual([{ name: "ann", username: "ann", reason: "only_free" }]);
});

test("agrees with the slots of that day at every quarter of an hour", async () => {
  const search = { teamSlug: "devs", eventTypeSlug: "teamevent", start: day, end: day, "cal.cache": "true" };
  const slots = await fetch(`${app.url}/api/v2/slots?${new URLSearchParams(search)}`);
  const starts: string[] = (await slots.json()).data[day].map(({ start }: { start: string }) => start);
  expect(starts).toHaveLength(14);
  for (let time = Date.parse(at("08:45")); time <= Date.parse(at("17:00")); time += 15 * 60_000) {
    const start = new Date(time).toISOString();
    const { data } = (await explain({ at: start }, {})).body;
    expect([start, data.bookable]).toEqual([start, starts.includes(start)]);
  }
});

test("shows what is last known as stale, and an account to connect again as disconnected", async () => {
  app.simulator.addFault({ match: {}, effect: { status: 503 } });
  app.simulator.createEvent(ann.address, { title: "Unseen", start: at("15:00"), end: at("16:00") });
  const stale = await until(async () => {
    const answer = await explain();
    return answer.headers.get("x-calendar-cache") === "STALE" && answer;
  });
  const sources = stale.body.data.hosts.flatMap((host: { calendars: { source: string }[] }) =>
    host.calendars.map(({ source }) => source),
  );
  expect(sources).toContain("stale");

  await app.db.credential.updateMany({ where: { user: { email: ben.address } }, data: { invalid: true } });
  const gone = await explain();
  expect(gone.headers.get("x-calendar-unavailable")).toBe("1");
  expect(gone.body.data.hosts[1]).toMatchObject({
    free: false,
    reasons: [{ kind: "calendar_unavailable", calendar: ben.calendars[0]?.id }],
    calendars: [{ source: "disconnected", asOf: null }],
  });
  const anonymous = await explain({}, {});
  expect(anonymous.body.data.hosts).toContainEqual({
    free: false,
    reasons: [{ kind: "calendar_unavailable" }],
  });
});

test.each<[string, Record<string, string | undefined>, number, RegExp]>([
  ["no time", { at: undefined }, 400, /at is missing/],
  ["a date", { at: day }, 400, /at must be a time/],
  ["an unknown zone", { timeZone: "Europe/Atlantis" }, 400, /timeZone/],
  ["an unknown event type", { eventTypeSlug: "nothing" }, 404, /./],
])("refuses %s and says why", async (_what, query, expected, message) => {
  const { status, body } = await explain(query, {});
  expect(status).toBe(expected);
  expect(body).toMatchObject({ status: "error", error: { code: expect.any(String) } });
  expect(body.error.message).toMatch(message);
});
