import { Agent, request } from "node:http";
import { percentiles, round } from "./percentiles.ts";

export type Load = { "requests per second": number; p50: number; p95: number; max: number };

/** What is posted: a URL, the body of the next request, and the status that every answer must have. */
export type Post = { url: string; body: () => string; status: number };

/**
 * Posts as fast as the answers come, over `concurrency` connections that stay open; first one, then the other, for
 * `turn` ms each, so many turns, so that whatever else the machine does meets both alike. The first turns warm up and
 * don't count. Before each turn, `settle` waits for what the one before has left behind.
 * @returns of both: requests per second, and the times to answer in ms
 */
export async function compareLoads(
  posts: readonly [Post, Post],
  {
    concurrency,
    turn,
    turns,
    settle,
  }: { concurrency: number; turn: number; turns: number; settle: () => Promise<void> },
): Promise<[Load, Load]> {
  const times: [number[], number[]] = [[], []];
  for (let count = 0; count <= turns; count++) {
    for (const index of [0, 1] as const) {
      await settle();
      const taken = await postFor(posts[index], concurrency, turn);
      if (count > 0) times[index].push(...taken);
    }
  }
  const load = (taken: readonly number[]) => ({
    "requests per second": round(taken.length / ((turn * turns) / 1000)),
    ...percentiles(taken),
  });
  return [load(times[0]), load(times[1])];
}

async function postFor(post: Post, concurrency: number, duration: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  const end = performance.now() + duration;
  const postOneByOne = async () => {
    for (let sent = performance.now(); sent < end; sent = performance.now()) {
      const status = await postOnce(agent, post.url, post.body());
      if (status !== post.status) throw new Error(`${post.url} answered ${status}`);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, postOneByOne));
  agent.destroy();
  return times;
}

function postOnce(agent: Agent, url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sending = request(url, { agent, method: "POST", headers }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
    });
    sending.on("error", reject).end(body);
  });
}
