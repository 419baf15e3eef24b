import { expect, test } from "vitest";
import { signIn } from "../../testing/test-login.ts";
import { at, startTestSimulator } from "../../testing/test-simulator.ts";

const VIEW = "/me/calendarView?startDateTime=2026-03-02&endDateTime=2026-03-03";

async function startWith(scope: string) {
  const world = await startTestSimulator();
  const { access_token } = await signIn(world.simulator, { scope });
  const outcome = async (method: string, path: string, body?: object) => {
    const answer = await world.graph(path, { method, token: access_token, ...(body && { body }) });
    return answer.status < 400 ? answer.status : [answer.status, answer.error().code];
  };
  return { outcome };
}
const time = at("2026-03-02T10:00:00");
const event = { subject: "", start: time, end: time };
const denied = [403, "ErrorAccessDenied"];

test("each call needs its permission", async () => {
  const basic = await startWith("Calendars.ReadBasic");
  expect(await basic.outcome("GET", VIEW)).toBe(200);
  expect(await basic.outcome("GET", "/me/calendars")).toBe(200);
  expect(await basic.outcome("POST", "/me/events", event)).toEqual(denied);
  expect(await basic.outcome("GET", "/me/mailboxSettings")).toEqual(denied);
  expect(await basic.outcome("GET", "/me")).toEqual([403, "Authorization_RequestDenied"]);
});

test("writing calendars allows reading them; reading settings doesn't allow to change them", async () => {
  const { outcome } = await startWith("Calendars.ReadWrite MailboxSettings.Read");
  expect(await outcome("GET", VIEW)).toBe(200);
  expect(await outcome("POST", "/me/events", event)).toBe(201);
  expect(await outcome("GET", "/me/mailboxSettings")).toBe(200);
  const zone = { timeZone: "Tokyo Standard Time" };
  expect(await outcome("PATCH", "/me/mailboxSettings", zone)).toEqual(denied);
});

test("subscribing needs more than basic reading", async () => {
  const body = {
    resource: "me/events",
    changeType: "created",
    notificationUrl: "http://127.0.0.1:1/",
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const basic = await startWith("Calendars.ReadBasic");
  expect(await basic.outcome("POST", "/subscriptions", body)).toEqual([403, "ExtensionError"]);
  const reading = await startWith("Calendars.Read");
  expect(await reading.outcome("POST", "/subscriptions", body)).toEqual([400, "ValidationError"]);
});

test("an item of a batch is refused by itself", async () => {
  const world = await startTestSimulator();
  const { access_token } = await signIn(world.simulator, { scope: "User.Read" });
  const requests = ["/me", "/me/calendars"].map((url, id) => ({ id: String(id), method: "GET", url }));
  const answer = await world.graph("/$batch", { method: "POST", token: access_token, body: { requests } });
  expect(answer.json()).toMatchObject({
    responses: expect.arrayContaining([
      expect.objectContaining({ id: "0", status: 200 }),
      expect.objectContaining({ id: "1", status: 403 }),
    ]),
  });
});
