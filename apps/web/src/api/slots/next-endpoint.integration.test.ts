import { eventTypeCache } from "@calcache/scheduling";
import { createTeamEvent, createUser, fakeEngine } from "@calcache/scheduling/testing";
import { createTestDatabase, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { served, uncounted } from "../edge/testing/served.ts";
import { nextSlotsEndpoint } from "./next-endpoint.ts";

let database: TestDatabase;
let ask: (query: Record<string, string>) => Promise<{ status: number; cache: string | null; body: unknown }>;
const idOf = new Map<string, number>();

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const engine = fakeEngine(db, () => Date.parse("2026-11-30T12:00Z"));
  for (const name of ["ann", "bob", "cyd"]) {
    const user = await createUser(db, name);
    const data = { slug: "chat", title: "Chat", length: 30, minimumBookingNotice: 0, userId: user.id };
    idOf.set(name, (await db.eventType.create({ data })).id);
    idOf.set(`${name}'s team`, (await createTeamEvent(db, `of-${name}`, [{ user }])).id);
  }
  const minute = (text: string) => Date.parse(`${text}Z`) / 60_000;
  const busy = (until: string) => [{ start: minute("2026-11-29T00:00"), end: minute(until) }];
  engine.busy.set("ann's", busy("2026-12-15T10:00"));
  engine.busy.set("bob's", []);
  engine.busy.set("cyd's", busy("2027-12-01T00:00"));
  ask = async (query) => {
    const services = { engine, cache: eventTypeCache(), metrics: uncounted() };
    const answer = await served(nextSlotsEndpoint, services)(`?${new URLSearchParams(query)}`);
    return {
      status: answer.status,
      cache: answer.headers.get("x-calendar-cache"),
      body: await answer.json(),
    };
  };
});
afterAll(() => database.drop());

it("is that of each person, the earliest first, without whoever has none", async () => {
  const { status, cache, body } = await ask({ usernames: "ann,Bob,cyd,nobody", timeZone: "Europe/Berlin" });
  expect([status, cache]).toEqual([200, "BYPASS"]);
  expect(body).toMatchObject({
    data: [
      {
        start: "2026-11-30T13:00:00.000+01:00",
        end: "2026-11-30T13:30:00.000+01:00",
        eventTypeSlug: "chat",
        owner: { kind: "user", slug: "bob", name: "bob" },
      },
      { start: "2026-12-15T11:00:00.000+01:00", owner: { slug: "ann" } },
    ],
  });
});

it("is that of event types by their ids, from a time on", async () => {
  const ids = [idOf.get("ann's team"), idOf.get("bob"), idOf.get("bob's team")].join();
  const { body } = await ask({ eventTypeIds: ids, start: "2026-12-01T16:00:00Z" });
  expect(body).toMatchObject({
    data: [
      { start: "2026-12-01T16:00:00.000Z", end: "2026-12-01T16:30:00.000Z", title: "Chat" },
      { start: "2026-12-01T16:00:00.000Z", end: "2026-12-01T17:00:00.000Z", owner: { kind: "team" } },
      { start: "2026-12-15T10:00:00.000Z", eventTypeSlug: "of-ann" },
    ],
  });
});

it("is that of what a team shows; another's is as unknown as none", async () => {
  const { body } = await ask({ teamSlug: "of-bob", start: "2026-12-01" });
  expect(body).toMatchObject({ data: [{ start: "2026-12-01T09:00:00.000Z", eventTypeSlug: "of-bob" }] });
  for (const query of [{ teamSlug: "nobody's" }, { teamSlug: "of-bob", eventTypeSlug: "chat" }])
    expect((await ask(query)).status).toBe(404);
});

it.each([
  [{}, "eventTypeIds is missing"],
  [{ eventTypeIds: "1,x" }, "must be a whole number"],
  [{ usernames: Array.from({ length: 21 }, (_, n) => `u${n}`).join() }, "at most 20"],
  [{ teamSlug: "of-bob", start: "soon" }, "must be a date"],
  [{ teamSlug: "of-bob", timeZone: "Mars" }, "IANA"],
])("of %j says what is wrong", async (query, message) => {
  const { status, body } = await ask(query as Record<string, string>);
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(message)]);
});
