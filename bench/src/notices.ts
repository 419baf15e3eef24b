import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createTokenCipher } from "@calcache/accounts";
import { createTargetGuard, openPost, startChannelWorker } from "@calcache/channels";
import type { BenchResult } from "./measure/bench-result.ts";
import { percentiles, round } from "./measure/percentiles.ts";
import { atLeast, atMost } from "./measure/target.ts";
import { changeCalendars, seedChannels } from "./world/seed-channels.ts";
import { startWorld } from "./world/world.ts";

const channels = 1_000;
const changesOfEach = 10;
const gatherFor = 2_000;
const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

/**
 * From stored changes to the receivers of a thousand channels: gathered, signed, delivered and settled. The floor is a loop that posts the
 * same bodies one after the other, which no database knows of.
 */
export const notices = {
  what: `${channels * changesOfEach} changes to ${channels} channels, against a bare loop of posts`,
  async run(): Promise<BenchResult> {
    const world = await startWorld({ hosts: 1 });
    const receiver = await startReceiver();
    const targets = createTargetGuard("any");
    try {
      const cipher = createTokenCipher({ key: new Uint8Array(32).fill(7), purpose: "channel" });
      await seedChannels(world.db, { channels, callbackUrl: receiver.url, secret: cipher.encrypt(secret) });
      const quiet = () => {};
      const log = { info: quiet, warn: quiet, error: quiet };
      const { db } = world;
      const providers = new Map();
      const outside = { now: Date.now, random: Math.random, targets };
      const stop = startChannelWorker({ db, log, providers, cipher, gatherFor, ...outside });
      const began = performance.now();
      await changeCalendars(db, changesOfEach);
      const arrivals = await receiver.arrivals(channels);
      await stop();
      const [first = 0, last = 0] = [Math.min(...arrivals), Math.max(...arrivals)];
      const perSecond = (arrivals.length * 1_000) / (last - first);
      const floor = await postEach(receiver, targets);
      const late = percentiles(arrivals.map((at) => at - began));
      return {
        unit: "per second; ms",
        rows: {
          "a bare loop of posts": { "per second": round(floor) },
          delivered: { "per second": round(perSecond), ratio: round(perSecond / floor) },
          "change to receiver": late,
        },
        targets: [
          atLeast("delivered per second, against a bare loop of posts", perSecond / floor, 0.3),
          atMost("change to receiver beyond the delay that gathers, p95, in ms", late.p95 - gatherFor, 3_000),
        ],
      };
    } finally {
      receiver.close();
      await world.stop();
    }
  },
};

async function startReceiver() {
  const bodies: string[] = [];
  const times: number[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    times.push(performance.now());
    bodies.push(body);
    response.writeHead(204).end();
    server.emit("taken");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    bodies,
    /** When each of so many came, once they have. */
    async arrivals(count: number): Promise<number[]> {
      while (times.length < count) await once(server, "taken");
      return times.slice(0, count);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** How many posts a second a loop makes. */
async function postEach(
  { url, bodies }: Awaited<ReturnType<typeof startReceiver>>,
  targets: ReturnType<typeof createTargetGuard>,
): Promise<number> {
  const { post, close } = openPost(targets);
  const sent = [...bodies];
  const began = performance.now();
  for (const body of sent) await post(url, {}, body);
  const took = performance.now() - began;
  await close();
  return (sent.length * 1_000) / took;
}
