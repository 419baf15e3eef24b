import { setTimeout as delay } from "node:timers/promises";
import { refreshCalendars } from "@calcache/calendar-cache";
import type { BenchResult } from "./measure/bench-result.ts";
import { percentiles, round } from "./measure/percentiles.ts";
import { atMost } from "./measure/target.ts";
import { startPlugin } from "./world/plugin.ts";
import type { Host } from "./world/team.ts";
import { startWorld, type World } from "./world/world.ts";

const hosts = 20;
const rounds = 5;

/** From a change in Outlook to the change in the database; the floor is the same read and write called directly. */
export const freshness = {
  what: "from a change in Outlook to the change in the cache, against the same refresh called directly",
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts });
    const plugin = await startPlugin(world, { worker: true });
    try {
      await plugin.sweep();
      const credentials = await world.db.credential.findMany({ orderBy: { id: "asc" } });
      const floor: number[] = [];
      const fresh: number[] = [];
      for (let turn = 0; turn < rounds; turn++) {
        for (const [index, host] of world.hosts.entries()) {
          const ref = {
            credentialId: credentials[index]?.id ?? 0,
            externalId: host.calendars[0]?.id ?? "",
          };
          const began = performance.now();
          await refreshCalendars(plugin.engine, [ref]);
          floor.push(performance.now() - began);
        }
        // A calendar is read at most once a second: what the direct reads began has to be over.
        await delay(1_100);
        for (const host of world.hosts) fresh.push(await timeToFresh(world, host, turn));
      }
      const [direct, notified] = [percentiles(floor), percentiles(fresh)];
      const ratio = {
        p50: round(notified.p50 / direct.p50),
        p95: round(notified.p95 / direct.p95),
        max: round(notified.max / direct.max),
      };
      return {
        unit: "ms",
        rows: { floor: direct, "notified to fresh": notified, ratio },
        targets: [atMost("notified to fresh, p95 against its floor", ratio.p95, 3)],
      };
    } finally {
      await plugin.stop();
      await world.stop();
    }
  },
};

/** From the arrival of the notification (the simulator's wait for more to send along is not counted) to the change row. */
async function timeToFresh({ db, simulator }: World, host: Host, turn: number) {
  const before = await db.availabilityChange.count();
  const start = new Date(Date.now() + (turn + 1) * 86_400_000).toISOString();
  const end = new Date(Date.parse(start) + 1_800_000).toISOString();
  simulator.createEvent(host.address, { title: "x", start, end });
  const began = performance.now() + simulator.delivery().batchWindowMs;
  while ((await db.availabilityChange.count()) === before) await delay(1);
  return performance.now() - began;
}
