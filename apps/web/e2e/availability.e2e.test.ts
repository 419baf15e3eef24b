import { afterAll, beforeAll, expect, test } from "vitest";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;

/** A day two weeks ahead: inside the warm window whenever the tests run. */
const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
const at = (time: string) => `${day}T${time}:00Z`;

beforeAll(async () => {
  app = await startWebApp();
  const hosts: Host[] = ["ann", "ben", "room"].map((name) =>
    app.simulator.createMailbox({
      address: `${name}@contoso.example`,
      displayName: name,
      timeZone: "Europe/London",
    }),
  );
  const meeting = (name: string, start: string, end: string) =>
    app.simulator.createEvent(`${name}@contoso.example`, { title: name, start: at(start), end: at(end) });
  meeting("ann", "10:00", "11:00");
  meeting("ben", "11:00", "14:00");
  meeting("room", "09:00", "10:30");
  await app.importTeam(teamOf(hosts));
  await app.cron();
});
afterAll(() => app.close());

const body = {
  participants: [
    { members: [{ username: "ann" }, { username: "ben" }], required: 1 },
    { members: [{ email: "room@contoso.example" }], required: "all" },
  ],
  required_duration: { minutes: 60 },
  query_periods: [{ start: at("00:00"), end: at("23:00") }],
};

const post = (given: unknown) =>
  fetch(`${app.url}/api/v2/availability`, { method: "POST", body: JSON.stringify(given) });

test("answers when any of two people and a room are free, from the cache alone", async () => {
  await app.accountsRead();
  app.simulator.resetRequests();
  const answer = await post(body);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-calendar-cache")).toBe("HIT");
  const participants = [{ email: "room@contoso.example" }];
  // Ben alone has less than an hour before 11:00, and his time isn't joined to Ann's.
  expect(await answer.json()).toEqual({
    available_periods: [{ start: at("11:00"), end: at("17:00"), participants }],
  });
  expect(app.simulator.requests().requests).toEqual([]);
});

test("refuses with the place of every mistake", async () => {
  const members = [{ username: "nobody" }];
  const answer = await post({ ...body, participants: [...body.participants, { members, required: "all" }] });
  expect(answer.status).toBe(400);
  expect((await answer.json()).error.details).toEqual([
    { path: "participants[2].members[0].username", message: "is not known here" },
  ]);
});

test("is asked with POST", async () => {
  const answer = await fetch(`${app.url}/api/v2/availability`);
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("POST");
});
