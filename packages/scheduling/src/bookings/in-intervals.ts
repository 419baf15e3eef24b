import type { Log } from "@calcache/calendar-cache";

/** Work that is done every so many ms. */
type Work = { name: string; every: number; run: () => Promise<unknown> };

/** Does each of these in its interval, never twice at a time; what fails is logged and tried again. The answer stops it. */
export function inIntervals(log: Log, works: readonly Work[]): () => void {
  const timers = works.map(({ name, every, run }) => {
    let running = false;
    return setInterval(async () => {
      if (running) return;
      running = true;
      try {
        await run();
      } catch (error) {
        log.error({ err: error }, `${name} failed`);
      } finally {
        running = false;
      }
    }, every);
  });
  return () => timers.forEach(clearInterval);
}
