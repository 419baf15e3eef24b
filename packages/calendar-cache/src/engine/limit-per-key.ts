import pLimit, { type LimitFunction } from "p-limit";

/**
 * A concurrency limit for each key, in this process: at most `most` pieces of work of one key run at once, and further ones wait
 * in memory, first come first served.
 */
export function limitPerKey<Key>(
  most: number,
): <Value>(key: Key, work: () => Promise<Value>) => Promise<Value> {
  const limits = new Map<Key, { run: LimitFunction; callers: number }>();
  return async (key, work) => {
    const limit = limits.get(key) ?? { run: pLimit(most), callers: 0 };
    limits.set(key, limit);
    limit.callers += 1;
    try {
      return await limit.run(work);
    } finally {
      limit.callers -= 1;
      if (limit.callers === 0) limits.delete(key);
    }
  };
}
