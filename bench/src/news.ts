import { tellOfCalendars } from "@calcache/calendar-cache";
import { openDatabase } from "@calcache/prisma";
import type { BenchResult } from "./measure/bench-result.ts";
import { round } from "./measure/percentiles.ts";
import { atLeast } from "./measure/target.ts";
import { startPlugin } from "./world/plugin.ts";
import { startWorld } from "./world/world.ts";

const atOnce = 24;
const changes = 1_500;
const turns = 4;

/** Changes of calendars, stored by many at once: without a word to open pages, with one in each transaction, and with one for many. */
export const news = {
  what: "changes of calendars per second, while open pages are told of them",
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts: 1 });
    const plugin = await startPlugin(world, { worker: false });
    const db = openDatabase(world.databaseUrl, { maxConnections: atOnce });
    try {
      await plugin.sweep();
      const { id: calendarId } = await db.cachedCalendar.findFirstOrThrow();
      const nothing = new Uint8Array();
      const data = {
        calendarId,
        at: new Date(),
        reason: "notified",
        becameBusy: nothing,
        becameFree: nothing,
      };
      const store = () => db.availabilityChange.create({ data });
      const notify = () =>
        db.$executeRaw`SELECT calcache.notify_availability_change(calendars => ARRAY[${calendarId}::int])::text`;
      const tell = tellOfCalendars(db);
      let last: Promise<unknown> = Promise.resolve();
      const ways = {
        silent: store,
        alone: () => db.$transaction([store(), notify()]),
        together: async () => {
          await store();
          last = tell([calendarId]);
        },
      };
      // In turns, so that a busy machine is as busy for each; the first turn warms up.
      const best = { silent: 0, alone: 0, together: 0 };
      for (let turn = 0; turn < turns; turn++)
        for (const way of ["silent", "alone", "together"] as const) {
          const measured = await perSecond(ways[way]);
          if (turn > 0) best[way] = Math.max(best[way], measured);
        }
      await last;
      const { silent, alone, together } = best;
      return {
        unit: "changes per second",
        rows: {
          "floor: nobody is told": { perSecond: silent, ratio: 1 },
          "told in each transaction": { perSecond: alone, ratio: round(alone / silent) },
          "told for many at once": { perSecond: together, ratio: round(together / silent) },
        },
        targets: [atLeast("told for many at once, of the floor", round(together / silent), 0.8)],
      };
    } finally {
      await db.$disconnect();
      await plugin.stop();
      await world.stop();
    }
  },
};

async function perSecond(act: () => Promise<unknown>): Promise<number> {
  let left = changes;
  const began = performance.now();
  const lane = async () => {
    while (left-- > 0) await act();
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return round((changes / (performance.now() - began)) * 1000);
}
