/** The queue's promise: a mailbox waits at most once and runs at most once. */
export type Mailboxes = {
  notify(id: number, now: number): void;
  /** The one that has waited longest, which runs from now on; null where none waits. */
  take(): number | null;
  /** Ends its turn; answers the time of the first notification that it was for. */
  finish(id: number): number;
  waiting(): number;
};

export function mailboxesOf(count: number): Mailboxes {
  const isRunning = new Uint8Array(count);
  /** of the first notification that nothing has been begun for, or NaN */
  const notifiedAt = new Float64Array(count).fill(Number.NaN);
  const takenFor = new Float64Array(count);
  let queue: number[] = [];
  let head = 0;
  return {
    notify(id, now) {
      if (!Number.isNaN(notifiedAt[id])) return;
      notifiedAt[id] = now;
      if (!isRunning[id]) queue.push(id);
    },
    take() {
      const id = queue[head];
      if (id === undefined) return null;
      head += 1;
      if (head > 10_000) [queue, head] = [queue.slice(head), 0];
      isRunning[id] = 1;
      takenFor[id] = notifiedAt[id] ?? 0;
      notifiedAt[id] = Number.NaN;
      return id;
    },
    finish(id) {
      isRunning[id] = 0;
      if (!Number.isNaN(notifiedAt[id])) queue.push(id);
      return takenFor[id] ?? 0;
    },
    waiting: () => queue.length - head,
  };
}
