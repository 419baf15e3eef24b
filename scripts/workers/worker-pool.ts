/** ms for which a worker isn't needed before it ends: a burst seldom comes alone, and a start costs seconds. */
const calmFor = 60_000;

/** How many workers there are, and when all of them were last needed (epoch ms). */
export type WorkerPool = { readonly count: number; readonly neededAt: number };

/** The pool as the load wants it: grown at once, or smaller by one after a minute of calm. */
export function resized(
  { count, neededAt }: WorkerPool,
  wanted: number,
  { min, max }: { min: number; max: number },
  now: number,
): WorkerPool {
  const target = Math.min(Math.max(wanted, min), max);
  if (target >= count) return { count: target, neededAt: now };
  return now - neededAt < calmFor ? { count, neededAt } : { count: count - 1, neededAt: now };
}
