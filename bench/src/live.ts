import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { availabilityChannel, refreshCalendars } from "@calcache/calendar-cache";
import { Client } from "pg";
import type { BenchResult } from "./measure/bench-result.ts";
import { percentiles, round } from "./measure/percentiles.ts";
import { atMost } from "./measure/target.ts";
import { type OpenPage, openPages } from "./world/event-stream.ts";
import { startPlugin } from "./world/plugin.ts";
import { startProductionServer } from "./world/production-server.ts";
import type { Host } from "./world/team.ts";
import { startWorld, type World } from "./world/world.ts";

const hosts = 20;
const rounds = 3;
const crowd = 200;

type Change = (host: Host) => void;

/** ms. A page is told at most twice a second, a calendar read at most once: one change is over before the next. */
const betweenChanges = 1_100;

/**
 * From a change in Outlook to the event at an open page of the production server, and at the last of many pages. The
 * floor is the refresh called directly, until a bare connection hears of the stored change.
 */
export const live = {
  what: "from a change in Outlook to an event at open pages, against a refresh called directly and a bare LISTEN",
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts });
    try {
      const server = await startProductionServer(world);
      const direct = await openDirectPath(world);
      try {
        const { id } = await world.db.eventType.findFirstOrThrow({ where: { slug: "event" } });
        const change = changesOf(world);
        const floor: number[] = [];
        const alone = await atPages(world, change, await openPages(server.url, id, 1), async (host) => {
          floor.push(await direct.timeToHear(host, () => change(host)));
        });
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
        await direct.close();
        await server.stop();
      }
    } finally {
      await world.stop();
    }
  },
};

/** The same read, write and NOTIFY, called in this process, while the server isn't notified of anything. */
async function openDirectPath(world: World) {
  const plugin = await startPlugin(world, { worker: false });
  const listener = new Client({ connectionString: world.databaseUrl });
  await listener.connect();
  await listener.query(`LISTEN ${availabilityChannel}`);
  const credentials = await world.db.credential.findMany({ orderBy: { id: "asc" } });
  return {
    async timeToHear(host: Host, change: () => void): Promise<number> {
      const credentialId = credentials[world.hosts.indexOf(host)]?.id ?? 0;
      const externalId = host.calendars[0]?.id ?? "";
      world.simulator.setDelivery({ drop: 1 });
      change();
      const heard = once(listener, "notification");
      const began = performance.now();
      await refreshCalendars(plugin.engine, [{ credentialId, externalId }]);
      await heard;
      const time = performance.now() - began;
      world.simulator.setDelivery({ drop: 0 });
      return time;
    },
    async close() {
      await listener.end();
      await plugin.stop();
    },
  };
}

/**
 * From the arrival of the notification (the simulator's wait for more to send along is not counted) to the last page.
 * @param before what is done ahead of each change
 */
async function atPages(
  world: World,
  change: Change,
  pages: readonly OpenPage[],
  before: (host: Host) => Promise<void> = async () => {},
): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < rounds; turn++) {
    for (const host of world.hosts) {
      await before(host);
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
