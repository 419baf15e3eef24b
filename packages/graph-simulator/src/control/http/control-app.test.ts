import { expect, test } from "vitest";
import { z } from "zod";
import type { GraphSimulator } from "../../start.ts";
import { startGraphSimulator } from "../../start.ts";
import { ADDRESS, startTestSimulator } from "../../testing/test-simulator.ts";

const eventSchema = z.looseObject({ id: z.string(), title: z.string(), start: z.string(), end: z.string() });
const eventsSchema = z.object({ events: z.array(eventSchema) });
const BOX = `/mailboxes/${ADDRESS}`;

function caller({ url }: GraphSimulator) {
  return async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/control${path}`, {
      method,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === "" ? null : JSON.parse(text) };
  };
}

test("makes a mailbox once per address, with fresh tokens each time", async () => {
  const simulator = await startGraphSimulator();
  const call = caller(simulator);
  const draft = {
    address: ADDRESS,
    displayName: "Ann Ito",
    timeZone: "W. Europe Standard Time",
    calendars: [
      { name: "A", id: "AAMkown+/=" },
      { name: "B", isDefault: true },
    ],
  };
  const first = await call("POST", "/mailboxes", draft);
  const second = await call("POST", "/mailboxes", draft);
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.json.tokens.access_token).not.toBe(first.json.tokens.access_token);
  const { mailboxes } = (await call("GET", "/mailboxes")).json;
  expect(mailboxes).toEqual([
    {
      id: expect.any(String),
      tenantId: expect.any(String),
      mail: ADDRESS,
      userPrincipalName: ADDRESS,
      zoneAnswer: "named",
      onlineMeetings: "made",
      repliesAnswer: "told",
      invitations: "ignored",
      automaticReplies: expect.objectContaining({ status: "disabled" }),
      address: ADDRESS,
      displayName: "Ann Ito",
      timeZone: "Europe/Berlin",
      kind: "microsoft365",
      calendars: [
        {
          id: "AAMkown+/=",
          name: "A",
          isDefaultCalendar: false,
          color: expect.any(String),
          formerIds: [],
          owner: null,
          writes: "done",
        },
        {
          id: expect.stringMatching(/^AAMkAG/),
          name: "B",
          isDefaultCalendar: true,
          color: expect.any(String),
          formerIds: [],
          owner: null,
          writes: "done",
        },
      ],
    },
  ]);
  await simulator.close();
});

test("a mailbox can be moved to another zone, and removed with all it holds", async () => {
  const { simulator, graph } = await startTestSimulator();
  const call = caller(simulator);
  expect((await call("PATCH", BOX, { timeZone: "Asia/Tokyo" })).json).toMatchObject({
    timeZone: "Asia/Tokyo",
  });
  expect((await call("PATCH", BOX, { timeZone: "Mars" })).status).toBe(400);
  expect((await call("DELETE", BOX)).status).toBe(204);
  expect((await call("DELETE", BOX)).json).toEqual({
    error: { code: "not_found", message: "There is no mailbox of this address." },
  });
  expect((await graph("/me")).status).toBe(401);
});

test("events are made, listed, changed and deleted", async () => {
  const { simulator } = await startTestSimulator();
  const call = caller(simulator);
  const created = await call("POST", `${BOX}/events`, {
    title: "Lunch",
    start: "2026-03-29T12:00",
    end: "2026-03-29T13:00",
  });
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({
    start: "2026-03-29T10:00:00.000Z",
    end: "2026-03-29T11:00:00.000Z",
    showAs: "busy",
    recurring: false,
  });
  const path = `${BOX}/events/${encodeURIComponent(created.json.id)}`;
  const moved = await call("PATCH", path, { start: "2026-03-29T12:30:00+02:00", showAs: "oof" });
  expect(moved.json).toMatchObject({
    title: "Lunch",
    start: "2026-03-29T10:30:00.000Z",
    end: "2026-03-29T11:30:00.000Z",
    showAs: "oof",
  });
  const listed = await call("GET", `${BOX}/events?start=2026-03-29&end=2026-03-30`);
  expect(eventsSchema.parse(listed.json).events).toEqual([moved.json]);
  expect((await call("DELETE", path)).status).toBe(204);
  expect((await call("DELETE", path)).status).toBe(404);
});

test("an all-day event has dates, and instants in the mailbox's zone", async () => {
  const { simulator } = await startTestSimulator();
  const call = caller(simulator);
  const body = { title: "Off", start: "2026-03-28", end: "2026-03-30", allDay: true };
  expect((await call("POST", `${BOX}/events`, body)).json).toMatchObject({
    allDay: true,
    startDate: "2026-03-28",
    endDate: "2026-03-30",
    start: "2026-03-27T23:00:00.000Z",
    end: "2026-03-29T22:00:00.000Z",
  });
});

test("moving an occurrence leaves the rest of its series where it was", async () => {
  const { simulator } = await startTestSimulator();
  const call = caller(simulator);
  const series = {
    title: "Sync",
    start: "2026-03-23T09:00",
    end: "2026-03-23T09:30",
    recurrence: "RRULE:FREQ=WEEKLY;COUNT=3",
  };
  await call("POST", `${BOX}/events`, series);
  const list = async () =>
    eventsSchema.parse((await call("GET", `${BOX}/events?start=2026-03-01&end=2026-05-01`)).json).events;
  const [, second] = await list();
  await call("PATCH", `${BOX}/events/${second?.id}`, { start: "2026-04-01T15:00", end: "2026-04-01T15:30" });
  expect((await list()).map(({ start }) => start.slice(0, 16))).toEqual([
    "2026-03-23T08:00",
    "2026-04-01T13:00",
    "2026-04-06T07:00",
  ]);
});

test.each([
  ["POST", "/mailboxes", { address: "nobody", displayName: "N", timeZone: "UTC" }],
  ["POST", `${BOX}/events`, { title: "Bad", start: "soon", end: "later" }],
  ["POST", `${BOX}/events`, { title: "Bad", start: "2026-03-02T10:00", end: "2026-03-02T09:00" }],
  [
    "POST",
    `${BOX}/events`,
    { title: "Bad", start: "2026-03-02T10:00", end: "2026-03-02T11:00", recurrence: "FREQ=NEVER" },
  ],
  ["GET", `${BOX}/events?start=x&end=y`, undefined],
  ["POST", `${BOX}/tokens`, { action: "steal" }],
  ["POST", `${BOX}/import`, "hello"],
  ["POST", "/faults", { match: { path: "(" }, effect: {} }],
  ["PUT", "/delivery", { drop: 2 }],
  ["PATCH", "/settings", { latencyMs: -1 }],
])("%s %s refuses %j", async (method, path, body) => {
  const { simulator } = await startTestSimulator();
  const answer = await caller(simulator)(method, path, body);
  expect([answer.status, answer.json.error.code]).toEqual([400, "invalid"]);
});

test("faults, delivery, settings and the request log are there over HTTP too", async () => {
  const { simulator, graph } = await startTestSimulator();
  const call = caller(simulator);
  const fault = await call("POST", "/faults", { match: { operation: "getUser" }, effect: { status: 503 } });
  expect(fault.status).toBe(201);
  expect((await graph("/me")).status).toBe(503);
  expect((await call("DELETE", `/faults/${fault.json.id}`)).status).toBe(204);
  expect((await call("GET", "/faults")).json).toEqual({ faults: [] });
  expect((await call("PUT", "/delivery", { paused: true })).json).toMatchObject({
    paused: true,
    drop: 0,
    pending: 0,
  });
  expect((await call("PATCH", "/settings", { latencyMs: 1 })).json).toMatchObject({
    latencyMs: 1,
    accessTokenSeconds: 3600,
  });
  expect((await call("POST", `${BOX}/tokens`, { action: "expire" })).status).toBe(204);
  const log = await call("GET", "/requests?since=0");
  expect(log.json.requests).toMatchObject([{ operation: "getUser", status: 503 }]);
  expect((await call("DELETE", "/requests")).status).toBe(204);
  expect((await call("GET", "/requests")).json).toEqual({ requests: [], peakInFlight: {} });
  expect((await call("GET", "/subscriptions")).json).toEqual({ subscriptions: [] });
  expect((await call("POST", "/subscriptions/x/remove", { silently: true })).status).toBe(404);
  expect((await call("GET", "/nothing")).status).toBe(404);
});

test("an iCalendar file is imported over HTTP", async () => {
  const { simulator } = await startTestSimulator();
  const text =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260302T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  expect((await caller(simulator)("POST", `${BOX}/import?replace=true`, text)).json).toEqual({
    imported: 1,
    skipped: [],
    warnings: [],
  });
});

test("stored events are series by their rule, with the occurrences that were changed, called-off ones included", async () => {
  const { simulator } = await startTestSimulator();
  const call = caller(simulator);
  const draft = { title: "Standup", start: "2026-03-02T09:00:00Z", end: "2026-03-02T09:15:00Z" };
  await call("POST", `${BOX}/events`, { ...draft, recurrence: "FREQ=DAILY;COUNT=3" });
  const shown = (await call("GET", `${BOX}/events?start=2026-03-01&end=2026-03-30`)).json.events;
  await call("PATCH", `${BOX}/events/${encodeURIComponent(shown[1].id)}`, { isCancelled: true });
  const { events } = (await call("GET", `${BOX}/stored-events`)).json;
  expect(events).toMatchObject([
    { type: "seriesMaster", isCancelled: false, series: { rules: ["FREQ=DAILY;COUNT=3"], excluded: [] } },
    { type: "exception", isCancelled: true, originalStart: Date.parse("2026-03-03T09:00:00Z") },
  ]);
  expect((await call("GET", "/mailboxes/nobody@contoso.example/stored-events")).status).toBe(404);
});
