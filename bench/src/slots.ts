import { openDatabase } from "@calcache/prisma";
import { eventTypeCache } from "@calcache/scheduling";
import { Client } from "pg";
import type { BenchResult } from "./measure/bench-result.ts";
import { cacheOn } from "./slots/cache-on.ts";
import { bookings } from "./slots/parts/bookings.ts";
import { crowd } from "./slots/parts/crowd.ts";
import { http } from "./slots/parts/http.ts";
import { memory } from "./slots/parts/memory.ts";
import type { Part } from "./slots/parts/part.ts";
import { allWays, ourWays } from "./slots/parts/teams.ts";
import { unread } from "./slots/parts/unread.ts";
import { calendarsPerHost, webhookUrl } from "./slots/seed-teams.ts";
import { startSeededWorld } from "./slots/seeded-world.ts";
import { startProductionServer } from "./world/production-server.ts";

/** In the order in which all run in one world: `bookings` adds to it what the others don't need. */
const whole: Record<string, Part> = { teams: allWays, http, unread, memory, crowd, bookings };
const parts: Record<string, Part> = { ...whole, ours: ourWays };

/** A month of slots for teams of all sizes, and what else an answer can meet. */
export const slots = {
  what: "a month of slots for teams of 1 to 10,000 hosts: ours, a floor, and the peers' ways",
  parts: Object.keys(parts),
  /** @param part the one to run; all of `whole` where it isn't given */
  async run(part?: string): Promise<BenchResult> {
    const asked = Object.entries(parts).filter(([name]) =>
      part === undefined ? name in whole : name === part,
    );
    const sizes = [...new Set(asked.flatMap(([, { sizes }]) => sizes))].sort((a, b) => a - b);
    const world = await startSeededWorld(sizes, Math.max(...asked.map(([, { peers }]) => peers)));
    const db = openDatabase(world.databaseUrl, { maxConnections: 2 });
    const client = new Client({ connectionString: world.databaseUrl });
    let server: ReturnType<typeof startProductionServer> | null = null;
    try {
      await client.connect();
      const shared = {
        ...world,
        engine: cacheOn(db),
        remembered: eventTypeCache(),
        client,
        server: async () => {
          server ??= startProductionServer(world, { MICROSOFT_WEBHOOK_URL: webhookUrl });
          return (await server).url;
        },
      };
      const result: BenchResult = {
        unit: `ms, p50; a month of 30-minute slots, ${calendarsPerHost} calendars a host`,
        rows: {},
        targets: [],
      };
      for (const [name, { run }] of asked) {
        const { rows, targets } = await run(shared);
        Object.assign(result.rows, rows);
        result.targets.push(...targets);
        process.stderr.write(`slots: ${name} measured ${JSON.stringify(rows)}\n`);
      }
      return result;
    } finally {
      await client.end();
      await db.$disconnect();
      await stopServer(server);
      await world.stop();
    }
  },
};

async function stopServer(starting: ReturnType<typeof startProductionServer> | null): Promise<void> {
  const server = await starting?.catch(() => null);
  await server?.stop();
}
