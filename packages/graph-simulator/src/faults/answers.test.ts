import { expect, test } from "vitest";
import { at, startTestSimulator } from "../testing/test-simulator.ts";
import type { FaultDraft } from "./fault.ts";

async function askWith(effect: FaultDraft["effect"], path = "/me", body?: unknown) {
  const world = await startTestSimulator();
  world.simulator.addFault({ match: {}, effect, times: 1 });
  return world.graph(path, body === undefined ? {} : { method: "POST", body });
}

test.each([
  [{ status: 404, empty: true }, 404],
  [{ status: 400, empty: true }, 400],
  [{ status: 204 }, 204],
  [{ empty: true }, 200],
] as const)("answers without a body: %o", async (effect, status) => {
  const answer = await askWith(effect);
  expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([status, "", null]);
});

test("answers with a gateway's page, or with a page of one's own", async () => {
  const page = await askWith({ status: 503, html: true });
  expect([page.status, page.headers.get("content-type")]).toEqual([503, "text/html; charset=utf-8"]);
  expect(page.text).toContain("<title>503 - Error</title>");
  expect((await askWith({ html: "<p>Blocked" })).text).toBe("<p>Blocked");
});

test("leads elsewhere", async () => {
  const world = await startTestSimulator();
  const headers = { location: "https://elsewhere.example/login" };
  world.simulator.addFault({ match: {}, effect: { status: 302, empty: true, headers } });
  const answer = await fetch(`${world.simulator.url}/v1.0/me`, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, headers.location]);
});

test("puts headers on a failure, in place of its own, and on the real answer", async () => {
  const failed = await askWith({ status: 429, retryAfterSeconds: 0.249, headers: { "request-id": "" } });
  expect([failed.headers.get("retry-after"), failed.headers.get("request-id")]).toEqual(["0.249", ""]);
  expect((await askWith({ status: 429 })).headers.get("retry-after")).toBeNull();
  const real = await askWith({ headers: { "x-odd": "?" } });
  expect([real.status, real.headers.get("x-odd")]).toEqual([200, "?"]);
});

test("tells an error with inner errors, an empty message, or a failure of Exchange", async () => {
  const inner = await askWith({
    status: 403,
    code: "AccessDenied",
    innerCodes: ["forbidden", "insufficient_claims"],
  });
  expect(inner.json()).toMatchObject({
    error: { innerError: { code: "forbidden", innerError: { code: "insufficient_claims" } } },
  });
  expect((await askWith({ status: 503, code: "UnknownError", message: "" })).error().message).toBe("");
  const exchange = await askWith({ status: 403, exchangeStatus: "ServiceUnavailable" }, "/subscriptions", {});
  expect(exchange.error()).toMatchObject({
    code: "ExtensionError",
    message: "Operation: Create; Exception: [Status Code: ServiceUnavailable; Reason: ServiceUnavailable]",
  });
});

test("alters the real answer: a null next link, or an item of nulls among the others", async () => {
  const linked = await askWith({ alter: "null next link" }, "/me/calendars");
  expect(linked.json()).toMatchObject({ "@odata.nextLink": null, value: [{}, {}] });
  const broken = await askWith({ alter: "item of nulls" }, "/me/calendars");
  expect(broken.json()).toMatchObject({ value: [{ name: null, owner: null }, { name: "Calendar" }, {}] });
});

test("alters the headers of a batch's items", async () => {
  const requests = [{ id: "1", method: "GET", url: "/me" }];
  const answer = await askWith({ alter: "odd batch headers" }, "/$batch", { requests });
  expect(answer.json()).toMatchObject({
    responses: [{ status: 200, headers: { "x-count": 1, "x-nothing": null } }],
  });
});

test("strikes one calendar alone: its events, its view and its subscriptions", async () => {
  const { graph, simulator, mailbox } = await startTestSimulator();
  const [own, second] = mailbox.calendars.map(({ id }) => id);
  simulator.addFault({ match: { calendar: second ?? "" }, effect: { status: 503 } });
  const view = "calendarView?startDateTime=2026-03-02&endDateTime=2026-03-03";
  const time = at("2026-03-02T10:00:00");
  const event = (
    await graph("/me/events", { method: "POST", body: { subject: "", start: time, end: time } })
  ).event();
  const subscribe = (id = "") =>
    graph("/subscriptions", { method: "POST", body: { resource: `me/calendars/${id}/events` } });
  const path = (id = "") => `/me/calendars/${encodeURIComponent(id)}`;
  const answers = [
    await graph(`${path(second)}/${view}`),
    await graph(path(second)),
    await subscribe(second),
    await graph(`${path(own)}/${view}`),
    await graph(`/me/events/${event.id}`),
    await subscribe(own),
    await graph("/me/calendars"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 200, 200, 400, 200]);
});

test("strikes writes alone", async () => {
  const { graph, simulator } = await startTestSimulator();
  simulator.addFault({ match: { writes: true }, effect: { status: 503 } });
  expect([
    (await graph("/me/events")).status,
    (await graph("/me/events", { method: "POST", body: {} })).status,
  ]).toEqual([200, 503]);
});

test.each([
  [{ html: true, empty: true }, "empty and html exclude each other"],
  [{ cut: true, code: "x" }, "cut and code exclude each other"],
  [{ status: 500, alter: "null next link" }, "alter is for the real answer"],
  [{ headers: { "bad name": "" } }, "not headers that HTTP allows"],
])("refuses an effect that makes no sense: %o", async (effect, message) => {
  const { simulator } = await startTestSimulator();
  const body = JSON.stringify({ match: {}, effect });
  const answer = await fetch(`${simulator.url}/control/faults`, { method: "POST", body });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(message);
});
