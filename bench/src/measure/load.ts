import { Agent, request } from "node:http";
import { percentiles, round } from "./percentiles.ts";

export type Load = { "requests per second": number; p50: number; p95: number; max: number };

/** What is posted: a URL, the body and headers of the next request, and the status that every answer must have. */
export type Post = {
  url: string;
  body: () => string;
  headers?: () => Record<string, string>;
  status: number;
};

/** One thing that is done again and again; over connections of this agent where it is a request. */
export type Work = (agent: Agent) => Promise<void>;

/** Posts the next request; an answer with another status than wanted is an error. */
export const posted =
  (post: Post): Work =>
  async (agent) => {
    const body = post.body();
    const status = await postOnce(agent, post.url, body, post.headers?.());
    if (status !== post.status) throw new Error(`${post.url} answered ${status}`);
  };

/**
 * Does one thing as fast as it goes, `concurrency` at once and over connections that stay open; first one, then the
 * other, for `turn` ms each, so many turns, so that whatever else the machine does meets both alike. The first turns
 * warm up and don't count. Before each turn, `settle` waits for what the one before has left behind.
 * @returns of both: how often per second, and the times it took in ms
 */
export async function compareLoads(
  works: readonly [Work, Work],
  {
    concurrency,
    turn,
    turns,
    settle,
  }: { concurrency: number; turn: number; turns: number; settle: () => Promise<void> },
): Promise<[Load, Load]> {
  const times: [number[], number[]] = [[], []];
  const durations: [number, number] = [0, 0];
  for (let count = 0; count <= turns; count++) {
    for (const index of [0, 1] as const) {
      await settle();
      const began = performance.now();
      const taken = await workFor(works[index], concurrency, turn);
      if (count === 0) continue;
      times[index].push(...taken);
      // What has begun within the turn is waited for.
      durations[index] += performance.now() - began;
    }
  }
  const load = (index: 0 | 1) => ({
    "requests per second": round(times[index].length / (durations[index] / 1000)),
    ...percentiles(times[index]),
  });
  return [load(0), load(1)];
}

async function workFor(work: Work, concurrency: number, duration: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  const end = performance.now() + duration;
  const workOneByOne = async () => {
    for (let began = performance.now(); began < end; began = performance.now()) {
      await work(agent);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, workOneByOne));
  agent.destroy();
  return times;
}

function postOnce(
  agent: Agent,
  url: string,
  body: string,
  more: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...more,
    };
    const sending = request(url, { agent, method: "POST", headers }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
    });
    sending.on("error", reject).end(body);
  });
}
