import { coalesce } from "@calcache/calendar-cache";
import { watchAccounts } from "./accounts/watch-accounts.ts";
import type { Channels } from "./channel/channels.ts";
import { type Claim, claimNotices } from "./deliver/claim-notices.ts";
import { deliver } from "./deliver/deliver.ts";
import { keepAttempts, type Settled } from "./deliver/keep-attempts.ts";
import { openPost } from "./deliver/post-notice.ts";
import { pruneChannels } from "./deliver/prune-channels.ts";
import { gather } from "./gather/gather.ts";

const gatherEvery = 500;
const deliverEvery = 500;
const watchAccountsEvery = 5_000;
const pruneEvery = 60 * 60_000;

/** So many notices are on their way at once, each to another channel: a slow receiver holds up its own alone. */
const mostAtOnce = 256;

/** Begins to gather and deliver notices, in as many processes as there are. The answer stops it, once what is under way is done. */
export function startChannelWorker(channels: Channels): () => Promise<void> {
  const { db, log } = channels;
  const { post, close } = openPost(channels.targets);
  const keep = coalesce((settled: readonly Settled[]) => keepAttempts(db, settled));
  const underWay = new Set<Promise<void>>();
  let sending = 0;
  let stopped = false;

  const failed = (what: string) => (error: unknown) => log.error({ err: error }, `[Channels] ${what} failed`);

  function track(work: Promise<void>): void {
    const tracked = work.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  }

  async function send(claim: Claim): Promise<void> {
    sending += 1;
    await deliver(channels, post, claim, keep).catch(failed("delivering a notice"));
    sending -= 1;
    // Looking costs as much for one as for many.
    if (sending <= mostAtOnce / 2) track(pump());
  }

  const pump = oneAtATime(async () => {
    while (!stopped && sending < mostAtOnce) {
      const claims = await claimNotices(channels, mostAtOnce - sending);
      if (claims.length === 0) return;
      for (const claim of claims) track(send(claim));
    }
  }, failed("looking for notices"));

  async function lookAtAccounts(): Promise<void> {
    if ((await db.apiKey.findFirst({ select: { id: true } })) !== null) await watchAccounts(channels);
  }

  const every = (ms: number, work: () => Promise<unknown>, what: string) => {
    const run = oneAtATime(work, failed(what));
    return setInterval(() => track(run()), ms);
  };
  const timers = [
    setInterval(() => track(pump()), deliverEvery),
    every(gatherEvery, () => gather(channels), "gathering changes"),
    every(watchAccountsEvery, lookAtAccounts, "looking at accounts"),
    every(pruneEvery, () => pruneChannels(channels), "forgetting old notices"),
  ];
  return async () => {
    stopped = true;
    timers.forEach(clearInterval);
    while (underWay.size > 0) await Promise.all(underWay);
    await close();
  };
}

/**
 * Does the work unless it is being done; whoever asks meanwhile has it done once more afterwards. Of failures that follow each other, as
 * while the database is away, the first is told.
 */
function oneAtATime(work: () => Promise<unknown>, failed: (error: unknown) => void): () => Promise<void> {
  let running = false;
  let again = false;
  let isFailing = false;
  return async function run(): Promise<void> {
    again = running;
    if (running) return;
    running = true;
    try {
      await work();
      isFailing = false;
    } catch (error) {
      if (!isFailing) failed(error);
      isFailing = true;
    }
    running = false;
    if (again) return run();
  };
}
