import { expect, test } from "vitest";
import { startReceiver } from "../testing/notification-receiver.ts";
import type { TestSimulator } from "../testing/test-simulator.ts";
import { ADDRESS, calendarPath, startTestSimulator } from "../testing/test-simulator.ts";

const MEETING = { title: "Meeting", start: "2026-03-03T10:00:00Z", end: "2026-03-03T11:00:00Z" };

async function watch({ graph }: TestSimulator, notificationUrl: string, fields: object = {}, headers = {}) {
  const body = {
    changeType: "created,updated,deleted",
    notificationUrl,
    lifecycleNotificationUrl: notificationUrl,
    resource: "me/events",
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    clientState: "secret",
    ...fields,
  };
  const answer = await graph("/subscriptions", { method: "POST", body, headers });
  expect(answer.status).toBe(201);
  return answer.event().id;
}

function make({ simulator }: TestSimulator, fields: object = {}) {
  const created = simulator.createEvent(ADDRESS, { ...MEETING, ...fields });
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
}

test("tells of a change without its content", async () => {
  const world = await startTestSimulator();
  const receiver = await startReceiver();
  const subscriptionId = await watch(world, receiver.url);
  const { id } = make(world);
  const [notification] = await receiver.received(1);
  const resource = `Users/${world.mailbox.id}/Events/${id}`;
  expect(notification).toEqual({
    subscriptionId,
    subscriptionExpirationDateTime: expect.stringMatching(/\.\d{7}Z$/),
    clientState: "secret",
    tenantId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    changeType: "created",
    resource,
    resourceData: {
      "@odata.type": "#Microsoft.Graph.Event",
      "@odata.id": resource,
      "@odata.etag": expect.stringMatching(/^W\/"/),
      id,
    },
  });
  expect((await world.graph(`/me/events/${id}`)).status).toBe(200);
});

test("tells each subscription only of its own calendar and kinds of change", async () => {
  const world = await startTestSimulator();
  const receiver = await startReceiver();
  const holidays = world.mailbox.calendars[1]?.id;
  const first = await watch(world, receiver.url, { changeType: "created,deleted" });
  const second = await watch(world, receiver.url, {
    resource: `${calendarPath(world.mailbox, 1).slice(1)}/events`,
    changeType: "updated",
  });
  const { id } = make(world);
  const { id: holiday } = make(world, { calendarId: holidays });
  for (const one of [id, holiday]) world.simulator.updateEvent(ADDRESS, one, { title: "New" });
  for (const one of [id, holiday]) world.simulator.deleteEvent(ADDRESS, one);
  await world.simulator.deliverySettled();
  const notifications = receiver.posts.flat();
  expect(notifications.map(({ subscriptionId, changeType }) => [subscriptionId, changeType])).toEqual([
    [first, "created"],
    // the new event's second notification
    [second, "updated"],
    [second, "updated"],
    [first, "deleted"],
  ]);
});

test("a changed or deleted occurrence is an update of its series", async () => {
  const world = await startTestSimulator();
  const receiver = await startReceiver();
  const { id } = make(world, { recurrence: "FREQ=DAILY;COUNT=3" });
  await watch(world, receiver.url);
  const shown = world.simulator.listEvents(ADDRESS, { start: "2026-03-01", end: "2026-03-30" });
  const [first, second] = shown.ok ? shown.value : [];
  world.simulator.updateEvent(ADDRESS, first?.id ?? "", { title: "Special" });
  world.simulator.deleteEvent(ADDRESS, second?.id ?? "");
  const notifications = await receiver.received(2);
  const resource = `Users/${world.mailbox.id}/Events/${id}`;
  expect(notifications).toMatchObject([
    { changeType: "updated", resource },
    { changeType: "updated", resource },
  ]);
});

test("changes close together arrive in one POST", async () => {
  const world = await startTestSimulator();
  const receiver = await startReceiver();
  await watch(world, receiver.url);
  for (let number = 0; number < 5; number++) make(world);
  await receiver.received(5);
  expect(receiver.posts).toHaveLength(1);
});

test("uses immutable ids where the subscription asked for them", async () => {
  const world = await startTestSimulator();
  const receiver = await startReceiver();
  await watch(world, receiver.url, {}, { prefer: 'IdType="ImmutableId"' });
  make(world);
  expect((await receiver.received(1))[0]?.resource).toMatch(/\/Events\/AAkALg/);
});

test("follows a new event by an update, unless set not to", async () => {
  const world = await startTestSimulator();
  const receiver = await startReceiver();
  await watch(world, receiver.url);
  make(world);
  expect((await receiver.received(2)).map(({ changeType }) => changeType)).toEqual(["created", "updated"]);
  world.simulator.updateSettings({ updatedAfterCreated: false });
  make(world);
  await world.simulator.deliverySettled();
  expect(receiver.posts.flat()).toHaveLength(3);
});

test("sends lifecycle notifications on demand, and takes subscriptions away with or without a word", async () => {
  const world = await startTestSimulator();
  const receiver = await startReceiver();
  const first = await watch(world, receiver.url);
  const second = await watch(world, receiver.url, { changeType: "created" });
  world.simulator.sendLifecycle(first, "missed");
  world.simulator.removeSubscription(first, { silently: false });
  world.simulator.removeSubscription(second, { silently: true });
  const notifications = await receiver.received(2);
  expect(notifications.map(({ lifecycleEvent, subscriptionId }) => [lifecycleEvent, subscriptionId])).toEqual(
    [
      ["missed", first],
      ["subscriptionRemoved", first],
    ],
  );
  expect(notifications[0]).not.toHaveProperty("changeType");
  expect(world.simulator.listSubscriptions()).toEqual([]);
  make(world);
  await world.simulator.deliverySettled();
  expect(receiver.posts.flat()).toHaveLength(2);
});
