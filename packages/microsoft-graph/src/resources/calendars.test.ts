import fc from "fast-check";
import { http } from "msw";
import { expect, test } from "vitest";
import type { BrokenItems } from "../http/list-items.ts";
import { answerWith, testMailbox, useMicrosoft, v1 } from "../testing/test-support.ts";

const microsoft = useMicrosoft();

const event = {
  "@odata.etag": 'W/"x"',
  id: "AAMkAD=",
  start: { dateTime: "2026-03-02T09:00:00.0000000", timeZone: "UTC" },
  end: { dateTime: "2026-03-02T10:30:00.0000000", timeZone: "UTC" },
  isAllDay: false,
  isCancelled: false,
  showAs: "busy",
};

const window = {
  calendarId: "AAMkAGI2/a+b=",
  startDateTime: "2026-03-01T00:00:00Z",
  endDateTime: "2026-04-01T00:00:00+01:00",
};

const anyCalendar = `${v1}/me/calendars/:id/calendarView`;

test("calendarView asks for times, status and id only, in UTC, and reads them", async () => {
  const requests: Request[] = [];
  microsoft.use(
    http.get(anyCalendar, ({ request }) => {
      requests.push(request);
      return answerWith(200, { "@odata.context": "…", value: [event] });
    }),
  );
  const { start, end, isAllDay, isCancelled, showAs } = event;
  expect(await testMailbox().calendarView(window)).toEqual({
    ok: true,
    value: [{ start, end, isAllDay, isCancelled, showAs }],
  });
  const [request] = requests;
  expect(Object.fromEntries(new URL(request?.url ?? "").searchParams)).toEqual({
    startDateTime: window.startDateTime,
    endDateTime: window.endDateTime,
    $select: "id,start,end,isAllDay,isCancelled,showAs",
    $top: "1000",
  });
  expect(request?.headers.get("prefer")).toBe('outlook.timezone="UTC", IdType="ImmutableId"');
});

test("an event that doesn't say how it is shown may be anything, and so it blocks; one that doesn't say it is cancelled isn't", async () => {
  const { start, end } = event;
  microsoft.use(http.get(anyCalendar, () => answerWith(200, { value: [{ start, end, isAllDay: null }] })));
  expect(await testMailbox().calendarView(window)).toEqual({
    ok: true,
    value: [{ start, end, isAllDay: false, isCancelled: false, showAs: "unknown" }],
  });
});

test("an id arrives as it is, whatever it holds", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.base64String({ minLength: 1 }), fc.string({ minLength: 1, unit: "binary" })),
      async (id) => {
        fc.pre(id !== "." && id !== "..");
        const paths: string[] = [];
        const mailbox = testMailbox({
          fetch: async (url) => {
            paths.push(new URL(String(url)).pathname);
            return Response.json({ value: [] });
          },
        });
        await mailbox.calendarView({ ...window, calendarId: id });
        expect(paths.map((path) => path.split("/").map(decodeURIComponent))).toEqual([
          ["", "v1.0", "me", "calendars", id, "calendarView"],
        ]);
      },
    ),
    { numRuns: 50 },
  );
});

test("without an id it is the mailbox's default calendar that is read", async () => {
  microsoft.use(http.get(`${v1}/me/calendar/calendarView`, () => answerWith(200, { value: [event] })));
  expect(await testMailbox().calendarView({ ...window, calendarId: null })).toMatchObject({ ok: true });
});

const broken: object[] = [
  { start: { dateTime: 5, timeZone: "UTC" } },
  { start: null },
  { end: null },
  { start: { dateTime: event.start.dateTime, timeZone: null } },
  { end: { dateTime: "2026-03-02T08:00:00.0000000", timeZone: "UTC" } },
  { start: { dateTime: "0001-01-01T00:00:00.0000000", timeZone: "UTC" } },
  { end: { dateTime: "0001-01-01T00:00:00.0000000", timeZone: "UTC" } },
  { start: { ...event.start, timeZone: "tzone://Microsoft/Custom" } },
];

// Broken on purpose: the items parsed with the page; one broken event and the calendar couldn't be read.
test.each(broken)(
  "an event with %j is left out and named by its id, and the others are read",
  async (odd) => {
    const told: BrokenItems[] = [];
    const bad = { ...event, ...odd, id: "AAMkADbroken=" };
    microsoft.use(http.get(anyCalendar, () => answerWith(200, { value: [event, bad, event] })));
    const mailbox = testMailbox({ onBrokenItems: (items) => told.push(items) });
    expect(await mailbox.calendarView(window)).toMatchObject({ ok: true, value: [{}, {}] });
    const path = `value[1].${Object.keys(odd)[0]}`;
    expect(told).toMatchObject([
      {
        operation: "calendarView",
        credentialId: 7,
        count: 1,
        items: [{ id: bad.id, issues: [{ path: expect.stringContaining(path) }] }],
      },
    ]);
  },
);

test("an all-day event without a zone has dates all the same", async () => {
  const allDay = {
    ...event,
    isAllDay: true,
    start: { dateTime: "2026-03-02T00:00:00.0000000", timeZone: null },
    end: { dateTime: "2026-03-03T00:00:00.0000000" },
  };
  microsoft.use(http.get(anyCalendar, () => answerWith(200, { value: [allDay] })));
  expect(await testMailbox().calendarView(window)).toMatchObject({ ok: true, value: [{ isAllDay: true }] });
});

test("Exchange's own name of UTC is read", async () => {
  const zone = "tzone://Microsoft/Utc";
  const [start, end] = [event.start, event.end].map((time) => ({ ...time, timeZone: zone }));
  microsoft.use(http.get(anyCalendar, () => answerWith(200, { value: [{ ...event, start, end }] })));
  expect(await testMailbox().calendarView(window)).toMatchObject({ ok: true, value: [{ start }] });
});

test("a list of which most can't be read isn't understood, and names only some", async () => {
  const value = [event, ...Array(1000).fill({})];
  microsoft.use(http.get(anyCalendar, () => answerWith(200, { value })));
  const result = await testMailbox().calendarView(window);
  expect(result.ok ? [] : result.error).toMatchObject({ kind: "malformed", issues: { length: 10 } });
});

test("calendars come with their owner's address", async () => {
  const calendar = { id: "a", name: "Calendar", isDefaultCalendar: true, canEdit: true };
  const owner = { name: "Ann Ito", address: "ann@contoso.example" };
  microsoft.use(
    http.get(`${v1}/me/calendars`, () =>
      answerWith(200, {
        value: [
          { ...calendar, owner, color: "auto" },
          { ...calendar, owner: null },
        ],
      }),
    ),
  );
  expect(await testMailbox().listCalendars()).toEqual({
    ok: true,
    value: [
      { ...calendar, owner: "ann@contoso.example" },
      { ...calendar, owner: null },
    ],
  });
});
