import { expect, test } from "vitest";
import type { AppAccessInput } from "../../control/tenants.ts";
import { startReceiver } from "../../testing/notification-receiver.ts";
import { signIn, token } from "../../testing/test-login.ts";
import { ADDRESS, at, graphClient, startTestSimulator } from "../../testing/test-simulator.ts";

const TENANT = "contoso.example";
const BOB = "bob@contoso.example";
const VIEW = "calendarView?startDateTime=2026-03-02&endDateTime=2026-03-03";
const EVERYTHING = ["User.Read.All", "MailboxSettings.ReadWrite", "Calendars.ReadWrite"];

async function startAsApp(access: AppAccessInput) {
  const world = await startTestSimulator();
  const { simulator } = world;
  for (const address of [BOB, "eve@fabrikam.example"])
    simulator.createMailbox({ address, displayName: "Someone", timeZone: "UTC" });
  simulator.setAppAccess(TENANT, "app", access);
  const grant = { grant_type: "client_credentials", scope: "https://graph.microsoft.com/.default" };
  const { access_token } = (await token(simulator, grant, { tenant: TENANT })).tokens();
  const graph = graphClient(simulator, access_token);
  const outcome = async (path: string, body?: object) => {
    const answer = await graph(path, body && { method: "POST", body });
    return answer.status < 400 ? answer.status : [answer.status, answer.error().code];
  };
  return { ...world, graph, outcome };
}

test("an app opens every mailbox of its tenant, by id, address or user principal name", async () => {
  const { outcome, mailbox, simulator } = await startAsApp({ application: EVERYTHING });
  simulator.updateMailbox(BOB, { userPrincipalName: "robert@contoso.example" });
  const time = at("2026-03-02T10:00:00");
  for (const name of [mailbox.id, ADDRESS, BOB, "robert@contoso.example"]) {
    const user = `/users/${name}`;
    const [calendar] = simulator.listMailboxes().find(({ address }) => address === BOB)?.calendars ?? [];
    const calendars =
      name === BOB ? [`${user}/calendars/${encodeURIComponent(calendar?.id ?? "")}/${VIEW}`] : [];
    for (const path of [
      user,
      `${user}/mailboxSettings`,
      `${user}/calendars`,
      `${user}/${VIEW}`,
      ...calendars,
    ])
      expect(await outcome(path)).toBe(200);
    expect(await outcome(`${user}/events`, { subject: "", start: time, end: time })).toBe(201);
  }
});

test("there is no `me`, and other tenants' mailboxes aren't there", async () => {
  const { outcome } = await startAsApp({ application: EVERYTHING });
  expect(await outcome("/me/calendars")).toEqual([400, "BadRequest"]);
  expect(await outcome("/users/eve@fabrikam.example/calendars")).toEqual([404, "ErrorInvalidUser"]);
});

test("each call needs its permission", async () => {
  const { outcome } = await startAsApp({ application: ["Calendars.Read"] });
  expect(await outcome(`/users/${BOB}/${VIEW}`)).toBe(200);
  expect(await outcome(`/users/${BOB}`)).toEqual([403, "Authorization_RequestDenied"]);
  expect(await outcome(`/users/${BOB}/mailboxSettings`)).toEqual([403, "ErrorAccessDenied"]);
  expect(await outcome(`/users/${BOB}/events`, {})).toEqual([403, "ErrorAccessDenied"]);
});

test("a role opens the mailboxes in its scope alone, in addition to what Entra grants everywhere", async () => {
  const roles = ["Application Calendars.Read", "Application MailboxSettings.Read"];
  const { outcome, simulator } = await startAsApp({ assignments: [{ roles, mailboxes: [ADDRESS] }] });
  expect(await outcome(`/users/${ADDRESS}/${VIEW}`)).toBe(200);
  expect(await outcome(`/users/${ADDRESS}/mailboxSettings`)).toBe(200);
  expect(await outcome(`/users/${BOB}/${VIEW}`)).toEqual([403, "ErrorAccessDenied"]);
  simulator.setAppAccess(TENANT, "app", {
    application: ["Calendars.ReadBasic"],
    assignments: [{ roles, mailboxes: [ADDRESS] }],
  });
  expect(await outcome(`/users/${BOB}/${VIEW}`)).toBe(200);
  expect(await outcome(`/users/${BOB}/mailboxSettings`)).toEqual([403, "ErrorAccessDenied"]);
});

test("an app subscribes to a user's calendar, and sees its own subscriptions of the tenant", async () => {
  const { graph, outcome, mailbox, simulator } = await startAsApp({ application: ["Calendars.Read"] });
  const { url, received } = await startReceiver();
  const [calendar] = mailbox.calendars;
  const body = {
    resource: `users/${mailbox.id}/calendars/${calendar?.id}/events`,
    changeType: "created",
    notificationUrl: url,
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const made = await graph("/subscriptions", { method: "POST", body });
  expect([made.status, made.json()]).toMatchObject([201, { creatorId: "app", resource: body.resource }]);
  simulator.createEvent(ADDRESS, { title: "", start: "2026-03-02", end: "2026-03-02" });
  expect(await received(1)).toMatchObject([
    { resource: expect.stringContaining(`Users/${mailbox.id}/Events/`) },
  ]);
  expect((await graph("/subscriptions")).list().value).toHaveLength(1);
  const asAnn = graphClient(simulator, mailbox.tokens.access_token);
  expect((await asAnn("/subscriptions")).list().value).toHaveLength(0);
  const path = `/subscriptions/${made.event().id}`;
  expect((await asAnn(path)).status).toBe(404);
  const expirationDateTime = new Date(Date.now() + 7_200_000).toISOString();
  expect((await graph(path, { method: "PATCH", body: { expirationDateTime } })).status).toBe(200);
  expect((await graph(path, { method: "DELETE" })).status).toBe(204);

  const me = { ...body, resource: "me/events" };
  expect(await outcome("/subscriptions", me)).toEqual([400, "BadRequest"]);
  simulator.setAppAccess(TENANT, "app", { application: ["Calendars.ReadBasic"] });
  expect(await outcome("/subscriptions", body)).toEqual([403, "ExtensionError"]);
});

test("the same app sees neither another user's subscriptions nor those of another tenant", async () => {
  const { graph, simulator, mailbox } = await startAsApp({ application: EVERYTHING });
  const { url } = await startReceiver();
  const body = {
    resource: `users/${mailbox.id}/events`,
    changeType: "created",
    notificationUrl: url,
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const { id } = (await graph("/subscriptions", { method: "POST", body })).event();
  const scope = "Calendars.Read";
  const bob = await signIn(simulator, { login_hint: BOB, scope });
  simulator.setAppAccess("fabrikam.example", "app", { application: EVERYTHING });
  const grant = { grant_type: "client_credentials", scope: "https://graph.microsoft.com/.default" };
  const fabrikam = (await token(simulator, grant, { tenant: "fabrikam.example" })).tokens();
  for (const { access_token } of [bob, fabrikam]) {
    const ask = graphClient(simulator, access_token);
    expect((await ask("/subscriptions")).list().value).toEqual([]);
    expect((await ask(`/subscriptions/${id}`)).status).toBe(404);
  }
});

test("a batch reaches several mailboxes, each refused by itself; requests are counted per mailbox", async () => {
  const assignments = [{ roles: ["Application Calendars.Read"], mailboxes: [ADDRESS] }];
  const { graph, simulator } = await startAsApp({ assignments });
  const requests = [ADDRESS, BOB].map((user) => ({ id: user, method: "GET", url: `/users/${user}/${VIEW}` }));
  expect((await graph("/$batch", { method: "POST", body: { requests } })).json()).toMatchObject({
    responses: expect.arrayContaining([
      expect.objectContaining({ id: ADDRESS, status: 200 }),
      expect.objectContaining({ id: BOB, status: 403 }),
    ]),
  });
  const log = simulator.requests();
  expect(Object.keys(log.peakInFlight).sort()).toEqual([ADDRESS, BOB]);
  expect(log.requests.filter(({ mailbox }) => mailbox === BOB)).toMatchObject([
    { operation: "listCalendarView" },
  ]);
});
