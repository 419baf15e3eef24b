import { expect, test } from "vitest";
import type { TestSimulator } from "../../testing/test-simulator.ts";
import { ADDRESS, at, calendarPath, startTestSimulator } from "../../testing/test-simulator.ts";

const WINDOW = "startDateTime=2026-10-19T00:00:00Z&endDateTime=2026-11-03T00:00:00Z";

async function createEvent({ graph }: TestSimulator, fields: object) {
  const body = {
    subject: "Meeting",
    start: at("2026-10-20T10:00:00"),
    end: at("2026-10-20T11:00:00"),
    ...fields,
  };
  return graph("/me/events", { method: "POST", body });
}

test("wants a time window", async () => {
  const { graph } = await startTestSimulator();
  for (const query of ["", "?startDateTime=2026-01-01", "?startDateTime=2026-01-01&endDateTime=soon"]) {
    const answer = await graph(`/me/calendarView${query}`);
    expect([answer.status, answer.error().code]).toEqual([400, "ErrorInvalidParameter"]);
  }
  expect((await graph("/me/calendarView")).error().message).toBe(
    "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.",
  );
});

test("shows what shares time with the half-open window, and nothing else", async () => {
  const world = await startTestSimulator();
  for (const [subject, start, end] of [
    ["before", "2026-10-20T08:00:00", "2026-10-20T10:00:00"],
    ["into", "2026-10-20T09:00:00", "2026-10-20T10:01:00"],
    ["around", "2026-10-01T00:00:00", "2026-11-30T00:00:00"],
    ["instant", "2026-10-20T10:00:00", "2026-10-20T10:00:00"],
    ["out of", "2026-10-20T10:59:00", "2026-10-20T12:00:00"],
    ["after", "2026-10-20T11:00:00", "2026-10-20T12:00:00"],
  ] as const) {
    await createEvent(world, { subject, start: at(start), end: at(end) });
  }
  const query = "startDateTime=2026-10-20T10:00:00Z&endDateTime=2026-10-20T13:00:00%2B02:00";
  const { value } = (await world.graph(`/me/calendarView?${query}&$select=subject`)).list();
  expect(value.map(({ subject }) => subject)).toEqual(["around", "into", "instant", "out of"]);
});

test("expands a series by its own zone's wall clock and never shows the series itself", async () => {
  const world = await startTestSimulator();
  await createEvent(world, {
    start: at("2026-10-05T09:00:00", "W. Europe Standard Time"),
    end: at("2026-10-05T10:00:00", "W. Europe Standard Time"),
    recurrence: {
      pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"] },
      range: { type: "noEnd", startDate: "2026-10-05" },
    },
  });
  const { value } = (await world.graph(`/me/calendarView?${WINDOW}`)).list();
  expect(value.map(({ start, type }) => [start?.dateTime, type])).toEqual([
    ["2026-10-19T07:00:00.0000000", "occurrence"],
    ["2026-10-26T08:00:00.0000000", "occurrence"],
    ["2026-11-02T08:00:00.0000000", "occurrence"],
  ]);
});

test("shows times in the preferred zone under the name the client used", async () => {
  const world = await startTestSimulator();
  await createEvent(world, {});
  const headers = { prefer: 'outlook.timezone="Pacific Standard Time", IdType="ImmutableId"' };
  const answer = await world.graph(`/me/calendarView?${WINDOW}`, { headers });
  const [event] = answer.list().value;
  expect(event?.start).toEqual(at("2026-10-20T03:00:00.0000000", "Pacific Standard Time"));
  expect(event?.id).toMatch(/^AAkALg/);
  expect(answer.headers.get("preference-applied")).toBe(
    'IdType="ImmutableId", outlook.timezone="Pacific Standard Time"',
  );
  expect((await world.graph(`/me/events/${event?.id}`)).event().subject).toBe("Meeting");
});

test("refuses a zone that doesn't exist", async () => {
  const { graph } = await startTestSimulator();
  const answer = await graph(`/me/calendarView?${WINDOW}`, {
    headers: { prefer: 'outlook.timezone="Mars/Base"' },
  });
  expect([answer.status, answer.error().code]).toEqual([400, "TimeZoneNotSupportedException"]);
});

test("an all-day event floats from midnight to midnight in every preferred zone", async () => {
  const world = await startTestSimulator();
  const zone = "Tokyo Standard Time";
  await createEvent(world, {
    isAllDay: true,
    start: at("2026-10-20T00:00:00", zone),
    end: at("2026-10-21T00:00:00", zone),
  });
  for (const preferred of ["UTC", "Pacific Standard Time"]) {
    const headers = { prefer: `outlook.timezone="${preferred}"` };
    const [event] = (await world.graph(`/me/calendarView?${WINDOW}`, { headers })).list().value;
    expect([event?.start, event?.end]).toEqual([
      at("2026-10-20T00:00:00.0000000", preferred),
      at("2026-10-21T00:00:00.0000000", preferred),
    ]);
  }
});

test("an all-day event lies where the mailbox's zone puts its dates", async () => {
  const world = await startTestSimulator();
  await createEvent(world, {
    isAllDay: true,
    start: at("2026-10-20T00:00:00"),
    end: at("2026-10-21T00:00:00"),
  });
  const hour = "startDateTime=2026-10-19T22:00:00Z&endDateTime=2026-10-19T23:00:00Z";
  expect((await world.graph(`/me/calendarView?${hour}`)).list().value).toHaveLength(1);
  world.simulator.updateMailbox(ADDRESS, { timeZone: "America/New_York" });
  expect((await world.graph(`/me/calendarView?${hour}`)).list().value).toHaveLength(0);
});

test("pages through everything once by the next link, ten at a time by default", async () => {
  const world = await startTestSimulator();
  for (let number = 0; number < 23; number++) await createEvent(world, { subject: String(number) });
  const seen: string[] = [];
  const sizes: number[] = [];
  let link: string | undefined = `/me/calendarView?${WINDOW}&$select=subject`;
  while (link !== undefined) {
    const page = (await world.graph(link)).list();
    sizes.push(page.value.length);
    seen.push(...page.value.map(({ subject }) => subject ?? ""));
    link = page["@odata.nextLink"];
  }
  expect(sizes).toEqual([10, 10, 3]);
  expect(new Set(seen).size).toBe(23);
  expect((await world.graph(`/me/calendarView?${WINDOW}&$top=1000`)).list().value).toHaveLength(23);
  for (const top of ["0", "1001", "x"]) {
    expect((await world.graph(`/me/calendarView?${WINDOW}&$top=${top}`)).status).toBe(400);
  }
});

test("selects properties, with id and etag in any case, and refuses unknown ones", async () => {
  const world = await startTestSimulator();
  await createEvent(world, {});
  const [event] = (
    await world.graph(`/me/calendarView?${WINDOW}&$select=showAs,start,createdDateTime`)
  ).list().value;
  expect(Object.keys(event ?? {}).sort()).toEqual(["@odata.etag", "id", "showAs", "start"]);
  const refused = await world.graph(`/me/calendarView?${WINDOW}&$select=colour`);
  expect([refused.status, refused.error().code]).toEqual([400, "RequestBroker--ParseUri"]);
});

test("orders by start, or as asked", async () => {
  const world = await startTestSimulator();
  for (const day of [21, 20, 22]) {
    await createEvent(world, {
      subject: String(day),
      start: at(`2026-10-${day}T10:00:00`),
      end: at(`2026-10-${day}T11:00:00`),
    });
  }
  const order = async (query: string) =>
    (await world.graph(`/me/calendarView?${WINDOW}${query}`)).list().value.map(({ subject }) => subject);
  expect(await order("")).toEqual(["20", "21", "22"]);
  expect(await order("&$orderby=start/dateTime%20desc")).toEqual(["22", "21", "20"]);
});

test("each calendar has a view of its own; /me means the default one", async () => {
  const world = await startTestSimulator();
  const holidays = calendarPath(world.mailbox, 1);
  const body = { subject: "Beach", start: at("2026-10-20T10:00:00"), end: at("2026-10-20T11:00:00") };
  expect((await world.graph(`${holidays}/events`, { method: "POST", body })).status).toBe(201);
  expect((await world.graph(`${holidays}/calendarView?${WINDOW}`)).list().value).toHaveLength(1);
  expect((await world.graph(`/users/${ADDRESS}/calendarView?${WINDOW}`)).list().value).toHaveLength(0);
  expect(
    (await world.graph(`${calendarPath(world.mailbox)}/calendarView?${WINDOW}`)).list().value,
  ).toHaveLength(0);
  const unknown = await world.graph(`/me/calendars/AAMkunknown/calendarView?${WINDOW}`);
  expect([unknown.status, unknown.error().code]).toEqual([404, "ErrorItemNotFound"]);
});

test("a time under a Windows zone's name is read by Windows' rules, whatever city it was written for", async () => {
  const { graph } = await startTestSimulator();
  const time = (dateTime: string) => at(dateTime, "Pacific Standard Time");
  const body = { subject: "Vancouver", start: time("2026-12-15T10:00:00"), end: time("2026-12-15T11:00:00") };
  const made = await graph("/me/events", { method: "POST", body });
  expect(made.event().start).toEqual(at("2026-12-15T18:00:00.0000000"));
});
