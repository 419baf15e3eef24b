import { type ApiKeyScope, createApiKey } from "@calcache/api-keys";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inRepo, run, until } from "./support/run.ts";
import { type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";

let app: WebApp;
let ann: Host;
let ben: Host;

const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
const at = (time: string) => `${day}T${time}:00.000Z`;
const event = { title: "Intro", start: at("10:00"), end: at("10:30"), timeZone: "Europe/Berlin" };

beforeAll(async () => {
  app = await startWebApp();
  const make = (name: string) =>
    app.simulator.createMailbox({
      address: `${name}@contoso.example`,
      displayName: name,
      timeZone: "Europe/London",
      // As Outlook's own ids, which hold what a path may not
      calendars: [{ name: "Calendar", isDefault: true, id: `AAMk/${name}+1==` }],
    });
  [ann, ben] = [make("ann"), make("ben")];
  await app.importTeam(teamOf([ann, ben]));
});
afterAll(() => app.close());

async function newKey(scope: ApiKeyScope = "free_busy_write", host = ann, expiresAt: Date | null = null) {
  const wish = { email: host.address, scopes: [scope], application: null, expiresAt };
  const created = await createApiKey(app.db, wish, Date.now());
  if (!created) throw new Error("there is no such user");
  return created.key;
}

const pathOf = (eventId: string, calendarId = ann.calendars[0]?.id ?? "") =>
  `/api/v2/calendars/${encodeURIComponent(calendarId)}/events/${encodeURIComponent(eventId)}`;

async function ask(method: string, path: string, key: string | null, body?: unknown) {
  const answer = await fetch(app.url + path, {
    method,
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: text === "" ? null : JSON.parse(text),
  };
}

function inOutlook(host = ann) {
  const listed = app.simulator.listEvents(host.address, { start: at("00:00"), end: at("23:59") });
  return listed.ok ? listed.value : [];
}
const titled = (title: string) => inOutlook().filter((one) => one.title === title);

test("what is put is accepted at once and appears in Outlook; what is deleted goes", async () => {
  const key = await newKey();
  const put = await ask("PUT", pathOf("order/17"), key, event);
  expect(put).toMatchObject({
    status: 202,
    body: { status: "success", data: { eventId: "order/17", version: 1, changed: true } },
  });
  expect(Object.keys(put.body.data)).toEqual(["eventId", "version", "changed"]);
  await until(async () => titled("Intro").length === 1);
  expect((await ask("PUT", pathOf("order/17"), key, event)).body.data).toMatchObject({
    version: 1,
    changed: false,
  });
  const moved = { ...event, start: at("12:00"), end: at("12:30") };
  expect((await ask("PUT", pathOf("order/17"), key, moved)).body.data).toMatchObject({ version: 2 });
  await until(async () => titled("Intro")[0]?.start === at("12:00"));
  expect((await ask("DELETE", pathOf("order/17"), key)).body.data).toMatchObject({
    version: 3,
    changed: true,
  });
  await until(async () => titled("Intro").length === 0);
  expect(await ask("DELETE", pathOf("order/17"), key)).toMatchObject({
    status: 202,
    body: { data: { changed: false } },
  });
});

test("while Outlook is away everything is accepted, and appears once it is back", async () => {
  const key = await newKey("read_write");
  const fault = app.simulator.addFault({
    match: { path: "/v1.0" },
    effect: { status: 503, retryAfterSeconds: 1 },
  });
  expect((await ask("PUT", pathOf("later"), key, { ...event, title: "Later" })).status).toBe(202);
  expect((await ask("GET", pathOf("later"), key)).body.data).toMatchObject({ state: "waiting", version: 1 });
  await until(async () => (await ask("GET", pathOf("later"), key)).body.data.reason !== null);
  app.simulator.removeFault(fault.id);
  await until(async () => titled("Later").length === 1, 60);
  expect(titled("Later")).toHaveLength(1);
});

test("a key of the scope read_write reads back what it wrote, and nothing else", async () => {
  const [key, other] = [await newKey("read_write"), await newKey("read_write")];
  await ask("PUT", pathOf("mine"), key, { ...event, title: "Mine", onlineMeeting: true });
  const read = await until(async () => {
    const answer = await ask("GET", pathOf("mine"), key);
    return answer.body.data.state === "done" && answer.body.data;
  });
  expect(read).toMatchObject({
    eventId: "mine",
    version: 1,
    reason: null,
    outsideChange: null,
    joinUrl: expect.stringContaining("https://teams.microsoft.com/"),
    event: { title: "Mine", start: at("10:00"), end: at("10:30"), timeZone: "Europe/Berlin" },
  });
  const [theirs] = titled("Mine");
  for (const id of ["nothing", theirs?.id ?? ""])
    expect(await ask("GET", pathOf(id), other)).toMatchObject({ status: 404 });
  const foreign = await ask("GET", pathOf("mine"), other);
  expect(foreign).toMatchObject({ status: 404 });
  expect(foreign.text).toBe((await ask("GET", pathOf("no such"), other)).text);
});

test("a key of the scope free_busy_write reads nothing, not even what it wrote", async () => {
  const key = await newKey();
  await ask("PUT", pathOf("unread"), key, event);
  for (const id of ["unread", "no such"])
    expect(await ask("GET", pathOf(id), key)).toMatchObject({
      status: 403,
      body: { error: { code: "FORBIDDEN" } },
    });
});

test("nobody touches what another wrote, or what people made in Outlook", async () => {
  const [key, other] = [await newKey(), await newKey("read_write")];
  await ask("PUT", pathOf("guarded"), key, { ...event, title: "Guarded" });
  await until(async () => titled("Guarded").length === 1);
  const created = app.simulator.createEvent(ann.address, {
    title: "Dentist",
    start: at("15:00"),
    end: at("16:00"),
  });
  const own = created.ok ? created.value.id : "";
  const before = inOutlook();
  for (const id of ["guarded", own]) {
    const deleted = await ask("DELETE", pathOf(id), other);
    expect(deleted.status).toBe(404);
    expect(deleted.text).toBe((await ask("DELETE", pathOf("no such"), other)).text);
  }
  expect(await ask("PUT", pathOf("guarded"), other, { ...event, title: "Taken over" })).toMatchObject({
    status: 404,
  });
  const stored = await app.db.calendarEvent.findMany({ where: { eventId: { in: ["guarded", own] } } });
  expect(stored).toMatchObject([{ version: 1 }]);
  expect(inOutlook()).toEqual(before);
});

test("a key opens its user's calendars only", async () => {
  const key = await newKey();
  const bens = ben.calendars[0]?.id ?? "";
  const refused = await ask("PUT", pathOf("1", bens), key, event);
  expect(refused).toMatchObject({ status: 404, body: { error: { code: "NOT_FOUND" } } });
  expect(refused.text).toBe((await ask("PUT", pathOf("1", "no such calendar"), key, event)).text);
  expect(inOutlook(ben)).toEqual([]);
});

test("there is no way to delete more than one event at a time", async () => {
  const key = await newKey("read_write");
  const calendar = pathOf("x").replace(/\/events\/x$/, "");
  for (const path of [calendar, `${calendar}/events`, `${calendar}/events/`, "/api/v2/calendars"])
    expect([404, 308]).toContain(
      (
        await fetch(app.url + path, {
          method: "DELETE",
          redirect: "manual",
          headers: { authorization: `Bearer ${key}` },
        })
      ).status,
    );
});

test("without a valid key nothing is told", async () => {
  const expired = await newKey("read_write", ann, new Date(Date.now() - 1000));
  for (const key of [null, "cal_wrong", expired]) {
    for (const method of ["PUT", "DELETE", "GET"]) {
      const answer = await ask(method, pathOf("order/17"), key, method === "PUT" ? "{" : undefined);
      expect(answer).toMatchObject({ status: 401, body: { error: { code: "UNAUTHORIZED" } } });
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
  }
});

test.each([
  ["no JSON", "{", ""],
  ["nothing", "", ""],
  ["an attendee without address", { ...event, attendees: [{ name: "Bo" }] }, "attendees[0].email"],
  ["an end before its start", { ...event, end: at("09:00") }, "end"],
])("a body with %s is answered with what is wrong and where", async (_, body, path) => {
  const answer = await ask("PUT", pathOf("bad"), await newKey(), body);
  expect(answer).toMatchObject({ status: 400, body: { error: { code: "BAD_REQUEST" } } });
  expect(answer.body.error.details.map((one: { path: string }) => one.path)).toContain(path);
});

test("a body that is too large is refused, and other methods are named", async () => {
  const key = await newKey();
  const large = JSON.stringify({ ...event, description: "x".repeat(200_000) });
  expect((await ask("PUT", pathOf("large"), key, large)).status).toBe(413);
  const post = await ask("POST", pathOf("x"), key, event);
  expect([post.status, post.headers.get("allow")]).toEqual([405, "DELETE, GET, HEAD, PUT"]);
});

test("npm run api-key makes a key that works, lists it without showing it, and revokes it", async () => {
  const command = (...args: string[]) =>
    run("npm", ["run", "--silent", "api-key", "--", ...args], app.env, inRepo());
  const created = command("create", "--user", ann.address, "--scope", "read_write", "--note", "CRM");
  expect(await created.ended).toBe(0);
  const key = /cc_[\w-]{43}/.exec(created.output())?.[0] ?? "";
  expect((await ask("PUT", pathOf("by command"), key, event)).status).toBe(202);
  const listed = command("list");
  await listed.ended;
  const line =
    listed
      .output()
      .split("\n")
      .find((one) => one.includes("CRM")) ?? "";
  expect(line).toContain("read_write");
  expect(listed.output()).not.toContain(key);
  expect(await command("revoke", line.split(" ")[0] ?? "").ended).toBe(0);
  expect((await ask("PUT", pathOf("by command"), key, event)).status).toBe(401);
  const unknown = command("create", "--user", "nobody@contoso.example");
  expect(await unknown.ended).toBe(1);
  expect(unknown.output()).toContain("There is no user nobody@contoso.example");
});

test("neither keys nor what events are about is in the log", () => {
  expect(app.output()).not.toMatch(/cc_[\w-]{43}/);
  expect(app.output()).not.toMatch(/Guarded|Intro|Later/);
});
