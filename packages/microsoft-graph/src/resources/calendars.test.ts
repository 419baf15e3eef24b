import fc from "fast-check";
import { http } from "msw";
import { expect, test } from "vitest";
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

test("calendarView asks for times and status only, in UTC, and reads them", async () => {
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
    $select: "start,end,isAllDay,isCancelled,showAs",
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

test("a malformed event is named by its place", async () => {
  const bad = { ...event, start: { dateTime: 5, timeZone: "UTC" } };
  microsoft.use(http.get(anyCalendar, () => answerWith(200, { value: [event, bad] })));
  expect(await testMailbox().calendarView(window)).toMatchObject({
    ok: false,
    error: { kind: "malformed", issues: [{ path: "value[1].start.dateTime" }] },
  });
});

test("a page full of malformed events names only some", async () => {
  microsoft.use(http.get(anyCalendar, () => answerWith(200, { value: Array(1000).fill({}) })));
  const result = await testMailbox().calendarView(window);
  expect(result.ok ? [] : result.error.issues).toHaveLength(10);
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
