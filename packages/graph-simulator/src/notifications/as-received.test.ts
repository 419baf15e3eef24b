import { expect, test } from "vitest";
import { startReceiver } from "../testing/notification-receiver.ts";
import { ADDRESS, startTestSimulator } from "../testing/test-simulator.ts";

const MEETING = { title: "Meeting", start: "2026-03-03T10:00:00Z", end: "2026-03-03T11:00:00Z" };
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

async function startWatching() {
  const world = await startTestSimulator();
  const receiver = await startReceiver();
  const body = {
    changeType: "created",
    notificationUrl: receiver.url,
    lifecycleNotificationUrl: receiver.url,
    resource: "me/events",
    expirationDateTime: inAnHour(),
    clientState: "secret",
  };
  const { id } = (await world.graph("/subscriptions", { method: "POST", body })).event();
  return { ...world, receiver, id, body };
}

test("a lifecycle notification comes in the form in which it is received, or as documented", async () => {
  const { simulator, receiver, id, mailbox } = await startWatching();
  simulator.sendLifecycle(id, "reauthorizationRequired");
  await receiver.received(1);
  simulator.setDelivery({ lifecycleForm: "documented" });
  simulator.sendLifecycle(id, "missed");
  const [asReceived, documented] = await receiver.received(2);
  expect(asReceived).toEqual({
    subscriptionId: id,
    subscriptionExpirationDateTime: expect.stringMatching(/\+00:00$/),
    clientState: "secret",
    encryptedContent: null,
    organizationId: mailbox.tenantId,
    lifecycleEvent: "reauthorizationRequired",
    resource: `Subscriptions/${id}`,
    resourceChangeType: null,
    resourceData: { "@odata.id": `subscriptions/${id}`, "@odata.type": "#microsoft.graph.subscription", id },
  });
  expect(documented).toEqual({
    subscriptionId: id,
    subscriptionExpirationDateTime: expect.stringMatching(/Z$/),
    clientState: "secret",
    tenantId: mailbox.tenantId,
    lifecycleEvent: "missed",
  });
});

test.each([
  ["absent", {}],
  ["null", { validationTokens: null }],
  ["present", { validationTokens: [expect.stringMatching(/^eyJ/)] }],
] as const)("validationTokens beside the items: %s", async (validationTokens, expected) => {
  const { simulator, receiver } = await startWatching();
  simulator.setDelivery({ validationTokens });
  simulator.createEvent(ADDRESS, MEETING);
  await receiver.received(1);
  expect(receiver.bodies).toEqual([{ value: [expect.any(Object)], ...expected }]);
});

test("one item of a POST may not say whose it is", async () => {
  const { simulator, receiver, id } = await startWatching();
  simulator.setDelivery({ strays: 1 });
  simulator.createEvent(ADDRESS, MEETING);
  const [stray, good] = await receiver.received(2);
  expect(stray).toMatchObject({ changeType: "created" });
  expect(stray).not.toHaveProperty("subscriptionId");
  expect(good).toMatchObject({ subscriptionId: id });
  await simulator.deliverySettled();
});

test("after a subscription's address changes, notifications may still go to the old one", async () => {
  const { simulator, graph, receiver, id } = await startWatching();
  const next = await startReceiver();
  const moved = await graph(`/subscriptions/${id}`, { method: "PATCH", body: { notificationUrl: next.url } });
  expect(moved.status).toBe(200);
  simulator.createEvent(ADDRESS, MEETING);
  await next.received(1);
  expect(receiver.posts).toHaveLength(0);
  simulator.setDelivery({ formerAddress: 1 });
  simulator.createEvent(ADDRESS, MEETING);
  await receiver.received(1);
  expect(next.posts).toHaveLength(1);
});

test("a notification that is under way arrives after its subscription was deleted", async () => {
  const { simulator, graph, receiver, id } = await startWatching();
  simulator.setDelivery({ delayMs: [30, 30] });
  simulator.createEvent(ADDRESS, MEETING);
  expect((await graph(`/subscriptions/${id}`, { method: "DELETE" })).status).toBe(204);
  expect(await receiver.received(1)).toMatchObject([{ subscriptionId: id }]);
});

test("a subscription may live on and tell of nothing", async () => {
  const { simulator, receiver, id } = await startWatching();
  const silence = (silent: boolean) =>
    fetch(`${simulator.url}/control/subscriptions/${id}/silence`, {
      method: "POST",
      body: JSON.stringify({ silent }),
    });
  expect((await silence(true)).status).toBe(204);
  simulator.createEvent(ADDRESS, MEETING);
  await simulator.deliverySettled();
  expect(receiver.posts).toHaveLength(0);
  expect(simulator.listSubscriptions()).toMatchObject([{ id, silent: true }]);
  await silence(false);
  simulator.createEvent(ADDRESS, MEETING);
  expect(await receiver.received(1)).toHaveLength(1);
});

test("a subscription may be granted less life than it asks for", async () => {
  const { simulator, graph, id } = await startWatching();
  simulator.updateSettings({ grantedSubscriptionMinutes: 10 });
  await graph(`/subscriptions/${id}`, { method: "PATCH", body: { expirationDateTime: inAnHour() } });
  const [renewed] = simulator.listSubscriptions();
  const minutes = (Date.parse(renewed?.expirationDateTime ?? "") - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(9);
  expect(minutes).toBeLessThanOrEqual(10);
});
