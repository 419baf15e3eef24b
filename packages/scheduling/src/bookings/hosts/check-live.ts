import { setTimeout as delay } from "node:timers/promises";
import { type Intervals, type MinuteRange, union } from "@calcache/availability";
import { type Engine, readAvailability } from "@calcache/calendar-cache";
import type { EventTypeHost } from "../../event-types/event-type.ts";

/**
 * Reads hosts' calendars past the cache, side by side.
 * @param budget ms; whoever hasn't answered by then hasn't
 * @returns each host's busy times by user id; null for one whose calendars didn't all answer in time
 */
export async function readLive(
  engine: Engine,
  hosts: readonly EventTypeHost[],
  range: MinuteRange,
  budget: number,
): Promise<Map<number, Intervals | null>> {
  const timer = new AbortController();
  const tooLate = delay(Math.max(0, budget), null, { signal: timer.signal }).catch(() => null);
  const answers = await Promise.all(
    hosts.map(async (host): Promise<[number, Intervals | null]> => {
      const busy = readHost(engine, host, range).catch((error) => {
        engine.log.warn({ err: error }, "[Booking] a calendar could not be read live");
        return null;
      });
      return [host.userId, await Promise.race([busy, tooLate])];
    }),
  );
  timer.abort();
  return new Map(answers);
}

async function readHost(
  engine: Engine,
  { calendars }: EventTypeHost,
  range: MinuteRange,
): Promise<Intervals | null> {
  const answers =
    calendars.length === 0 ? [] : await readAvailability(engine, calendars, range, { serveCache: false });
  const live = answers.flatMap((answer) => (answer.source === "live" ? [answer.busy] : []));
  return live.length < answers.length ? null : union(live);
}
