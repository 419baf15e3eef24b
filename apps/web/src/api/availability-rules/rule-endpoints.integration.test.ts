import { type ApiKeyScope, grantKey, type Reach } from "@calcache/api-keys";
import { serve } from "@calcache/http-edge";
import { eventTypeCache, findSlotsFor } from "@calcache/scheduling";
import { createTeamEvent, createUser, type FakeEngine, fakeEngine } from "@calcache/scheduling/testing";
import { createTestDatabase, emptyTables, type TestDatabase } from "@calcache/setup/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { availabilityEndpoint } from "../availability/availability-endpoint.ts";
import { uncounted } from "../edge/testing/served.ts";
import {
  deleteRuleEndpoint,
  getRuleEndpoint,
  listRulesEndpoint,
  saveRuleEndpoint,
} from "./rule-endpoints.ts";

const minute = (text: string) => Date.parse(`2026-12-01T${text}Z`) / 60_000;
const during = (start: string, end: string) => ({ start: minute(start), end: minute(end) });
/** On the day before the Tuesday that is asked for. */
const monday = Date.parse("2026-11-30T12:00Z");

let database: TestDatabase;
let engine: FakeEngine;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  engine = fakeEngine(database.db, () => monday);
  await emptyTables(database.db, ["users", '"Team"', "calcache.mailbox", '"Feature"', "calcache.rate_count"]);
});

const all = [saveRuleEndpoint, listRulesEndpoint, getRuleEndpoint, deleteRuleEndpoint, availabilityEndpoint];

async function ask(key: string | null, method: string, path: string, body?: unknown) {
  const services = { engine, metrics: uncounted(), usage: { note: () => {} }, requestsPerMinute: 1_000 };
  const handler = serve(all, () => services, { isAway: () => false, log: () => ({ error: () => {} }) });
  const answer = await handler(
    new Request(`http://localhost/api/v2/${path}`, {
      method,
      ...(key && { headers: { authorization: `Bearer ${key}` } }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
}

const keyFor = async (userId: number, reach: Reach = { kind: "own" }, scope: ApiKeyScope = "read_write") => {
  const grant = { application: null, scopes: [scope], expiresAt: null, reach };
  return (await grantKey(database.db, userId, grant, "test", 0)).key;
};

const evenings = {
  availability_rule_id: "evenings",
  tzid: "Europe/Berlin",
  weekly_periods: [
    { day: "tuesday", start_time: "18:00", end_time: "20:00" },
    { day: "monday", start_time: "18:00", end_time: "20:00" },
    { day: "tuesday", start_time: "07:00", end_time: "08:00" },
  ],
};

const stored = {
  ...evenings,
  weekly_periods: [
    { day: "monday", start_time: "18:00", end_time: "20:00" },
    { day: "tuesday", start_time: "07:00", end_time: "08:00" },
    { day: "tuesday", start_time: "18:00", end_time: "20:00" },
  ],
  calendar_ids: [],
  event_type_ids: [],
  is_default: false,
};

async function annWithRules() {
  const ann = await createUser(database.db, "ann", ["work", "home"]);
  engine.busy.set("work", [during("17:00", "17:30")]).set("home", [during("18:00", "18:30")]);
  return { ...ann, key: await keyFor(ann.id) };
}

describe("a rule", () => {
  it("is made, read, changed and deleted; schedules of its owner's are told beside it and stay theirs", async () => {
    const { key, scheduleId } = await annWithRules();
    expect(await ask(key, "POST", "availability-rules", evenings)).toEqual({
      status: 200,
      body: { availability_rule: stored },
    });
    const listed = await ask(key, "GET", "availability-rules");
    expect(listed.body.availability_rules).toEqual([
      expect.objectContaining({ availability_rule_id: String(scheduleId), is_default: true, tzid: "UTC" }),
      stored,
    ]);
    const changed = { ...evenings, tzid: "UTC", weekly_periods: [], calendar_ids: ["work"] };
    expect((await ask(key, "POST", "availability-rules", changed)).status).toBe(200);
    expect((await ask(key, "GET", "availability-rules/evenings")).body.availability_rule).toMatchObject({
      tzid: "UTC",
      weekly_periods: [],
      calendar_ids: ["work"],
    });
    expect((await ask(key, "DELETE", "availability-rules/evenings")).status).toBe(204);
    expect((await ask(key, "GET", "availability-rules/evenings")).status).toBe(404);
    expect((await ask(key, "DELETE", "availability-rules/evenings")).status).toBe(404);
    expect((await ask(key, "DELETE", `availability-rules/${scheduleId}`)).status).toBe(404);
    expect(await database.db.availabilityRule.count()).toBe(0);
    expect(await database.db.schedule.count()).toBe(1);
  });

  it("keeps the dates that its owner gave other hours to", async () => {
    const { key } = await annWithRules();
    await ask(key, "POST", "availability-rules", evenings);
    const { scheduleId } = await database.db.availabilityRule.findFirstOrThrow();
    const noon = new Date("1970-01-01T12:00Z");
    const date = new Date("2026-12-24");
    await database.db.availability.create({
      data: { scheduleId, days: [], date, startTime: noon, endTime: noon },
    });
    await ask(key, "POST", "availability-rules", { ...evenings, weekly_periods: [] });
    expect(await database.db.availability.findMany({ where: { scheduleId } })).toMatchObject([{ date }]);
  });

  it("that can't be is refused, with the place of what is wrong", async () => {
    const { key } = await annWithRules();
    const bad = async (change: object) => {
      const { status, body } = await ask(key, "POST", "availability-rules", { ...evenings, ...change });
      return [status, ...(body.error.details ?? []).map(({ path }: { path: string }) => path)];
    };
    expect(await bad({ availability_rule_id: "12" })).toEqual([400, "availability_rule_id"]);
    expect(await bad({ calendar_ids: ["work", "somebody's"] })).toEqual([400, "calendar_ids[1]"]);
    expect(await bad({ event_type_ids: [7] })).toEqual([400, "event_type_ids[0]"]);
    const never = [{ day: "monday", start_time: "09:00", end_time: "09:00" }];
    expect(await bad({ weekly_periods: never })).toEqual([400, "weekly_periods[0].end_time"]);
  });

  // Broken on purpose: whose user isn't asked for; a colleague's key could write; the scope not asked for.
  it("is seen by colleagues, written by its user or their team's admin, and unknown to anybody else's key", async () => {
    const { id, key } = await annWithRules();
    const [ben, eve] = [await createUser(database.db, "ben"), await createUser(database.db, "eve")];
    const members = [
      { userId: id, accepted: true, role: "MEMBER" as const },
      { userId: ben.id, accepted: true, role: "ADMIN" as const },
    ];
    const team = await database.db.team.create({
      data: { slug: "devs", name: "devs", members: { create: members } },
    });
    await ask(key, "POST", "availability-rules", evenings);
    const tried = async (asker: string) => {
      const found = await ask(asker, "GET", "availability-rules/evenings?username=ann");
      const made = await ask(asker, "POST", "availability-rules", { ...evenings, username: "ANN" });
      const gone = await ask(asker, "DELETE", "availability-rules/evenings?username=ann");
      return [found.status, made.status, gone.status];
    };
    expect(await tried(await keyFor(eve.id, { kind: "colleagues" }))).toEqual([404, 404, 404]);
    expect(await tried(await keyFor(id, { kind: "calendars", calendars: ["work"] }))).toEqual([
      404, 404, 404,
    ]);
    expect(await tried(await keyFor(ben.id, { kind: "colleagues" }))).toEqual([200, 404, 404]);
    expect(await tried(await keyFor(id, { kind: "own" }, "free_busy"))).toEqual([200, 403, 403]);
    expect(await tried(await keyFor(id, { kind: "own" }, "free_busy_write"))).toEqual([403, 403, 403]);
    expect(await tried(await keyFor(ben.id, { kind: "team", teamId: team.id }))).toEqual([200, 200, 204]);
  });
});

describe("availability by rules", () => {
  const asks = (member: object, length = 30) => ({
    participants: [{ members: [{ username: "ann", ...member }], required: "all" }],
    required_duration: { minutes: length },
    query_periods: [{ start: "2026-12-01T00:00:00Z", end: "2026-12-02T00:00:00Z" }],
  });

  async function times(key: string | null, member: object, length?: number) {
    const { status, body } = await ask(key, "POST", "availability", asks(member, length));
    const list: { start: string; end: string }[] | undefined = body.available_periods;
    return list?.map(({ start, end }) => `${start.slice(11, 16)}-${end.slice(11, 16)}`) ?? [status, body];
  }

  // Broken on purpose: the default schedule taken; only the first rule counted; calendars of a rule not asked for.
  it("is by the hours of these alone, of several by any, and closed by the calendars of each", async () => {
    const { key, scheduleId } = await annWithRules();
    await ask(key, "POST", "availability-rules", evenings);
    expect(await times(key, { availability_rule_ids: ["evenings"] })).toEqual([
      "06:00-07:00",
      "17:30-18:00",
      "18:30-19:00",
    ]);
    const both = { availability_rule_ids: ["evenings", String(scheduleId)] };
    expect(await times(key, both, 60)).toEqual(["06:00-07:00", "09:00-17:00"]);
    await ask(key, "POST", "availability-rules", { ...evenings, calendar_ids: ["work"] });
    expect(await times(key, { availability_rule_ids: ["evenings"] })).toEqual(["06:00-07:00", "17:30-19:00"]);
  });

  it("has all selected calendars close it where one that the rule names isn't selected any more", async () => {
    const { key } = await annWithRules();
    await ask(key, "POST", "availability-rules", { ...evenings, calendar_ids: ["work"] });
    await database.db.selectedCalendar.deleteMany({ where: { externalId: "work" } });
    expect(await times(key, { availability_rule_ids: ["evenings"] })).toEqual([
      "06:00-07:00",
      "17:00-18:00",
      "18:30-19:00",
    ]);
  });

  it("lies within a member's periods, which stand alone where no rule counts", async () => {
    const { id, key } = await annWithRules();
    await createTeamEvent(database.db, "devs", [{ user: { id } }]);
    const periods = (start: string, end: string) => ({
      available_periods: [{ start: `2026-12-01T${start}:00Z`, end: `2026-12-01T${end}:00Z` }],
    });
    expect(await times(null, periods("08:00", "10:00"))).toEqual(["09:00-10:00"]);
    const alone = { availability_rule_ids: [], ...periods("16:00", "19:00") };
    expect(await times(key, alone)).toEqual(["16:00-17:00", "17:30-18:00", "18:30-19:00"]);
  });

  it("is for keys that read, and that open the member's time; a rule that isn't theirs is named", async () => {
    const { id, key } = await annWithRules();
    const eve = await createUser(database.db, "eve");
    await createTeamEvent(database.db, "devs", [{ user: { id } }]);
    await ask(key, "POST", "availability-rules", evenings);
    const by = async (asker: string | null, rule = "evenings") => {
      const { status, body } = await ask(
        asker,
        "POST",
        "availability",
        asks({ availability_rule_ids: [rule] }),
      );
      return [status, body.error?.details?.[0].path];
    };
    expect(await by(null)).toEqual([401, undefined]);
    expect(await by(await keyFor(id, { kind: "own" }, "bookings"))).toEqual([403, undefined]);
    expect(await by(key)).toEqual([200, undefined]);
    expect(await by(await keyFor(eve.id))).toEqual([400, "participants[0].members[0].username"]);
    const place = "participants[0].members[0].availability_rule_ids[0]";
    expect(await by(key, "mornings")).toEqual([400, place]);
  });
});

// Broken on purpose: a change of a rule's calendars not counted as one of the configuration.
it("counts for the event types for which it is chosen, and a change of it at once", async () => {
  const { id, key } = await annWithRules();
  const { id: eventTypeId } = await createTeamEvent(database.db, "devs", [{ user: { id } }]);
  const cache = eventTypeCache();
  const starts = async () => {
    const query = { range: during("00:00", "23:59"), timeZone: "UTC", duration: 30, serveCache: null };
    const found = await findSlotsFor(engine, cache, { eventTypeId }, query);
    return found.ok
      ? found.value.slots.map(({ start }) => new Date(start * 60_000).toISOString().slice(11, 16))
      : found;
  };
  expect(await starts()).toHaveLength(16);
  const rule = { ...evenings, event_type_ids: [eventTypeId] };
  const saved = await ask(key, "POST", "availability-rules", rule);
  expect(saved.body.availability_rule.event_type_ids).toEqual([eventTypeId]);
  expect(await starts()).toEqual(["06:00", "06:30", "17:30", "18:30"]);
  await database.db.availabilityRule.updateMany({ data: { calendars: ["work"] } });
  expect(await starts()).toEqual(["06:00", "06:30", "17:30", "18:00", "18:30"]);
  await ask(key, "POST", "availability-rules", { ...evenings, event_type_ids: [] });
  expect(await starts()).toHaveLength(16);
});
