import { setTimeout as delay } from "node:timers/promises";

/** Whether a promise settles in this time; null waits as long as it takes. */
export async function isSettledWithin(promise: Promise<unknown>, ms: number | null): Promise<boolean> {
  const settled = promise.then(
    () => true,
    () => true,
  );
  if (ms === null) return settled;
  const timer = new AbortController();
  const isSettled = await Promise.race([settled, delay(ms, false, { signal: timer.signal })]);
  timer.abort();
  return isSettled;
}
