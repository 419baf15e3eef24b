import { patience } from "@calcache/testing";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { busyInCache, busyInOutlook } from "./support/busy-times.ts";
import { graphReads, mostInFlight, overlappingReads } from "./support/graph-reads.ts";
import { notify } from "./support/notify.ts";
import { until } from "./support/run.ts";
import { createHosts, type Host, teamOf } from "./support/team.ts";
import { startWebApp, type WebApp } from "./support/web-app.ts";
import { startWorker } from "./support/worker.ts";

/** A killed worker's mailbox is served again within this time, in ms. */
const promised = 30_000;

const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const span = { start: `${tomorrow}T00:00:00Z`, end: `${tomorrow}T23:59:00Z` };

let app: WebApp;
let hosts: Host[];
let subscriptions: Map<string, string>;

beforeAll(async () => {
  app = await startWebApp();
  hosts = createHosts(app.simulator, 12, ["Calendar", "Family", "Travel"]);
  await app.importTeam(teamOf(hosts));
  expect(await app.cron()).toMatchObject({ status: 200, body: { watched: 36, failed: 0 } });
  subscriptions = new Map(app.simulator.listSubscriptions().map(({ calendarId, id }) => [calendarId, id]));
  await quiet();
});
afterAll(() => app.close());

/** Waits until no calendar is marked. */
const quiet = () =>
  until(async () => (await app.db.cachedCalendar.count({ where: { dirtySince: { not: null } } })) === 0, 60);

/** Whether all that is stored of these hosts' calendars is what Outlook says. */
async function areRight(some: readonly Host[]): Promise<boolean> {
  const stored = await busyInCache(app.db, span);
  return some.every(({ address, calendars }) =>
    calendars.every(
      ({ id }) => stored.get(id)?.join() === busyInOutlook(app.simulator, address, id, span).join(),
    ),
  );
}

function addEvent({ address }: Host, calendarId: string | undefined, hour: number): void {
  const at = (minute: string) => `${tomorrow}T${String(hour).padStart(2, "0")}:${minute}:00Z`;
  const event = { title: "Busy", start: at("00"), end: at("30"), ...(calendarId && { calendarId }) };
  expect(app.simulator.createEvent(address, event).ok).toBe(true);
}

// Broken on purpose, and what caught it: without the queue's `groupConcurrency` mailboxes were read by several processes
// at once (`overlappingReads`).
test("two workers and the web server never read a mailbox at the same time, however they are notified", async () => {
  const workers = await Promise.all([startWorker(app.env), startWorker(app.env)]);
  onTestFinished(async () => {
    app.simulator.clearFaults();
    await Promise.all(workers.map(({ stop }) => stop()));
  });
  app.simulator.setDelivery({ drop: 1 });
  app.simulator.addFault({ match: { operation: "listCalendarView" }, effect: { delayMs: 150 } });
  app.simulator.resetRequests();
  for (let round = 0; round < 3; round++) {
    await Promise.all(
      hosts.flatMap((host) =>
        host.calendars.map(async ({ id }) => {
          addEvent(host, id, 6 + round);
          for (let again = 0; again < 3; again++)
            expect(await notify(app.url, subscriptions.get(id) ?? "")).toBe(202);
        }),
      ),
    );
  }
  await until(() => areRight(hosts)).catch(() => null);
  const reads = graphReads(app.simulator);
  expect(reads.length).toBeGreaterThanOrEqual(36);
  expect(overlappingReads(reads)).toEqual([]);
  expect(mostInFlight(app.simulator)).toBeLessThanOrEqual(4);
  expect(await areRight(hosts)).toBe(true);
  for (const { output } of workers) expect(output()).toContain("[Calendar Refresh]");
});

// Broken on purpose, and what caught it: without the queue's `heartbeatSeconds` it took 60 s, and with pg-boss's own
// `notifyPollingIntervalSeconds` 31 s (`promised`).
test("a killed worker's mailbox is served again within 30 s", async () => {
  const [host] = hosts;
  const calendarId = host?.calendars[0]?.id;
  if (!host || calendarId === undefined) throw new Error("no host");
  await quiet();
  // Only workers are left, so that it is known who reads; what the webhook does is to leave a mark.
  await app.stop();
  app.simulator.setDelivery({ drop: 1 });
  addEvent(host, calendarId, 12);
  await app.db.cachedCalendar.updateMany({
    where: { externalId: calendarId },
    data: { dirtySince: new Date(), dirtyReason: "notified", dirtyGeneration: { increment: 1 } },
  });
  const held = app.simulator.addFault({
    match: { operation: "listCalendarView", mailbox: host.address },
    effect: { delayMs: 120_000 },
    times: 1,
  });
  const killed = await startWorker(app.env);
  const struck = async () => !app.simulator.listFaults().some(({ id }) => id === held.id);
  await until(struck);
  const other = await startWorker(app.env);
  onTestFinished(other.stop);
  const killedAt = Date.now();
  await killed.kill();
  await until(() => areRight([host]), 90);
  expect(Date.now() - killedAt).toBeLessThan(patience(promised));
});
