import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import type { Log } from "../engine/engine.ts";
import { type AvailabilityNews, availabilityChannel, parseAvailabilityNews } from "./availability-news.ts";

/** ms between attempts to connect, doubled from the first to the longest while they fail. */
const firstPause = 100;
const longestPause = 10_000;

/** ms. A connection that a router forgot stays silent for ever: it is asked this often, and given up without an answer. */
const checkEvery = 15_000;
const answerWithin = 5_000;

export type AvailabilityListener = {
  /** availability of these has changed */
  changed: (news: AvailabilityNews) => void;
  /** the connection was made, or made anew: whatever changed before may have been missed */
  connected: () => void;
};

/**
 * Listens for changed availability on one connection of its own, and connects again whenever it is lost.
 * @param databaseUrl a session connection, as LISTEN needs one
 * @returns a function that stops it and resolves once nothing will be heard any more
 */
export function listenForAvailability(
  databaseUrl: string,
  log: Pick<Log, "warn">,
  listener: AvailabilityListener,
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const ended = (async () => {
    let pause = firstPause;
    while (!signal.aborted) {
      await listenOnce(databaseUrl, signal, {
        ...listener,
        connected: () => {
          pause = firstPause;
          listener.connected();
        },
      }).catch((error) => log.warn({ err: error }, "listening for changes failed; trying again"));
      await delay(pause, undefined, { signal }).catch(() => {});
      pause = Math.min(2 * pause, longestPause);
    }
  })();
  return () => {
    stopping.abort();
    return ended;
  };
}

/** Resolves when the signal comes or the server closes the connection; rejects when it can't be made or breaks. */
async function listenOnce(databaseUrl: string, signal: AbortSignal, listener: AvailabilityListener) {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: "calcache-live",
    connectionTimeoutMillis: answerWithin,
    query_timeout: answerWithin,
    keepAlive: true,
  });
  const { promise: over, resolve: end, reject: fail } = Promise.withResolvers<void>();
  const stop = () => end();
  signal.addEventListener("abort", stop, { once: true });
  client.on("error", fail).on("end", end);
  client.on("notification", ({ payload }) => {
    const news = parseAvailabilityNews(payload);
    if (news && !signal.aborted) listener.changed(news);
  });
  const begin = async () => {
    await client.connect();
    await client.query(`LISTEN ${availabilityChannel}`);
    if (!signal.aborted) listener.connected();
  };
  const check = setInterval(() => client.query("SELECT 1").catch(fail), checkEvery);
  begin().catch(fail);
  try {
    await over;
  } finally {
    clearInterval(check);
    signal.removeEventListener("abort", stop);
    // A server that is silent would keep whoever waits for its goodbye.
    client.end().catch(() => {});
  }
}
