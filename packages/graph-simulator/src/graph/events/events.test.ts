import { expect, test } from "vitest";
import type { TestSimulator } from "../../testing/test-simulator.ts";
import { at, calendarPath, startTestSimulator } from "../../testing/test-simulator.ts";

const MEETING = { subject: "Meeting", start: at("2026-03-03T10:00:00"), end: at("2026-03-03T11:00:00") };
const DAILY = {
  ...MEETING,
  recurrence: {
    pattern: { type: "daily", interval: 1 },
    range: { type: "numbered", startDate: "2026-03-03", numberOfOccurrences: 4 },
  },
};
const VIEW =
  "/me/calendarView?startDateTime=2026-03-01&endDateTime=2026-03-31&$select=subject,start,type,seriesMasterId";

async function create({ graph }: TestSimulator, body: object) {
  return (await graph("/me/events", { method: "POST", body })).event();
}

async function view({ graph }: TestSimulator) {
  return (await graph(VIEW)).list().value;
}

async function startsOf(world: TestSimulator) {
  return (await view(world)).map(({ start }) => start?.dateTime.slice(8, 16));
}

test("an event is made, read, changed and deleted", async () => {
  const world = await startTestSimulator();
  const { id } = await create(world, { ...MEETING, showAs: "oof", location: { displayName: "Room 1" } });
  const path = `/me/events/${id}`;
  expect((await world.graph(path)).json()).toMatchObject({
    showAs: "oof",
    location: { displayName: "Room 1" },
  });
  const changed = await world.graph(path, {
    method: "PATCH",
    body: { subject: "Moved", start: at("2026-03-03T10:30:00") },
  });
  expect(changed.json()).toMatchObject({
    subject: "Moved",
    showAs: "oof",
    start: at("2026-03-03T10:30:00.0000000"),
    end: at("2026-03-03T11:00:00.0000000"),
  });
  expect((await world.graph(path, { method: "DELETE" })).status).toBe(204);
  const gone = await world.graph(path);
  expect([gone.status, gone.error().code]).toEqual([404, "ErrorItemNotFound"]);
});

test("a repeated transactionId makes no second event", async () => {
  const world = await startTestSimulator();
  const first = await create(world, { ...MEETING, transactionId: "t-1" });
  expect((await create(world, { ...MEETING, transactionId: "t-1" })).id).toBe(first.id);
  expect((await create(world, { ...MEETING, transactionId: "t-2" })).id).not.toBe(first.id);
  expect(await view(world)).toHaveLength(2);
});

test("If-Match with an old etag changes and deletes nothing", async () => {
  const world = await startTestSimulator();
  const path = `/me/events/${(await create(world, MEETING)).id}`;
  const etag = (await world.graph(path)).headers.get("etag") ?? "";
  const headers = { "if-match": etag };
  expect((await world.graph(path, { method: "PATCH", body: { subject: "A" }, headers })).status).toBe(200);
  for (const method of ["PATCH", "DELETE"]) {
    const body = method === "PATCH" ? { body: { subject: "B" } } : {};
    expect((await world.graph(path, { method, headers, ...body })).status).toBe(412);
  }
  expect((await world.graph(path)).event().subject).toBe("A");
});

test("an occurrence can be read, changed and deleted by its own id", async () => {
  const world = await startTestSimulator();
  const master = await create(world, DAILY);
  const [, second, third] = await view(world);
  const read = (await world.graph(`/me/events/${second?.id}`)).event();
  expect([read.type, read.seriesMasterId, read.originalStart]).toEqual([
    "occurrence",
    master.id,
    "2026-03-04T10:00:00Z",
  ]);
  const body = { start: at("2026-03-20T15:00:00"), end: at("2026-03-20T16:00:00") };
  const moved = (await world.graph(`/me/events/${second?.id}`, { method: "PATCH", body })).event();
  expect([moved.type, moved.id]).toEqual(["exception", second?.id]);
  await world.graph(`/me/events/${third?.id}`, { method: "DELETE" });
  expect(await startsOf(world)).toEqual(["03T10:00", "06T10:00", "20T15:00"]);
  expect((await world.graph(`/me/events/${third?.id}`)).status).toBe(404);
});

test("a deleted exception doesn't bring its occurrence back", async () => {
  const world = await startTestSimulator();
  await create(world, DAILY);
  const [first] = await view(world);
  await world.graph(`/me/events/${first?.id}`, { method: "PATCH", body: { subject: "Special" } });
  await world.graph(`/me/events/${first?.id}`, { method: "DELETE" });
  expect(await startsOf(world)).toEqual(["04T10:00", "05T10:00", "06T10:00"]);
});

test("a series that is moved starts afresh, and goes as a whole", async () => {
  const world = await startTestSimulator();
  const { id } = await create(world, DAILY);
  const [first] = await view(world);
  await world.graph(`/me/events/${first?.id}`, { method: "PATCH", body: { subject: "Special" } });
  const body = { start: at("2026-03-03T12:00:00"), end: at("2026-03-03T13:00:00") };
  await world.graph(`/me/events/${id}`, { method: "PATCH", body });
  expect(await startsOf(world)).toEqual(["03T12:00", "04T12:00", "05T12:00", "06T12:00"]);
  await world.graph(`/me/events/${id}`, { method: "DELETE" });
  expect(await view(world)).toEqual([]);
});

test("a renamed series keeps its exceptions", async () => {
  const world = await startTestSimulator();
  const { id } = await create(world, DAILY);
  const [first] = await view(world);
  await world.graph(`/me/events/${first?.id}`, { method: "PATCH", body: { subject: "Special" } });
  await world.graph(`/me/events/${id}`, { method: "PATCH", body: { subject: "Daily" } });
  expect((await view(world)).map(({ subject }) => subject)).toEqual(["Special", "Daily", "Daily", "Daily"]);
});

test("a recurrence that is taken away leaves a single event, and no exception", async () => {
  const world = await startTestSimulator();
  const { id } = await create(world, DAILY);
  const [, second] = await view(world);
  await world.graph(`/me/events/${second?.id}`, { method: "PATCH", body: { subject: "Special" } });
  await world.graph(`/me/events/${id}`, { method: "PATCH", body: { recurrence: null } });
  expect(await startsOf(world)).toEqual(["03T10:00"]);
});

test("an event that begins to repeat shows its occurrences, never the series itself", async () => {
  const world = await startTestSimulator();
  const { id } = await create(world, MEETING);
  await world.graph(`/me/events/${id}`, { method: "PATCH", body: { recurrence: DAILY.recurrence } });
  expect((await view(world)).map(({ type }) => type)).toEqual(Array.from({ length: 4 }, () => "occurrence"));
});

test("lists single events and series, and the instances of a series in a window", async () => {
  const world = await startTestSimulator();
  const { id } = await create(world, DAILY);
  await create(world, MEETING);
  const all = (await world.graph("/me/events?$select=type")).list().value;
  expect(all.map(({ type }) => type).sort()).toEqual(["seriesMaster", "singleInstance"]);
  const instances = await world.graph(
    `/me/events/${id}/instances?startDateTime=2026-03-04&endDateTime=2026-03-06`,
  );
  expect(instances.list().value.map(({ start }) => start?.dateTime.slice(8, 10))).toEqual(["04", "05"]);
});

test.each([
  ["an end before the start", { end: at("2026-03-03T09:00:00") }, "ErrorPropertyValidationFailure"],
  ["an all-day event off midnight", { isAllDay: true }, "ErrorPropertyValidationFailure"],
  ["an unknown zone", { start: at("2026-03-03T10:00:00", "Mars") }, "ErrorInvalidTimeZone"],
  ["an unknown showAs", { showAs: "asleep" }, "RequestBodyRead"],
  [
    "a pattern without its days",
    { recurrence: { ...DAILY.recurrence, pattern: { type: "weekly" } } },
    "ErrorPropertyValidationFailure",
  ],
])("refuses %s", async (_, fields, code) => {
  const { graph } = await startTestSimulator();
  const answer = await graph("/me/events", { method: "POST", body: { ...MEETING, ...fields } });
  expect([answer.status, answer.error().code]).toEqual([400, code]);
});

test("an event is found under its own calendar only, and a malformed id is told apart from an unknown one", async () => {
  const world = await startTestSimulator();
  const { id } = await create(world, MEETING);
  expect((await world.graph(`${calendarPath(world.mailbox, 0)}/events/${id}`)).status).toBe(200);
  expect((await world.graph(`${calendarPath(world.mailbox, 1)}/events/${id}`)).status).toBe(404);
  expect((await world.graph("/me/events/nonsense")).error().code).toBe("ErrorInvalidIdMalformed");
});

test("calendars are listed and made", async () => {
  const { graph } = await startTestSimulator();
  expect((await graph("/me/calendars", { method: "POST", body: { name: "Trips" } })).status).toBe(201);
  expect((await graph("/me/calendars", { method: "POST", body: { name: "Trips" } })).error().code).toBe(
    "ErrorFolderExists",
  );
  const { value } = (await graph("/me/calendars")).list();
  expect(value.map((calendar) => [calendar.name, calendar.isDefaultCalendar])).toEqual([
    ["Calendar", true],
    ["Holidays", false],
    ["Trips", false],
  ]);
});

test("mailbox settings speak Windows zone names", async () => {
  const { graph } = await startTestSimulator();
  expect((await graph("/me/mailboxSettings")).json()).toMatchObject({ timeZone: "W. Europe Standard Time" });
  const changed = await graph("/me/mailboxSettings", { method: "PATCH", body: { timeZone: "Asia/Tokyo" } });
  expect(changed.json()).toMatchObject({ timeZone: "Tokyo Standard Time" });
  expect((await graph("/me/mailboxSettings/timeZone")).json()).toMatchObject({
    value: "Tokyo Standard Time",
  });
});

test("refuses a series whose occurrences would pile up by the thousands", async () => {
  const { graph } = await startTestSimulator();
  const answer = await graph("/me/events", {
    method: "POST",
    body: {
      subject: "For ages",
      start: at("2026-03-02T10:00:00"),
      end: at("2126-03-02T10:00:00"),
      recurrence: {
        pattern: { type: "daily", interval: 1 },
        range: { type: "noEnd", startDate: "2026-03-02" },
      },
    },
  });
  expect(answer.status).toBe(400);
  expect(answer.error()).toEqual({
    code: "ErrorOccurrenceTimeSpanTooBig",
    message: "The recurrence can't be used: it has more than 10000 occurrences in a year or at a time.",
  });
});
