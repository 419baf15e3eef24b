import { setTimeout as delay } from "node:timers/promises";
import { webhookPath } from "@calcache/outlook";
import type { BenchResult } from "./measure/bench-result.ts";
import { compareLoads, posted } from "./measure/load.ts";
import { round } from "./measure/percentiles.ts";
import { atLeast, atMost } from "./measure/target.ts";
import { notifications } from "./world/notifications.ts";
import { startProductionServer } from "./world/production-server.ts";
import { startWorld, type World } from "./world/world.ts";

const hosts = 20;
const burst = 1_000;
const pageViews = 20;
const load = { concurrency: 32, turn: 3_000, turns: 3 };

/**
 * The webhook of the production server under load, each request one genuine notification, with the worker in the same
 * process refreshing what is notified. The floor is the emptiest answer that the same route of the same server gives:
 * the validation handshake, which returns its token.
 */
export const ingest = {
  what: "webhook requests per second against an empty route, and the Graph requests that bursts and page views cost",
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts });
    const server = await startProductionServer(world).catch(async (error) => {
      await world.stop();
      throw error;
    });
    try {
      await untilClean(world);
      const perPageView = (await requestsOfPageViews(world, server.url)) / pageViews;
      const perBurst = await requestsOfBurst(world);
      const webhook = server.url + webhookPath;
      const handshake = posted({ url: `${webhook}?validationToken=x`, status: 200, body: () => "" });
      const notification = posted({ url: webhook, status: 202, body: await notifications(world) });
      const [floor, webhooks] = await compareLoads([handshake, notification], {
        ...load,
        settle: () => untilClean(world),
      });
      const ratio = round(webhooks["requests per second"] / floor["requests per second"]);
      return {
        unit: `requests per second; ms to answer, over ${load.concurrency} connections`,
        rows: {
          "floor: handshake": floor,
          "one notification each": webhooks,
          ratio: {
            "requests per second": ratio,
            p50: round(webhooks.p50 / floor.p50),
            p95: round(webhooks.p95 / floor.p95),
            max: round(webhooks.max / floor.max),
          },
          [`burst of ${burst} notifications`]: { "Graph requests": perBurst },
          "page view": { "Graph requests": perPageView },
        },
        targets: [
          atLeast("webhook requests per second against an empty route", ratio, 0.8),
          atMost(`Graph requests per burst of ${burst} notifications for one calendar`, perBurst, 2),
          atMost("Graph requests per page view", perPageView, 0),
        ],
      };
    } finally {
      await server.stop();
      await world.stop();
    }
  },
};

/** Looks at the booking page and at its slots, as many times each as makes that many views. */
async function requestsOfPageViews(world: World, url: string): Promise<number> {
  const before = world.graphRequests();
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const paths = [
    "/team/bench/event",
    `/api/v2/slots?teamSlug=bench&eventTypeSlug=event&start=${day(1)}&end=${day(30)}`,
  ];
  for (let view = 0; view < pageViews; view++) {
    const answer = await fetch(url + paths[view % paths.length]);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
  }
  return world.graphRequests() - before;
}

/** Changes one event many times while notifications are held back, then lets them all go at once. */
async function requestsOfBurst(world: World): Promise<number> {
  const { simulator } = world;
  const address = world.hosts[0]?.address ?? "";
  const start = Date.now() + 86_400_000;
  const times = (minutes: number) => ({
    start: new Date(start + minutes * 60_000).toISOString(),
    end: new Date(start + (minutes + 30) * 60_000).toISOString(),
  });
  const event = simulator.createEvent(address, { title: "x", ...times(0) });
  if (!event.ok) throw new Error(event.error.message);
  await untilClean(world);
  simulator.setDelivery({ paused: true });
  for (let change = 1; change <= burst; change++)
    simulator.updateEvent(address, event.value.id, times(change));
  const before = world.graphRequests();
  simulator.setDelivery({ paused: false });
  await untilClean(world);
  return world.graphRequests() - before;
}

/** Waits until all notifications have arrived and all calendars have been read for them. */
async function untilClean({ db, simulator }: World): Promise<void> {
  await simulator.deliverySettled();
  while ((await db.cachedCalendar.count({ where: { dirtySince: { not: null } } })) > 0) await delay(50);
}
