import { expect, test } from "vitest";
import { z } from "zod";
import { startReceiver } from "../../testing/notification-receiver.ts";
import type { TestSimulator } from "../../testing/test-simulator.ts";
import { ADDRESS, at, startTestSimulator } from "../../testing/test-simulator.ts";

const listSchema = z.object({
  value: z.array(z.looseObject({ id: z.string(), name: z.string(), canEdit: z.boolean() })),
});
const time = at("2026-03-02T10:00:00");
const body = { subject: "Written", start: time, end: time };
const path = (id: string) => `/me/calendars/${encodeURIComponent(id)}`;

async function list({ graph }: TestSimulator, name: string) {
  const { value } = listSchema.parse((await graph("/me/calendars")).json());
  return value.filter((calendar) => calendar.name === name);
}

function add({ simulator }: TestSimulator, draft: Parameters<typeof simulator.addCalendar>[1]) {
  const added = simulator.addCalendar(ADDRESS, draft);
  if (!added.ok) throw new Error(added.error.message);
  return added.value;
}

test("a read-only calendar says so, offers no meetings, and refuses writes", async () => {
  const world = await startTestSimulator();
  const { graph, simulator } = world;
  const { id } = add(world, { name: "Birthdays", writes: "refused" });
  expect(await list(world, "Birthdays")).toMatchObject([
    { canEdit: false, allowedOnlineMeetingProviders: [] },
  ]);
  const made = simulator.createEvent(ADDRESS, {
    title: "Bo",
    start: "2026-03-02",
    end: "2026-03-03",
    calendarId: id,
  });
  const event = `/me/events/${made.ok ? made.value.id : ""}`;
  const answers = [
    await graph(`${path(id)}/events`, { method: "POST", body }),
    await graph(event, { method: "PATCH", body: { subject: "" } }),
    await graph(event, { method: "DELETE" }),
  ];
  expect(answers.map((answer) => [answer.status, answer.error().code])).toEqual(
    answers.map(() => [403, "ErrorAccessDenied"]),
  );
  expect((await graph(event)).status).toBe(200);
});

test("writes into Microsoft Family's calendar fail for ever, while it can be read and other calendars written", async () => {
  const world = await startTestSimulator();
  const { graph } = world;
  const { id } = add(world, { name: "Family", writes: "failing" });
  expect(await list(world, "Family")).toMatchObject([{ canEdit: true }]);
  for (const _ of [1, 2, 3]) {
    const failed = await graph(`${path(id)}/events`, { method: "POST", body });
    expect([failed.status, failed.error().code]).toEqual([503, "ErrorInternalServerTransientError"]);
  }
  expect((await graph(`${path(id)}/events`)).status).toBe(200);
  expect((await graph("/me/events", { method: "POST", body })).status).toBe(201);
});

test("a shared calendar names its owner", async () => {
  const world = await startTestSimulator();
  const owner = { name: "Bob", address: "bob@contoso.example" };
  add(world, { name: "Bob", owner });
  expect(await list(world, "Bob")).toMatchObject([{ owner, canShare: false, canEdit: true }]);
});

test("a shared calendar's id changes: both show for a while, then the old one is gone and silent", async () => {
  const world = await startTestSimulator();
  const { graph, simulator } = world;
  const { url, received } = await startReceiver();
  const old = add(world, { name: "Bob", owner: { name: "Bob", address: "bob@contoso.example" } });
  const expirationDateTime = new Date(Date.now() + 3_600_000).toISOString();
  const subscription = {
    resource: `me/calendars/${old.id}/events`,
    changeType: "created",
    notificationUrl: url,
    expirationDateTime,
  };
  expect((await graph("/subscriptions", { method: "POST", body: subscription })).status).toBe(201);
  await graph(`${path(old.id)}/events`, { method: "POST", body });
  await received(1);

  const moved = simulator.moveCalendar(ADDRESS, old.id, { keepsOldId: true });
  const id = moved.ok ? moved.value.id : "";
  expect((await list(world, "Bob")).map((calendar) => calendar.id)).toEqual([id, old.id]);
  await graph(`${path(id)}/events`, { method: "POST", body });
  await received(2);
  for (const each of [id, old.id]) expect((await graph(`${path(each)}/events`)).list().value).toHaveLength(2);

  simulator.retireCalendarIds(ADDRESS, id);
  expect((await list(world, "Bob")).map((calendar) => calendar.id)).toEqual([id]);
  const gone = await graph(`${path(old.id)}/events`);
  expect([gone.status, gone.error().code]).toEqual([404, "ErrorItemNotFound"]);
  await graph(`${path(id)}/events`, { method: "POST", body });
  await simulator.deliverySettled();
  expect(await received(2)).toHaveLength(2);
  expect(simulator.listSubscriptions()).toHaveLength(1);
});

test("calendars are added, changed and removed over HTTP", async () => {
  const world = await startTestSimulator();
  const call = async (method: string, at: string, body?: object) => {
    const url = `${world.simulator.url}/control/mailboxes/${ADDRESS}/calendars${at}`;
    const answer = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
    return { status: answer.status, json: JSON.parse((await answer.text()) || "null") };
  };
  const made = await call("POST", "", { name: "Team", id: "team" });
  expect([made.status, made.json]).toMatchObject([201, { id: "team", writes: "done" }]);
  expect((await call("PATCH", "/team", { writes: "refused" })).json).toMatchObject({
    name: "Team",
    writes: "refused",
  });
  const moved = (await call("POST", "/team/move", { keepsOldId: true })).json;
  expect(moved).toMatchObject({ formerIds: ["team"] });
  expect((await call("POST", "/team/retire-ids")).json).toMatchObject({ id: moved.id, formerIds: [] });
  expect((await call("DELETE", "/team")).status).toBe(404);
  expect((await call("DELETE", `/${encodeURIComponent(moved.id)}`)).status).toBe(204);
  const own = encodeURIComponent(world.mailbox.calendars[0]?.id ?? "");
  expect((await call("DELETE", `/${own}`)).status).toBe(400);
});
