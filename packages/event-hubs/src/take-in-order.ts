import { setTimeout as delay } from "node:timers/promises";

const firstPause = 250;
const longestPause = 10_000;

/**
 * Tries until it succeeds, with pauses that grow; false where it was given up. Microsoft's client goes on to the next events when its
 * handler throws, so that what couldn't be stored would be lost: here the partition waits instead.
 */
export async function untilItSucceeds(
  act: () => Promise<unknown>,
  { signal, onFailure }: { signal: AbortSignal; onFailure: (error: unknown) => void },
): Promise<boolean> {
  for (let pause = firstPause; !signal.aborted; pause = Math.min(pause * 2, longestPause)) {
    try {
      await act();
      return true;
    } catch (error) {
      onFailure(error);
      await delay(pause, undefined, { signal }).catch(() => {});
    }
  }
  return false;
}
