import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { availabilityChannel, refreshCalendars } from "@calcache/calendar-cache";
import { Client } from "pg";
import { type OpenPage, openPages } from "./event-stream.ts";
import { percentiles, round } from "./percentiles.ts";
import { startPlugin } from "./plugin.ts";
import { startProductionServer } from "./production-server.ts";
import type { BenchResult } from "./run-bench.ts";
import { atMost } from "./target.ts";
import type { Host } from "./team.ts";
import { startWorld, type World } from "./world.ts";

const hosts = 20;
const rounds = 3;
const crowd = 200;

type Change = (host: Host) => void;

/** ms. A page is told at most twice a second: one change is over before the next. */
const betweenChanges = 700;

/**
 * From a change in Outlook to the event at an open page of the production server, and at the last of many pages. The
 * floor is the refresh called directly, until a bare connection hears of the stored change.
 */
export const live = {
  what: "from a change in Outlook to an event at open pages, against a refresh called directly and a bare LISTEN",
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts });
    try {
      const change = changesOf(world);
      const floor = await directly(world, change);
      const server = await startProductionServer(world);
      try {
        const { id } = await world.db.eventType.findFirstOrThrow({ where: { slug: "event" } });
        const alone = await atPages(world, change, await openPages(server.url, id, 1));
        const crowded = await atPages(world, change, await openPages(server.url, id, crowd));
        const [least, one, last] = [percentiles(floor), percentiles(alone), percentiles(crowded)];
        return {
          unit: "ms",
          rows: {
            floor: least,
            "change to event at a page": one,
            ratio: {
              p50: round(one.p50 / least.p50),
              p95: round(one.p95 / least.p95),
              max: round(one.max / least.max),
            },
            [`change to event at the last of ${crowd} pages`]: last,
          },
          targets: [
            atMost("change in Outlook to event at a page, p95, in ms", one.p95, 2_000),
            atMost(
              "change in Outlook to event at a page, p95 against its floor",
              round(one.p95 / least.p95),
              5,
            ),
            atMost(`change in Outlook to event at the last of ${crowd} pages, p95, in ms`, last.p95, 2_000),
          ],
        };
      } finally {
        await server.stop();
      }
    } finally {
      await world.stop();
    }
  },
};

/** The same read, write and NOTIFY, called in this process before anything is subscribed. */
async function directly(world: World, change: Change): Promise<number[]> {
  const plugin = await startPlugin(world, { worker: false });
  const listener = new Client({ connectionString: world.databaseUrl });
  await listener.connect();
  await listener.query(`LISTEN ${availabilityChannel}`);
  const credentials = await world.db.credential.findMany({ orderBy: { id: "asc" } });
  const times: number[] = [];
  const refs = credentials.map(({ id: credentialId }, index) => ({
    credentialId,
    externalId: world.hosts[index]?.calendars[0]?.id ?? "",
  }));
  // A calendar's first read has nothing to differ from.
  for (const ref of refs) await refreshCalendars(plugin.cache, [ref]);
  for (let turn = 0; turn < rounds; turn++) {
    for (const [index, host] of world.hosts.entries()) {
      change(host);
      const heard = once(listener, "notification");
      const began = performance.now();
      await refreshCalendars(plugin.cache, refs.slice(index, index + 1));
      await heard;
      times.push(performance.now() - began);
    }
  }
  await listener.end();
  await plugin.stop();
  return times;
}

/** From the arrival of the notification (the simulator's wait for more to send along is not counted) to the last page. */
async function atPages(world: World, change: Change, pages: readonly OpenPage[]): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    for (const host of world.hosts) {
      await delay(betweenChanges);
      const told = Promise.all(pages.map(({ next }) => next()));
      change(host);
      const began = performance.now() + world.simulator.delivery().batchWindowMs;
      await told;
      times.push(performance.now() - began);
    }
  }
  for (const { close } of pages) close();
  return times;
}

/** Adds events that touch no other, to the calendar of whichever host is asked for. */
function changesOf({ simulator }: World): Change {
  let start = Date.now() + 86_400_000;
  return ({ address }) => {
    start += 600_000;
    const [from = "", to = ""] = [start, start + 300_000].map((time) => new Date(time).toISOString());
    simulator.createEvent(address, { title: "x", start: from, end: to });
  };
}
