import { randomUUID } from "node:crypto";

/** A limit on how many pages are made at once; further visitors wait their turn, in the order in which they came. */
export type Turns = {
  /** The id of a turn, to be ended; null where none came in time. */
  take(): Promise<string | null>;
  /** Lets the next one in. A turn that has ended already stays so. */
  end(id: string | null): void;
};

/**
 * @param most pages at once
 * @param patience ms for which a visitor waits
 * @param longest ms after which a turn is over that nobody has ended
 */
export function createTurns({
  most,
  patience,
  longest,
}: {
  most: number;
  patience: number;
  longest: number;
}): Turns {
  const taken = new Map<string, NodeJS.Timeout>();
  const waiting = new Set<() => void>();

  function begin(): string {
    const id = randomUUID();
    taken.set(id, setTimeout(() => end(id), longest).unref());
    return id;
  }

  function end(id: string | null): void {
    const timer = taken.get(id ?? "");
    if (id === null || timer === undefined) return;
    clearTimeout(timer);
    taken.delete(id);
    const [first] = waiting;
    first?.();
  }

  return {
    async take() {
      if (taken.size < most && waiting.size === 0) return begin();
      return new Promise((resolve) => {
        const giveUp = () => {
          waiting.delete(letIn);
          resolve(null);
        };
        const timer = setTimeout(giveUp, patience);
        const letIn = () => {
          waiting.delete(letIn);
          clearTimeout(timer);
          resolve(begin());
        };
        waiting.add(letIn);
      });
    },
    end,
  };
}
