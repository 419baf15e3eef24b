import { createTestWorld, cronKey, type TestWorld, teamOf, webhookToken } from "@calcache/runtime/testing";
import { patience } from "@calcache/testing";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { createOffice365CalendarService } from "./office365-calendar-service.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await createTestWorld();
  await world.runtime.start();
});
afterAll(() => world.close());

let counter = 0;
let ann: ReturnType<TestWorld["simulator"]["createMailbox"]>;
let calendar: { credentialId: number; externalId: string };

/** A host of their own for each test, imported as the only one of the team, with an Outlook calendar. */
beforeEach(async () => {
  counter += 1;
  ann = world.simulator.createMailbox({
    address: `ann${counter}@contoso.example`,
    displayName: "Ann",
    timeZone: "Europe/Berlin",
  });
  await world.importTeam(teamOf([ann]));
  const selected = await world.db.selectedCalendar.findFirstOrThrow({
    where: { user: { email: ann.address } },
  });
  calendar = { credentialId: selected.credentialId ?? 0, externalId: selected.externalId };
});

const nextMonday = (() => {
  const date = new Date(Date.now() + 14 * 86_400_000);
  date.setUTCDate(date.getUTCDate() + ((8 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
})();
const at = (time: string) => `${nextMonday}T${time}:00.000Z`;
const wholeDay = [at("00:00"), at("23:59")] as const;

const addEvent = (input: Partial<Parameters<TestWorld["simulator"]["createEvent"]>[1]> = {}) => {
  const event = { title: "Secret subject", start: at("10:00"), end: at("11:00"), ...input };
  const created = world.simulator.createEvent(ann.address, event);
  if (!created.ok) throw new Error(created.error.message);
  return created.value;
};

const cron = async () => {
  const answer = await fetch(`${world.server.url}/api/calendar-cache/cron?apiKey=${cronKey}`, {
    method: "POST",
  });
  expect(answer.status).toBe(200);
  return z.looseObject({ watched: z.number() }).parse(await answer.json());
};

const mine = () =>
  world.simulator
    .listSubscriptions()
    .filter(({ resource }) => resource.includes(encodeURIComponent(calendar.externalId)));

test("watches a selected calendar, whose changes then reach the cache by Graph's notifications alone", async () => {
  addEvent();
  expect(await cron()).toMatchObject({ watched: 1, failed: 0, errors: [] });
  expect(await world.read(calendar, ...wholeDay)).toMatchObject({
    source: "cached",
    busy: [[at("10:00"), at("11:00")]],
  });

  const added = addEvent({ start: at("14:00"), end: at("14:45") });
  await vi.waitFor(async () => {
    const { source, busy } = await world.read(calendar, ...wholeDay);
    expect({ source, busy }).toEqual({
      source: "cached",
      busy: [
        [at("10:00"), at("11:00")],
        [at("14:00"), at("14:45")],
      ],
    });
  }, patience(5_000));

  world.simulator.updateEvent(ann.address, added.id, { start: at("16:00"), end: at("17:00") });
  await vi.waitFor(async () => {
    expect((await world.read(calendar, ...wholeDay)).busy).toEqual([
      [at("10:00"), at("11:00")],
      [at("16:00"), at("17:00")],
    ]);
  }, patience(5_000));

  world.simulator.deleteEvent(ann.address, added.id);
  await vi.waitFor(async () => {
    expect((await world.read(calendar, ...wholeDay)).busy).toEqual([[at("10:00"), at("11:00")]]);
  }, patience(5_000));
});

test("subscribes to the calendar's own events with our secret, a lifecycle URL and the longest life", async () => {
  await cron();
  const [subscription, ...more] = mine();
  expect(more).toEqual([]);
  expect(subscription).toMatchObject({
    resource: `me/calendars/${encodeURIComponent(calendar.externalId)}/events`,
    notificationUrl: `${world.server.url}/api/integrations/office365calendar/webhook`,
    lifecycleNotificationUrl: `${world.server.url}/api/integrations/office365calendar/webhook`,
  });
  const life = Date.parse(subscription?.expirationDateTime ?? "") - Date.now();
  expect(life).toBeGreaterThan(6.9 * 86_400_000);
});

test("shares one subscription among event types and ends it with the last of them", async () => {
  const service = createOffice365CalendarService({ id: calendar.credentialId }, world.runtime);
  const calendarId = calendar.externalId;
  await service.watchCalendar({ calendarId, eventTypeIds: [null] });
  await service.watchCalendar({ calendarId, eventTypeIds: [1, 2] });
  expect(mine()).toHaveLength(1);
  await service.unwatchCalendar({ calendarId, eventTypeIds: [null, 1] });
  expect(mine()).toHaveLength(1);
  await service.unwatchCalendar({ calendarId, eventTypeIds: [2] });
  expect(mine()).toHaveLength(0);
});

test("unwatches what lost its team feature or its selection, at the next cron", async () => {
  await cron();
  expect(mine()).toHaveLength(1);
  await world.importTeam(teamOf([ann], { features: [] }));
  expect(await cron()).toMatchObject({ unwatched: 1, watched: 0 });
  expect(mine()).toHaveLength(0);

  await world.importTeam(teamOf([ann]));
  expect(await cron()).toMatchObject({ watched: 1 });
  await world.importTeam(teamOf([ann], { calendars: [] }));
  expect(await cron()).toMatchObject({ unwatched: 1 });
  expect(mine()).toHaveLength(0);
});

test("two crons at once share the work", async () => {
  const reports = await Promise.all([cron(), cron(), cron()]);
  expect(reports.reduce((sum, { watched }) => sum + watched, 0)).toBe(1);
  expect(mine()).toHaveLength(1);
});

test("a burst of notifications costs at most two reads of the calendar", async () => {
  await cron();
  world.simulator.resetRequests();
  const id = mine()[0]?.id;
  const item = { subscriptionId: id, clientState: webhookToken, changeType: "updated" };
  const answers = await Promise.all(
    Array.from({ length: 40 }, () =>
      fetch(`${world.server.url}/api/integrations/office365calendar/webhook`, {
        method: "POST",
        body: JSON.stringify({ value: [item, item] }),
      }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(202));
  const marked = () =>
    world.db.cachedCalendar.findFirstOrThrow({ where: { externalId: calendar.externalId } });
  await vi.waitFor(async () => expect((await marked()).dirtyReason).not.toBe("notified"), patience(5_000));
  const reads = world.simulator
    .requests()
    .requests.filter(({ operation }) => operation.includes("alendarView"));
  expect(reads.length).toBeGreaterThanOrEqual(1);
  expect(reads.length).toBeLessThanOrEqual(2);
});

test("closes what blocks and leaves open what doesn't, whole local days for all-day events", async () => {
  const day = (offset: number) =>
    new Date(Date.parse(at("00:00")) + offset * 86_400_000).toISOString().slice(0, 10);
  addEvent({ start: at("08:00"), end: at("09:00"), showAs: "free" });
  addEvent({ start: at("09:00"), end: at("10:00"), showAs: "workingElsewhere" });
  addEvent({ start: at("10:00"), end: at("11:00"), showAs: "tentative" });
  addEvent({ start: at("12:00"), end: at("13:00"), showAs: "oof" });
  addEvent({ start: at("14:00"), end: at("15:00"), showAs: "unknown" });
  addEvent({ start: at("15:00"), end: at("16:00"), showAs: "busy", sensitivity: "private" });
  addEvent({ start: day(1), end: day(2), allDay: true, showAs: "oof" });
  await cron();
  const { busy } = await world.read(calendar, at("00:00"), `${day(3)}T00:00:00.000Z`);
  const berlinMidnight = (date: string) => {
    const offset = new Intl.DateTimeFormat("en", {
      timeZone: "Europe/Berlin",
      hour: "2-digit",
      hour12: false,
    }).format(new Date(`${date}T00:00:00Z`));
    return new Date(Date.parse(`${date}T00:00:00Z`) - Number(offset) * 3_600_000).toISOString();
  };
  expect(busy).toEqual([
    [at("10:00"), at("11:00")],
    [at("12:00"), at("13:00")],
    [at("14:00"), at("16:00")],
    [berlinMidnight(day(1)), berlinMidnight(day(2))],
  ]);
});

test("reads live what was never read, and stores it", async () => {
  addEvent();
  const first = await world.read(calendar, ...wholeDay);
  expect(first).toMatchObject({ source: "live", busy: [[at("10:00"), at("11:00")]] });
  expect(
    await world.db.busyMonth.count({ where: { calendar: { externalId: calendar.externalId } } }),
  ).toBeGreaterThanOrEqual(4);
});

test("serves what was last known while Outlook is down, and says so; what was never read is unavailable", async () => {
  addEvent();
  await cron();
  const { asOf } = await world.read(calendar, ...wholeDay);
  world.simulator.addFault({ match: { mailbox: ann.address }, effect: { status: 503 } });
  const added = addEvent({ start: at("18:00"), end: at("19:00") });
  await vi.waitFor(async () => {
    expect(await world.read(calendar, ...wholeDay)).toEqual({
      source: "stale",
      busy: [[at("10:00"), at("11:00")]],
      asOf,
    });
  }, patience(5_000));
  expect((await world.read({ ...calendar, externalId: "never-read" }, ...wholeDay)).source).toBe(
    "unavailable",
  );
  world.simulator.clearFaults();
  world.simulator.deleteEvent(ann.address, added.id);
});

test("marks an account that must be connected again, stops calling with it, and counts its calendar as unknown", async () => {
  await cron();
  world.simulator.changeTokens(ann.address, { action: "expire" });
  world.simulator.changeTokens(ann.address, { action: "revoke" });
  addEvent({ start: at("18:00"), end: at("19:00") });
  await vi.waitFor(async () => {
    expect(
      (await world.db.credential.findUniqueOrThrow({ where: { id: calendar.credentialId } })).invalid,
    ).toBe(true);
  }, patience(5_000));
  world.simulator.resetRequests();
  expect((await world.read(calendar, ...wholeDay)).source).toBe("unavailable");
  expect(world.simulator.requests().requests.filter(({ mailbox }) => mailbox === ann.address)).toEqual([]);
});

test("makes a removed subscription anew as soon as Graph says so, and reads what was missed", async () => {
  await cron();
  const before = mine()[0]?.id ?? "";
  world.simulator.removeSubscription(before, { silently: false });
  await vi.waitFor(() => {
    const [after] = mine();
    expect(after?.id).toBeDefined();
    expect(after?.id).not.toBe(before);
  }, patience(5_000));
});

test("writes neither tokens nor calendar content to any log line or error", async () => {
  addEvent({ title: "Do not log this subject" });
  await cron();
  const written = JSON.stringify(world.lines);
  expect(world.lines.length).toBeGreaterThan(5);
  for (const secret of [
    "Do not log this subject",
    "Secret subject",
    ann.tokens.access_token,
    ann.tokens.refresh_token,
    webhookToken,
    cronKey,
  ]) {
    expect(written).not.toContain(secret);
  }
});
