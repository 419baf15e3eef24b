import type { Random } from "../ids.ts";
import type { Schedule } from "../schedule.ts";
import type { DeliveryOptions } from "./delivery-options.ts";
import { DEFAULT_DELIVERY } from "./delivery-options.ts";
import { withStray, withTokens } from "./envelope.ts";
import type { Notification } from "./notification.ts";
import type { Post } from "./post.ts";

const FIRST_DEADLINE_MS = 3_000;
const RETRY_DEADLINE_MS = 10_000;
const GIVE_UP_MS = 4 * 3_600_000;
const LONGEST_PAUSE_MS = 30 * 60_000;
const MOST_PER_POST = 100;

/** Carries notifications to their URLs: gathered per URL, retried with growing pauses for up to four hours. */
export type Delivery = {
  send: (url: string, notification: Notification) => void;
  options: () => DeliveryOptions;
  setOptions: (options: DeliveryOptions) => void;
  /** Notifications neither delivered nor given up yet. */
  pending: () => number;
  /** Resolves once nothing is on its way any more. */
  settled: () => Promise<void>;
  /** Forgets everything under way. */
  close: () => void;
};

/** Makes a delivery that posts by `post` (Microsoft: /graph/change-notifications-delivery-webhooks for the deadlines). */
export function createDelivery(deps: {
  post: Post;
  schedule: Schedule;
  now: () => number;
  random: Random;
}): Delivery {
  const { post, schedule, now, random } = deps;
  const waiting = new Map<string, Notification[]>();
  const flushing = new Set<string>();
  let options = DEFAULT_DELIVERY;
  let pending = 0;
  let closed = false;
  let idleWaiters: (() => void)[] = [];

  function gather(url: string, notification: Notification): void {
    if (closed) return;
    const queue = waiting.get(url) ?? [];
    waiting.set(url, queue);
    queue.push(notification);
    plan(url);
  }

  function plan(url: string): void {
    if (options.paused || flushing.has(url)) return;
    flushing.add(url);
    schedule(() => {
      flushing.delete(url);
      if (!options.paused) flush(url);
    }, options.batchWindowMs);
  }

  function flush(url: string): void {
    const queue = waiting.get(url) ?? [];
    waiting.delete(url);
    const ordered = options.shuffle ? shuffled(queue, random) : queue;
    for (let from = 0; from < ordered.length; from += MOST_PER_POST) {
      const items = ordered.slice(from, from + MOST_PER_POST);
      const isStrayed = options.strays > 0 && random.fraction() < options.strays;
      const envelope = withTokens(isStrayed ? withStray(items) : items, options.validationTokens);
      void attempt(url, { count: items.length, body: JSON.stringify(envelope) }, { number: 0, since: now() });
    }
  }

  async function attempt(
    url: string,
    { count, body }: { count: number; body: string },
    tries: { number: number; since: number },
  ): Promise<void> {
    if (closed) return;
    const answer = await post(url, {
      contentType: "application/json; charset=utf-8",
      body,
      deadlineMs: tries.number === 0 ? FIRST_DEADLINE_MS : RETRY_DEADLINE_MS,
    });
    const delivered = answer.kind === "answered" && answer.status >= 200 && answer.status < 300;
    const pause = Math.min(options.firstRetryMs * 2 ** tries.number, LONGEST_PAUSE_MS);
    if (delivered || now() + pause - tries.since > GIVE_UP_MS) {
      return finish(count);
    }
    schedule(() => void attempt(url, { count, body }, { ...tries, number: tries.number + 1 }), pause);
  }

  function finish(count: number): void {
    pending -= count;
    if (pending > 0) return;
    for (const resolve of idleWaiters) resolve();
    idleWaiters = [];
  }

  function enter(url: string, notification: Notification): void {
    pending += 1;
    const [least, greatest] = options.delayMs;
    const delay = least + random.fraction() * Math.max(0, greatest - least);
    if (delay === 0) gather(url, notification);
    else schedule(() => gather(url, notification), delay);
  }

  return {
    send: (url, notification) => {
      if (random.fraction() < options.drop) return;
      enter(url, notification);
      if (random.fraction() < options.duplicate) enter(url, notification);
    },
    options: () => options,
    setOptions: (changed) => {
      options = changed;
      for (const url of waiting.keys()) plan(url);
    },
    pending: () => pending,
    settled: () => (pending === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve))),
    close: () => {
      closed = true;
      waiting.clear();
      finish(pending);
    },
  };
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  return items
    .map((item) => ({ item, rank: random.fraction() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
