import { expect, test } from "vitest";
import type { MailboxInput } from "../control/mailboxes.ts";
import { startReceiver } from "../testing/notification-receiver.ts";
import { at, graphClient, startTestSimulator } from "../testing/test-simulator.ts";

async function startWith(draft: Partial<MailboxInput>) {
  const { simulator } = await startTestSimulator();
  const address = "pat@outlook.com";
  const mailbox = simulator.createMailbox({
    address,
    displayName: "Pat",
    timeZone: "Europe/Berlin",
    ...draft,
  });
  return { simulator, mailbox, graph: graphClient(simulator, mailbox.tokens.access_token) };
}
const personal = { kind: "outlook.com" } as const;

test("a personal account's id has 16 hexadecimal digits, and it has no mail", async () => {
  const { graph } = await startWith(personal);
  expect((await graph("/me")).json()).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f]{16}$/),
    mail: null,
    userPrincipalName: "pat@outlook.com",
  });
});

test.each([
  ["", { userPrincipalName: "" }],
  [null, {}],
])("a user principal name may be %o", async (userPrincipalName, expected) => {
  const { graph } = await startWith({ ...personal, userPrincipalName });
  const select = "?$select=id,userPrincipalName";
  expect((await graph(`/me${select}`)).json()).toEqual({
    "@odata.context": expect.any(String),
    id: expect.any(String),
    ...expected,
  });
});

const wish = { isOnlineMeeting: true, onlineMeetingProvider: "teamsForBusiness" };
const time = at("2026-03-02T10:00:00");
const meeting = { method: "POST", body: { subject: "Call", start: time, end: time, ...wish } };

test.each([personal, { onlineMeetings: "ignored" as const }])(
  "%o: an event is made without its online meeting",
  async (draft) => {
    const { graph } = await startWith(draft);
    const without = { isOnlineMeeting: false, onlineMeetingProvider: "unknown", onlineMeeting: null };
    const made = await graph("/me/events", meeting);
    expect([made.status, made.json()]).toMatchObject([201, without]);
    const changed = await graph(`/me/events/${made.event().id}`, { method: "PATCH", body: wish });
    expect([changed.status, changed.json()]).toMatchObject([200, without]);
  },
);

test("the wish for an online meeting may be refused, and the event without it isn't", async () => {
  const { graph } = await startWith({ onlineMeetings: "refused" });
  expect((await graph("/me/events", meeting)).status).toBe(400);
  const { isOnlineMeeting: _, ...body } = meeting.body;
  expect((await graph("/me/events", { method: "POST", body })).status).toBe(201);
});

test("personal calendars offer no online meetings", async () => {
  const { graph } = await startWith(personal);
  expect((await graph("/me/calendar")).json()).toMatchObject({
    allowedOnlineMeetingProviders: [],
    defaultOnlineMeetingProvider: "unknown",
  });
});

test("notifications of a personal mailbox name a tenant of their own, and none tells of the subscription", async () => {
  const { graph, simulator, mailbox } = await startWith(personal);
  const { url, received, posts } = await startReceiver();
  const body = {
    resource: "me/events",
    changeType: "created",
    notificationUrl: url,
    lifecycleNotificationUrl: url,
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const { id } = (await graph("/subscriptions", { method: "POST", body })).event();
  simulator.createEvent(mailbox.address, { title: "", start: "2026-03-02", end: "2026-03-02" });
  expect((await received(1))[0]).toMatchObject({ tenantId: "84df9e7f-e9f6-40af-b435-aaaaaaaaaaaa" });
  expect(simulator.sendLifecycle(id, "missed")).toMatchObject({ ok: false });
  simulator.removeSubscription(id, { silently: false });
  await simulator.deliverySettled();
  expect(posts).toHaveLength(1);
});

test("a guest is known by #EXT#, and has no mailbox in the tenant", async () => {
  const { graph, simulator } = await startWith({ kind: "guest", tenant: "contoso.example" });
  const [ann, guest] = simulator.listMailboxes();
  expect(guest?.tenantId).toBe(ann?.tenantId);
  expect((await graph("/me")).json()).toMatchObject({
    userPrincipalName: "pat_outlook.com#EXT#@contoso.example",
  });
  const refused = await graph("/me/calendars");
  expect([refused.status, refused.error().code]).toEqual([404, "MailboxNotEnabledForRESTAPI"]);
});
