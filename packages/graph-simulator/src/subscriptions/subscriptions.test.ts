import { expect, test } from "vitest";
import { z } from "zod";
import { scheduleByTimer } from "../schedule.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { startReceiver } from "../testing/notification-receiver.ts";
import type { TestSimulator } from "../testing/test-simulator.ts";
import { ADDRESS, calendarPath, graphClient, startTestSimulator } from "../testing/test-simulator.ts";

const START = Date.parse("2026-03-02T08:00:00Z");
const MINUTE = 60_000;
const subscriptionSchema = z.looseObject({
  id: z.string(),
  expirationDateTime: z.string(),
  clientState: z.string().nullable(),
});

const inMinutes = (minutes: number) => new Date(START + minutes * MINUTE).toISOString();

function draft(notificationUrl: string, fields: object = {}) {
  return {
    changeType: "created,updated,deleted",
    notificationUrl,
    resource: "me/events",
    expirationDateTime: inMinutes(60),
    clientState: "secret",
    ...fields,
  };
}

async function subscribe({ graph }: TestSimulator, body: object, headers = {}) {
  const answer = await graph("/subscriptions", { method: "POST", body, headers });
  return { answer, subscription: () => subscriptionSchema.parse(answer.json()) };
}

async function startWithClock() {
  const clock = createManualClock(START);
  return { clock, world: await startTestSimulator({ now: clock.now }) };
}

test("shakes hands with both URLs while the create is pending, keeping their parameters", async () => {
  const { world } = await startWithClock();
  const receiver = await startReceiver();
  const urls = { notificationUrl: `${receiver.url}?team=a%20b`, lifecycleNotificationUrl: receiver.url };
  const { answer, subscription } = await subscribe(world, draft(receiver.url, urls));
  expect(answer.status).toBe(201);
  expect(subscription()).toMatchObject({
    resource: "me/events",
    clientState: "secret",
    expirationDateTime: "2026-03-02T09:00:00.0000000Z",
    latestSupportedTlsVersion: "v1_2",
  });
  expect(receiver.handshakes).toHaveLength(2);
  const [first] = receiver.handshakes;
  expect(first).toMatchObject({ method: "POST", contentType: "text/plain; charset=utf-8", body: "" });
  expect(first?.query.get("team")).toBe("a b");
  expect(first?.query.get("validationToken")).toMatch(/^Validation: Testing client application reachability/);
});

const OK_TEXT =
  "Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.";
const MATCH_TEXT =
  "Subscription validation request failed. Response must exactly match validationToken query parameter.";

test.each([
  ["another status than 200", OK_TEXT, (token: string) => ({ status: 202, type: "text/plain", body: token })],
  [
    "a quoted token",
    MATCH_TEXT,
    (token: string) => ({ status: 200, type: "text/plain", body: JSON.stringify(token) }),
  ],
  [
    "an encoded token",
    MATCH_TEXT,
    (token: string) => ({ status: 200, type: "text/plain", body: encodeURIComponent(token) }),
  ],
  ["another content type", MATCH_TEXT, (token: string) => ({ status: 200, type: "text/html", body: token })],
])("makes no subscription for an endpoint that answers with %s", async (_, message, reply) => {
  const { world } = await startWithClock();
  const receiver = await startReceiver((response, token) => {
    const { status, type, body } = reply(token);
    response.writeHead(status, { "content-type": type }).end(body);
  });
  const { answer } = await subscribe(world, draft(receiver.url));
  expect([answer.status, answer.error()]).toMatchObject([400, { code: "ValidationError", message }]);
  expect(world.simulator.listSubscriptions()).toEqual([]);
});

test("gives up on an endpoint that doesn't answer the handshake within ten seconds", async () => {
  const deadlines: number[] = [];
  const world = await startTestSimulator({
    now: () => START,
    schedule: (run, delayMs) => {
      deadlines.push(delayMs);
      return scheduleByTimer(run, 0);
    },
  });
  const receiver = await startReceiver(() => {});
  const { answer } = await subscribe(world, draft(receiver.url));
  expect([answer.status, answer.error().message]).toEqual([
    400,
    "Subscription validation request timed out.",
  ]);
  expect(deadlines).toContain(10_000);
});

test("an endpoint that isn't there fails the handshake", async () => {
  const { world } = await startWithClock();
  const { answer } = await subscribe(world, draft("http://127.0.0.1:1/webhook"));
  expect(answer.error().message).toBe(OK_TEXT);
});

test.each([
  ["an expiry beyond a week", { expirationDateTime: inMinutes(10_081) }, 400, "ExtensionError"],
  ["an expiry without an offset", { expirationDateTime: "2026-03-02T09:00:00" }, 400, "InvalidRequest"],
  ["a http URL of another machine", { notificationUrl: "http://example.com/hook" }, 400, "InvalidRequest"],
  ["an unknown change type", { changeType: "created,moved" }, 400, "InvalidRequest"],
  ["a clientState of more than 128 characters", { clientState: "x".repeat(129) }, 400, "InvalidRequest"],
  ["a single event", { resource: "me/events/AAMk" }, 400, "InvalidRequest"],
  ["a list of calendars", { resource: "me/calendars" }, 400, "InvalidRequest"],
  ["an unknown calendar", { resource: "me/calendars/AAMk/events" }, 404, "ExtensionError"],
  ["an unknown user", { resource: "users/nobody@contoso.example/events" }, 404, "ResourceNotFound"],
  ["another user's mailbox", { resource: "users/bob@contoso.example/events" }, 403, "ExtensionError"],
])("refuses %s before any handshake", async (_, fields, status, code) => {
  const { world } = await startWithClock();
  world.simulator.createMailbox({ address: "bob@contoso.example", displayName: "Bob", timeZone: "UTC" });
  const receiver = await startReceiver();
  const { answer } = await subscribe(world, draft(receiver.url, fields));
  expect([answer.status, answer.error().code]).toEqual([status, code]);
  expect(receiver.handshakes).toEqual([]);
});

test("raises an expiry of less than 45 minutes to 45", async () => {
  const { world } = await startWithClock();
  const receiver = await startReceiver();
  const { subscription } = await subscribe(world, draft(receiver.url, { expirationDateTime: inMinutes(5) }));
  expect(subscription().expirationDateTime).toBe("2026-03-02T08:45:00.0000000Z");
});

test("watches the calendar that an encoded or a plain id names, and names the first subscription to a second asker", async () => {
  const { world } = await startWithClock();
  const receiver = await startReceiver();
  const encoded = `${calendarPath(world.mailbox, 1).slice(1)}/events`;
  const plain = decodeURIComponent(encoded);
  const { subscription } = await subscribe(world, draft(receiver.url, { resource: encoded }));
  expect(world.simulator.listSubscriptions()[0]?.calendarId).toBe(world.mailbox.calendars[1]?.id);
  const again = await subscribe(world, draft(receiver.url, { resource: encoded }));
  expect(again.answer.status).toBe(409);
  expect(again.answer.error().message).toContain(subscription().id);
  expect(
    (await subscribe(world, draft(receiver.url, { resource: plain, changeType: "deleted" }))).answer.status,
  ).toBe(201);
  expect(world.simulator.listSubscriptions()[1]?.calendarId).toBe(world.mailbox.calendars[1]?.id);
});

test("two creates at once make one subscription", async () => {
  const { world } = await startWithClock();
  const receiver = await startReceiver();
  const [first, second] = await Promise.all([
    subscribe(world, draft(receiver.url)),
    subscribe(world, draft(receiver.url)),
  ]);
  expect([first.answer.status, second.answer.status].sort()).toEqual([201, 409]);
});

test("holds a thousand subscriptions per mailbox, all apps together", async () => {
  const { world } = await startWithClock();
  const receiver = await startReceiver();
  const { simulator } = world;
  const types = ["created", "updated", "deleted"];
  const tokens = Array.from({ length: 334 }, (_, number) => {
    const draft = { address: ADDRESS, displayName: "Ann", timeZone: "UTC", clientId: `app-${number}` };
    return simulator.createMailbox(draft).tokens.access_token;
  });
  const statuses = new Map<number, number>();
  for (const token of tokens) {
    const ask = async (changeType: string) => {
      const body = draft(receiver.url, { changeType });
      const { status } = await graphClient(simulator, token)("/subscriptions", { method: "POST", body });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    };
    await Promise.all(types.map(ask));
  }
  expect(statuses).toEqual(
    new Map([
      [201, 1000],
      [403, 2],
    ]),
  );
});

test("renewing moves the expiry; an expired subscription is gone", async () => {
  const { world, clock } = await startWithClock();
  const receiver = await startReceiver();
  const { subscription } = await subscribe(world, draft(receiver.url));
  const path = `/subscriptions/${subscription().id}`;
  await clock.advance(59 * MINUTE);
  const body = { expirationDateTime: inMinutes(120) };
  const { access_token } = world.simulator.createMailbox({
    address: ADDRESS,
    displayName: "Ann",
    timeZone: "UTC",
  }).tokens;
  const graph = graphClient(world.simulator, access_token);
  const renewed = await graph(path, { method: "PATCH", body });
  expect([renewed.status, subscriptionSchema.parse(renewed.json()).expirationDateTime]).toEqual([
    200,
    "2026-03-02T10:00:00.0000000Z",
  ]);
  expect((await graph(`${path}/reauthorize`, { method: "POST" })).status).toBe(204);
  await clock.advance(61 * MINUTE);
  const { access_token: fresh } = world.simulator.createMailbox({
    address: ADDRESS,
    displayName: "Ann",
    timeZone: "UTC",
  }).tokens;
  for (const method of ["PATCH", "GET", "DELETE"]) {
    const request = {
      method,
      token: fresh,
      ...(method === "PATCH" ? { body: { expirationDateTime: inMinutes(300) } } : {}),
    };
    expect((await graph(path, request)).status).toBe(404);
  }
});

test("lists an app's own subscriptions without the client's secret, a hundred a page", async () => {
  const { world } = await startWithClock();
  const receiver = await startReceiver();
  await subscribe(world, draft(receiver.url));
  await subscribe(world, draft(receiver.url, { changeType: "created" }));
  const listed = (await world.graph("/subscriptions")).list();
  expect(listed.value.map(({ clientState }) => clientState)).toEqual([null, null]);
  const page = (await world.graph("/subscriptions?$top=1")).list();
  expect((await world.graph(page["@odata.nextLink"] ?? "")).list().value[0]?.id).toBe(listed.value[1]?.id);
  const other = world.simulator.createMailbox({
    address: ADDRESS,
    displayName: "Ann",
    timeZone: "UTC",
    clientId: "other",
  });
  const graph = graphClient(world.simulator, other.tokens.access_token);
  expect((await graph("/subscriptions")).list().value).toEqual([]);
  expect((await graph(`/subscriptions/${listed.value[0]?.id}`, { method: "DELETE" })).status).toBe(404);
});

test("a deleted subscription is gone", async () => {
  const { world } = await startWithClock();
  const receiver = await startReceiver();
  const path = `/subscriptions/${(await subscribe(world, draft(receiver.url))).subscription().id}`;
  expect((await world.graph(path, { method: "DELETE" })).status).toBe(204);
  expect((await world.graph(path)).status).toBe(404);
});
