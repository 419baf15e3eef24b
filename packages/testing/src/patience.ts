import { availableParallelism, loadavg } from "node:os";

/** ms after which a test is broken off. */
export const hang = 600_000;

/**
 * How long to wait on this machine, as busy as it is now, for what takes some time on an idle one.
 * @param ms on an idle machine
 * @returns whole ms, as `AbortSignal.timeout` takes no others
 */
export function patience(ms: number): number {
  const [lastMinute = 0] = loadavg();
  return stretched(ms, lastMinute, availableParallelism());
}

/**
 * A time as a busy machine needs it: as many times longer as processes want each of its processors. Twice that, because the load
 * is a minute's mean, and a test that fails for want of time is worth less than one that waits.
 * @param load processes that run or want to; 0 on Windows, which doesn't tell
 */
export const stretched = (ms: number, load: number, processors: number): number =>
  Math.ceil(ms * Math.max(1, (2 * load) / processors));
