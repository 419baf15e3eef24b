import { availableParallelism, loadavg } from "node:os";

/** ms after which a test is broken off. */
export const hang = 600_000;

/**
 * How long to wait on this machine, as busy as it is now, for what takes some time on an idle one.
 * @param ms on an idle machine
 */
export function patience(ms: number): number {
  const [lastMinute = 0] = loadavg();
  return ms * slowness(lastMinute, availableParallelism());
}

/**
 * How many times slower a machine is than when it is idle: by as many processes as want each of its processors. Twice
 * that, because the load is a minute's mean, and a test that fails for want of time is worth less than one that waits.
 * @param load processes that run or want to; 0 on Windows, which doesn't tell
 */
export const slowness = (load: number, processors: number): number => Math.max(1, (2 * load) / processors);
