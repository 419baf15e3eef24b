import { setTimeout as pause } from "node:timers/promises";
import { Prisma } from "@calcache/prisma";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { inParallel } from "./support/in-parallel.ts";
import { seededRandom } from "./support/random.ts";
import { until } from "./support/run.ts";
import { createHosts, type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";
import { startWorker } from "./support/worker.ts";

const bookingCount = 200;
const kills = 5;
const random = seededRandom(20_261_201);

/** Two weeks ahead: inside the warm window whenever the test runs. */
const day = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
const range = { start: `${day}T00:00:00Z`, end: `${day}T23:59:00Z` };

/** Of this many bookings in ten; together they ask for several times what five hosts have in a day. */
const eventTypes = [
  { slug: "anybody", length: 30, schedulingType: "ROUND_ROBIN", hosts: [0, 1, 2, 3, 4], share: 6 },
  { slug: "pair", length: 60, schedulingType: "COLLECTIVE", hosts: [1, 2], share: 3 },
  { slug: "everybody", length: 45, schedulingType: "COLLECTIVE", hosts: [0, 1, 2, 3, 4], share: 1 },
];
const drawn = eventTypes.flatMap(({ slug, share }) => Array.from({ length: share }, () => slug));

let app: WebApp;
let hosts: Host[];

beforeAll(async () => {
  app = await startWebApp();
  hosts = createHosts(app.simulator, 5);
  const file = teamOf(hosts);
  const teams = file.teams.map((team) => ({
    ...team,
    eventTypes: eventTypes.map(({ share: _, hosts: takingPart, ...eventType }) => ({
      ...eventType,
      title: eventType.slug,
      hosts: takingPart.map((index) => ({ email: hosts[index]?.address })),
    })),
  }));
  await app.importTeam({ ...file, teams });
  expect(await app.cron()).toMatchObject({ status: 200, body: { watched: 5, failed: 0 } });
});
afterAll(() => app.close());

/** Each visitor comes from an address of their own, so that no limit is in the way. */
/** On a machine that can't keep up, some are told to come again, as they do: by the same key, so that nobody books twice. */
async function post(visitor: number, path: string, body: object) {
  for (;;) {
    const answer = await fetch(`${app.url}/api/v2/bookings${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": `198.51.100.${visitor}`,
        "idempotency-key": `storm ${visitor} ${path}`,
      },
      body: JSON.stringify(body),
    });
    const told = { status: answer.status, body: await answer.json() };
    if (told.status !== 503) return told;
    await pause(Number(answer.headers.get("retry-after") ?? 1) * 1_000);
  }
}

/** Any quarter of an hour of the working day. */
function startOf(): string {
  const minutes = 9 * 60 + 15 * random(30);
  return new Date(Date.parse(range.start) + minutes * 60_000).toISOString();
}

/** ms; longer than anybody waits for an answer. */
const longestDelay = 12_000;

/** Graph as it is on a bad day: it refuses, drops and delays, or does what it is asked and tells nobody. */
function beginTrouble({ simulator }: WebApp): void {
  const writes = ["createEvent", "deleteEvent"];
  for (const operation of writes) {
    const match = { operation };
    // Once for certain, however the dice fall.
    simulator.addFault({ match, effect: { answerLost: true }, times: 2 });
    simulator.addFault({ match, effect: { status: 503 }, times: 1 });
    simulator.addFault({ match, effect: { cut: true }, times: 1 });
    simulator.addFault({ match, effect: { answerLost: true }, probability: 0.15 });
    simulator.addFault({ match, effect: { status: 503 }, probability: 0.1 });
    simulator.addFault({ match, effect: { cut: true }, probability: 0.1 });
    // Carried out when nobody waits for the answer any more.
    simulator.addFault({ match, effect: { delayMs: longestDelay }, probability: 0.2, times: 2 });
    simulator.addFault({ match, effect: { answerDelayMs: 250 } });
  }
  simulator.addFault({
    match: { operation: "listCalendarView" },
    effect: { status: 503 },
    probability: 0.05,
  });
}

/** Kills one worker after the other with -9 and starts it again. */
async function killWorkers(): Promise<void> {
  const workers = await Promise.all([startWorker(app.env), startWorker(app.env)]);
  onTestFinished(async () => {
    await Promise.all(workers.map(({ stop }) => stop()));
  });
  for (let count = 0; count < kills; count++) {
    await pause(300 + random(1_200));
    const victim = workers[count % workers.length];
    await victim?.kill();
    await victim?.start();
  }
}

/** What is in the hosts' Outlook that day: whose, what and when. */
const inOutlook = () =>
  hosts.flatMap(({ address }) => {
    const listed = app.simulator.listEvents(address, range);
    if (!listed.ok) throw new Error(listed.error.message);
    return listed.value.map(({ title, start, end }) => ({
      address,
      title,
      start: Date.parse(start),
      end: Date.parse(end),
    }));
  });

/** Each event as a line, in order: as often as it is there. */
const lines = (events: ReturnType<typeof inOutlook>) =>
  events.map(({ address, title, start, end }) => `${address} ${title} ${start} ${end}`).sort();

/** What should be there: an event for each host of each accepted booking. */
async function wanted() {
  const rows = await app.db.bookingHost.findMany({
    where: { booking: { status: "ACCEPTED" } },
    include: { user: true, booking: true },
  });
  return rows.flatMap(({ user, booking }) =>
    user && booking
      ? {
          address: user.email,
          title: booking.title,
          start: booking.startTime.getTime(),
          end: booking.endTime.getTime(),
        }
      : [],
  );
}

/** The events of which Outlook hasn't answered all that was asked of it. */
const unwritten = async () =>
  (await app.db.calendarEvent.findMany()).filter(({ version, appliedVersion }) => version !== appliedVersion);

/** What was cancelled while its making was in doubt is looked for until it can't turn up any more, which takes minutes. */
const letMinutesPass = () =>
  app.db.calendarEvent.updateMany({
    where: { desired: { equals: Prisma.DbNull }, sentAt: { not: null }, nextAttemptAt: { not: null } },
    data: { sentAt: new Date(0), nextAttemptAt: null },
  });

const overlapsInDatabase = () => app.db.$queryRaw`
  SELECT a.booking_id, b.booking_id FROM calcache.booking_host a JOIN calcache.booking_host b USING (user_id)
  WHERE a.active AND b.active AND a.booking_id < b.booking_id
    AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`;

const overlapsInOutlook = () => {
  const events = inOutlook();
  return events.flatMap((one, index) =>
    events
      .slice(index + 1)
      .filter(({ address, start, end }) => address === one.address && one.start < end && start < one.end)
      .map((other) => [one, other]),
  );
};

// Broken on purpose: a create whose answer was missed isn't looked for, and is sent under another transaction id; ten second
// events in Outlook.
test("200 bookings at once while workers are killed and Graph fails: none collide, each event is there once", async () => {
  app.simulator.resetRequests();
  beginTrouble(app);
  const killing = killWorkers();
  const confirmed = new Set<string>();
  const cancelled = new Set<string>();
  let refused = 0;
  await Promise.all(
    Array.from({ length: bookingCount }, async (_, visitor) => {
      const made = await post(visitor, "", {
        start: startOf(),
        eventTypeSlug: drawn[random(drawn.length)],
        teamSlug: "devs",
        attendee: {
          name: `Guest ${visitor}`,
          email: `guest${visitor}@guest.example`,
          timeZone: "Europe/Berlin",
        },
      });
      expect([201, 409], JSON.stringify(made)).toContain(made.status);
      if (made.status === 201) confirmed.add(made.body.data.uid);
      else refused += 1;
    }),
  );
  // Some think again, while their events are being written or before.
  const fickle = [...confirmed].filter(() => random(6) === 0);
  await inParallel(fickle, 3, async (uid) => {
    expect(await post(bookingCount, `/${uid}/cancel`, {})).toMatchObject({ status: 200 });
    confirmed.delete(uid);
    cancelled.add(uid);
  });
  await killing;
  const failed = () =>
    app.simulator
      .requests()
      .requests.filter(({ operation, status }) => operation === "createEvent" && status !== 201);
  // As many as fail for certain, however slowly events are written on this machine.
  await until(async () => failed().length >= 4);
  app.simulator.clearFaults();
  const delayedAreDone = pause(longestDelay);

  expect(confirmed.size + cancelled.size + refused).toBe(bookingCount);
  expect(Math.min(confirmed.size, cancelled.size, refused)).toBeGreaterThan(0);
  const accepted = await app.db.booking.findMany({ where: { status: "ACCEPTED" }, select: { uid: true } });
  expect(accepted.map(({ uid }) => uid).sort()).toEqual([...confirmed].sort());
  expect(await overlapsInDatabase()).toEqual([]);

  const events = lines(await wanted());
  const isDone = async () => (await unwritten()).length === 0 && lines(inOutlook()).join() === events.join();
  await delayedAreDone;
  await until(() => letMinutesPass().then(isDone), 90).catch(() => null);
  expect(lines(inOutlook())).toEqual(events);
  expect(overlapsInOutlook()).toEqual([]);
  expect(await unwritten()).toEqual([]);
});
