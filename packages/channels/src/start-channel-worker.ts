import { coalesce } from "@calcache/calendar-cache";
import { watchAccounts } from "./accounts/watch-accounts.ts";
import type { Channels } from "./channel/channels.ts";
import { claimNotices } from "./deliver/claim-notices.ts";
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
const mostAtOnce = 64;

/** Begins to gather and deliver notices, in as many processes as there are. The answer stops it, once what is on its way has arrived. */
export function startChannelWorker(channels: Channels): () => Promise<void> {
  const { db, log } = channels;
  const { post, close } = openPost(channels.targets);
  const keep = coalesce((settled: readonly Settled[]) => keepAttempts(db, settled));
  const sending = new Set<Promise<void>>();
  let stopped = false;

  const failed = (what: string) => (error: unknown) => log.error({ err: error }, `[Channels] ${what} failed`);

  function send(claim: Awaited<ReturnType<typeof claimNotices>>[number]) {
    const sent: Promise<void> = deliver(channels, post, claim, keep)
      .catch(failed("delivering a notice"))
      .finally(() => {
        sending.delete(sent);
        // Looking costs as much for one as for many.
        if (sending.size <= mostAtOnce / 2) pump();
      });
    sending.add(sent);
  }

  const pump = oneAtATime(async () => {
    while (!stopped && sending.size < mostAtOnce) {
      const claims = await claimNotices(channels, mostAtOnce - sending.size);
      if (claims.length === 0) return;
      claims.forEach(send);
    }
  }, failed("looking for notices"));

  const exists = async () => (await db.channel.findFirst({ select: { id: true } })) !== null;
  const timers = [
    setInterval(pump, deliverEvery),
    setInterval(
      oneAtATime(() => gather(channels), failed("gathering changes")),
      gatherEvery,
    ),
    setInterval(
      oneAtATime(
        async () => ((await exists()) ? watchAccounts(channels) : undefined),
        failed("looking at accounts"),
      ),
      watchAccountsEvery,
    ),
    setInterval(
      oneAtATime(() => pruneChannels(channels), failed("forgetting old notices")),
      pruneEvery,
    ),
  ];
  return async () => {
    stopped = true;
    timers.forEach(clearInterval);
    await Promise.all(sending);
    await close();
  };
}

/** Does the work unless it is being done; whoever asks meanwhile has it done once more afterwards. */
function oneAtATime(work: () => Promise<unknown>, failed: (error: unknown) => void): () => void {
  let running = false;
  let again = false;
  return function run() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    work()
      .catch(failed)
      .finally(() => {
        running = false;
        if (!again) return;
        again = false;
        run();
      });
  };
}
