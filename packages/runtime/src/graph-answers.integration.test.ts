import { refreshMailbox } from "@calcache/calendar-cache";
import { EVENT_FLAWS, type FaultDraft, ZONE_ANSWERS } from "@calcache/graph-simulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestWorld, type TestWorld, teamOf } from "./testing/test-world.ts";

const minute = 60_000;
const hour = 60 * minute;

let world: TestWorld;
beforeEach(async () => {
  world = await createTestWorld();
});
afterEach(() => world.close());

type Draft = Parameters<TestWorld["simulator"]["createMailbox"]>[0];

/** Links a mailbox with one host and one sweep. */
async function link(draft: Partial<Draft> = {}) {
  const made = world.simulator.createMailbox({
    address: "ann@contoso.example",
    displayName: "Ann",
    timeZone: "Asia/Tokyo",
    ...draft,
  });
  await world.importTeam(teamOf([made]));
  await world.runtime.sweep();
  return made;
}

const mailbox = () => world.db.mailbox.findFirstOrThrow({ include: { credential: true } });

async function refresh() {
  await world.db.cachedCalendar.updateMany({
    data: { dirtySince: new Date(world.now()), refreshAfter: null },
  });
  await refreshMailbox(world.engine, (await mailbox()).id);
}

const busyOf = async (externalId: string) => {
  const day = new Date(world.now() + 48 * hour).toISOString().slice(0, 10);
  const { credentialId } = await mailbox();
  const calendar = { credentialId: credentialId ?? 0, externalId };
  return { day, read: () => world.read(calendar, `${day}T00:00Z`, `${day}T23:59Z`) };
};

test.each(ZONE_ANSWERS)(
  "a mailbox whose zone is told as %s is read, its all-day events as its own days",
  async (zoneAnswer) => {
    const ann = await link({ zoneAnswer });
    const { day, read } = await busyOf(ann.calendars[0]?.id ?? "");
    world.simulator.createEvent(ann.address, { title: "Busy", allDay: true, start: day, end: dayAfter(day) });
    await refresh();
    // Midnight in Tokyo is 15:00 of the day before in UTC.
    expect(await read()).toMatchObject({
      source: "cached",
      busy: [[`${day}T00:00:00.000Z`, `${day}T15:00:00.000Z`]],
    });
    expect(await mailbox()).toMatchObject({ failingSince: null, pausedUntil: null });
  },
);

const dayAfter = (day: string) => new Date(Date.parse(day) + 24 * hour).toISOString().slice(0, 10);

test.each([null, "", "ann@gmail.example"])(
  "a personal account by the name %j connects and learns its profile",
  async (userPrincipalName) => {
    const ann = await link({ kind: "outlook.com", userPrincipalName });
    expect(ann.id).toMatch(/^[0-9a-f]{16}$/);
    expect(await mailbox()).toMatchObject({
      externalId: ann.id,
      accountKind: "outlook.com",
      failingSince: null,
    });
  },
);

// Broken on purpose: the refresh asks for what a sign-in asks for; it was refused with 65001, and the account marked.
test.each(["microsoft365", "outlook.com"] as const)(
  "an account of %s whose grant lacks a permission that sign-ins ask for by now goes on",
  async (kind) => {
    await link({ kind, scope: "offline_access User.Read Calendars.ReadWrite Calendars.Read" });
    world.advance(2 * hour);
    await refresh();
    expect(await mailbox()).toMatchObject({ failingSince: null, credential: { invalid: false } });
    expect(await world.db.cachedCalendar.findFirst()).toMatchObject({ failingSince: null });
  },
);

const refuseOnce = (login: FaultDraft["effect"]["login"], times = 1) =>
  world.simulator.addFault({ match: { operation: "token" }, effect: { login }, times });

// Broken on purpose: 70000 without `mayPass`; the account had to be connected again.
test("one 70000 marks no account, and a second one minutes later does", async () => {
  await link();
  refuseOnce({ number: 70000 });
  world.advance(2 * hour);
  await refresh();
  expect((await mailbox()).credential?.invalid).toBe(false);
  world.advance(6 * minute);
  await refresh();
  expect(await mailbox()).toMatchObject({ failingSince: null, failureKind: null });
  refuseOnce({ number: 70000 }, 2);
  world.advance(2 * hour);
  await refresh();
  world.advance(6 * minute);
  await refresh();
  expect((await mailbox()).credential?.invalid).toBe(true);
});

test.each([
  [
    "by a claims challenge",
    { number: 50076, suberror: "basic_action", claims: '{"access_token":{}}' },
    "interaction",
  ],
  ["by our own wrong id", { number: 700007, error: "invalid_grant", suberror: "client_mismatch" }, "config"],
  ["by an administrator", { number: 90094 }, "admin"],
] as const)(
  "a sign-in refused %s is undone when it is mended, with no account marked",
  async (_how, login, kind) => {
    await link();
    refuseOnce(login);
    world.advance(2 * hour);
    await refresh();
    expect(await mailbox()).toMatchObject({ failureKind: kind, credential: { invalid: false } });
    world.advance(2 * hour);
    await refresh();
    expect(await mailbox()).toMatchObject({ failingSince: null, quarantinedAt: null });
    expect(await world.db.alert.count({ where: { clearedAt: null } })).toBe(0);
  },
);

// Broken on purpose: a list is read as a whole; the calendar was never read again.
test.each(EVENT_FLAWS)(
  "an event with the flaw '%s' costs none of the others, and is named unless it is read all the same",
  async (flaw) => {
    const ann = await link();
    const { day, read } = await busyOf(ann.calendars[0]?.id ?? "");
    world.simulator.createEvent(ann.address, {
      title: "Busy",
      start: `${day}T10:00:00Z`,
      end: `${day}T11:00:00Z`,
    });
    const broken = world.simulator.createEvent(ann.address, {
      title: "Busy",
      start: `${day}T08:00:00Z`,
      end: `${day}T09:00:00Z`,
      flaw,
    });
    await refresh();
    const { source, busy } = await read();
    expect(source).toBe("cached");
    expect(busy).toContainEqual([`${day}T10:00:00.000Z`, `${day}T11:00:00.000Z`]);
    if (busy.length > 1) return;
    const line = world.lines.find(({ message }) => message.startsWith("[Broken Items]"));
    expect(line?.fields).toMatchObject({ operation: "calendarView", count: 1 });
    expect(JSON.stringify(line?.fields)).toContain(broken.ok ? broken.value.id.slice(-40) : "?");
  },
);

test.each(["null next link", "item of nulls"] as const)("a list with a %s is read", async (alter) => {
  const ann = await link();
  const { day, read } = await busyOf(ann.calendars[0]?.id ?? "");
  world.simulator.createEvent(ann.address, {
    title: "Busy",
    start: `${day}T10:00:00Z`,
    end: `${day}T11:00:00Z`,
  });
  world.simulator.addFault({ match: { operation: "listCalendarView" }, effect: { alter } });
  await refresh();
  expect((await read()).busy).toEqual([[`${day}T10:00:00.000Z`, `${day}T11:00:00.000Z`]]);
});

// Broken on purpose: rules without MOST_OCCURRENCES; the mailbox failed, and its calendar went stale.
test("a calendar file with rules of ages and of every second leaves its mailbox readable, and its other events there", async () => {
  const ann = await link();
  const { day, read } = await busyOf(ann.calendars[0]?.id ?? "");
  const compact = day.replaceAll("-", "");
  const rules = [
    "SECONDLY",
    "MINUTELY",
    "MINUTELY;BYHOUR=4,5",
    "DAILY;COUNT=999999",
    "YEARLY;INTERVAL=99999",
  ];
  const events = rules.map((rule, index) => [
    `UID:${index}`,
    "DTSTART:20200106T040000Z",
    "DURATION:PT1M",
    `RRULE:FREQ=${rule}`,
  ]);
  const good = ["UID:good", `DTSTART:${compact}T100000Z`, `DTEND:${compact}T110000Z`];
  const long = ["UID:long", "DTSTART:20900101T040000Z", "DURATION:P99999999W"];
  const lines = [...events, long, good].flatMap((each) => ["BEGIN:VEVENT", ...each, "END:VEVENT"]);
  const file = ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR"].join("\r\n");
  const report = world.simulator.importIcs(ann.address, file);
  expect(report).toMatchObject({ ok: true, value: { imported: 7 } });
  await refresh();
  expect(await mailbox()).toMatchObject({ failingSince: null });
  const { source, busy } = await read();
  expect(source).toBe("cached");
  expect(busy).toContainEqual([`${day}T10:00:00.000Z`, `${day}T11:00:00.000Z`]);
});
