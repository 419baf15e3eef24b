import { HttpResponse, http } from "msw";
import { expect, test } from "vitest";
import { answerWith, secrets, testMailbox, useMicrosoft, v1 } from "../testing/test-support.ts";

const microsoft = useMicrosoft();

const time = { dateTime: "2026-03-02T09:00:00.0000000", timeZone: "UTC" };
const event = { start: time, end: time, isAllDay: false, isCancelled: false };
const page = (showAs: string, link?: string) => ({
  value: [{ ...event, showAs }],
  ...(link === undefined ? {} : { "@odata.nextLink": link }),
});
const window = {
  calendarId: "a",
  startDateTime: "2026-03-01T00:00:00Z",
  endDateTime: "2026-04-01T00:00:00Z",
};
const firstPage = `${v1}/me/calendars/a/calendarView`;

test("links are followed to the last page, as given and with the same headers", async () => {
  const link = `${v1}/me/calendars/a/calendarView?$skiptoken=a+b%2F%3d&x=1&$select=start,end&x=2&$top=1000#f`;
  const seen: { url: string; prefer: string | null; anchor: string | null }[] = [];
  const answers = [page("busy", link), page("oof", link.replace("x=1", "x=3")), page("free")];
  const result = await testMailbox({
    fetch: async (url, init) => {
      const headers = new Headers(init?.headers);
      expect(headers.get("authorization")).toBe(`Bearer ${secrets.accessToken}`);
      seen.push({ url: String(url), prefer: headers.get("prefer"), anchor: headers.get("x-anchormailbox") });
      return Response.json(answers[seen.length - 1]);
    },
  }).calendarView(window);
  expect(result.ok ? result.value.map(({ showAs }) => showAs) : result).toEqual(["busy", "oof", "free"]);
  expect(seen.slice(1).map(({ url }) => url)).toEqual([link, link.replace("x=1", "x=3")]);
  expect(new Set(seen.map(({ prefer }) => prefer))).toEqual(
    new Set(['outlook.timezone="UTC", IdType="ImmutableId"']),
  );
});

test("a link that is there and null is the end", async () => {
  microsoft.use(http.get(firstPage, () => answerWith(200, { ...page("busy"), "@odata.nextLink": null })));
  expect(await testMailbox().calendarView(window)).toMatchObject({ ok: true, value: [{ showAs: "busy" }] });
});

test("links to a simulator on this machine are followed too", async () => {
  const base = "http://127.0.0.1:4000/v1.0/me/calendars/a/calendarView";
  microsoft.use(
    http.get(base, ({ request }) =>
      answerWith(200, request.url.includes("$skip=1") ? page("free") : page("busy", `${base}?$skip=1`)),
    ),
  );
  const result = await testMailbox({ graphUrl: "http://127.0.0.1:4000" }).calendarView(window);
  expect(result).toMatchObject({ ok: true, value: [{ showAs: "busy" }, { showAs: "free" }] });
});

test.each([
  "https://evil.example/v1.0/me",
  "http://graph.microsoft.com/v1.0/me",
  "https://graph.microsoft.com:444/v1.0/me",
  "https://graph.microsoft.com@evil.example/",
  "https://graph.microsoft.com.evil.example/",
  "/v1.0/me",
  "not a url",
])("a link to %s is refused, and nothing is sent there", async (link) => {
  let requests = 0;
  microsoft.use(
    http.all("*", () => {
      requests++;
      return answerWith(200, page("busy", link));
    }),
  );
  expect(await testMailbox().calendarView(window)).toMatchObject({
    ok: false,
    error: { kind: "malformed", issues: [{ path: "@odata.nextLink" }] },
  });
  expect(requests).toBe(1);
});

test("paging without end is given up", async () => {
  let requests = 0;
  const result = await testMailbox({
    fetch: async () => Response.json(page("busy", `${firstPage}?$skip=${++requests}`)),
  }).calendarView(window);
  expect(result).toMatchObject({
    ok: false,
    error: { kind: "malformed", issues: [{ path: "@odata.nextLink" }] },
  });
  expect(requests).toBe(500);
});

test("a failing page fails the whole list", async () => {
  microsoft.use(
    http.get(firstPage, ({ request }) =>
      request.url.includes("$skip")
        ? HttpResponse.error()
        : answerWith(200, page("busy", `${firstPage}?$skip=1`)),
    ),
  );
  expect(await testMailbox().calendarView(window)).toMatchObject({ ok: false, error: { kind: "transient" } });
});
