import { setTimeout as delay } from "node:timers/promises";
import { webhookPath } from "@calcache/outlook";
import type { BenchResult } from "./measure/bench-result.ts";
import { memoryOfChildren } from "./measure/memory-of-children.ts";
import { base, cloneCalendars } from "./world/clone-calendars.ts";
import { seedLargeTeams } from "./world/large-teams.ts";
import { notifications } from "./world/notifications.ts";
import { startProductionServer } from "./world/production-server.ts";
import { workingHalfHours } from "./world/working-half-hours.ts";
import { startWorld, type World } from "./world/world.ts";

const calendars = 10_000;
const hostsEach = 100;
const requests = 10_000;
const atOnce = 8;
/** ms in which garbage may go */
const rest = 10_000;

/**
 * What the production server, with the worker in it, takes after many requests of all kinds over many calendars. There is no floor here:
 * another build's figure is one, where both are run in turns on one machine.
 */
export const memory = {
  what: `MB of web and worker after ${requests} mixed requests over ${calendars} calendars`,
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts: 4 });
    const server = await startProductionServer(world).catch(async (error) => {
      await world.stop();
      throw error;
    });
    try {
      await cloneCalendars(world.db, calendars - world.hosts.length);
      const eventTypes = await seedLargeTeams(world.db, {
        first: base + 1,
        count: calendars,
        each: hostsEach,
      });
      const started = await memoryOfChildren();
      const ask = await mixed(world, server.url, eventTypes);
      let next = 0;
      let most = started;
      const looks = setInterval(async () => {
        most = Math.max(most, await memoryOfChildren());
      }, 1_000);
      const asked = Array.from({ length: atOnce }, async () => {
        while (next < requests) await ask(next++);
      });
      await Promise.all(asked).finally(() => clearInterval(looks));
      await delay(rest);
      return {
        unit: "MB, proportional set size",
        rows: { "web and worker": { started, most, after: await memoryOfChildren() } },
        targets: [],
      };
    } finally {
      await server.stop();
      await world.stop();
    }
  },
};

/** Of twenty requests, twelve ask for slots of one large team after the other, three for its page, four notify, and one books. */
async function mixed(world: World, url: string, eventTypes: readonly { id: number; slug: string }[]) {
  const notification = await notifications(world);
  const own = await world.db.eventType.findFirstOrThrow({ where: { slug: "event" } });
  const starts = workingHalfHours();
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const send = async (path: string, allowed: readonly number[], body?: string, from = 0) => {
    const answer = await fetch(url + path, {
      headers: {
        "content-type": "application/json",
        "x-forwarded-for": `10.${from >> 16}.${(from >> 8) & 255}.${from & 255}`,
      },
      ...(body !== undefined && { method: "POST", body }),
    });
    await answer.arrayBuffer();
    if (!allowed.includes(answer.status)) throw new Error(`${path} answered ${answer.status}`);
  };
  return async (index: number) => {
    const kind = index % 20;
    const { id, slug } = eventTypes[Math.floor(index / 2) % eventTypes.length] ?? own;
    if (kind < 12) {
      const from = (index * 7) % 40;
      return send(`/api/v2/slots?eventTypeId=${id}&start=${day(1 + from)}&end=${day(30 + from)}`, [200]);
    }
    if (kind < 15) return send(`/team/bench/${slug}`, [200], undefined, index);
    if (kind < 19) return send(webhookPath, [202], notification());
    const attendee = {
      name: `Guest ${index}`,
      email: `guest${index}@guest.example`,
      timeZone: "Europe/Berlin",
    };
    const start = starts[Math.floor(index / 20) % starts.length];
    const body = JSON.stringify({ start, eventTypeId: own.id, attendee });
    return send("/api/v2/bookings", [201, 409], body, index);
  };
}
