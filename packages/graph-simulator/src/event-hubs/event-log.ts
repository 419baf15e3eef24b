/** One event as a hub holds it. Sequence numbers and offsets grow within a partition; offsets are texts to whoever reads them. */
export type HubEvent = { sequence: number; offset: string; enqueuedAt: number; body: Buffer };

/** The events of a hub: some partitions, each in order, each forgetting its oldest. */
export type EventLog = {
  partitions: readonly string[];
  /** Puts an event into the next partition in turn, or into this one. */
  append: (body: string | Buffer, partition?: string) => HubEvent;
  /** The events of a partition from this sequence number on. */
  from: (partition: string, sequence: number) => readonly HubEvent[];
  /** The first that is kept, and the last that was ever put in; null while none was. */
  ends: (partition: string) => { first: number; last: HubEvent | null };
  /** Forgets all but the latest so many of each partition, as a hub does once its retention is over. */
  expire: (keep: number) => void;
  /** Deletes the hub and makes it anew under its name: empty, with sequence numbers and offsets from 0 on. */
  recreate: () => void;
  /** Hears of each partition that got an event. */
  onAppend: (hear: (partition: string) => void) => void;
};

const kept = 10_000;

/**
 * Makes an empty hub. Sequence numbers begin at `now`: one that is made anew has none that the one before it had, so that a reader's
 * checkpoint stays behind what comes.
 * @param now epoch ms
 */
export function createEventLog(count: number, now: () => number): EventLog {
  const partitions = Array.from({ length: count }, (_, index) => String(index));
  const begin = now();
  const events = new Map(partitions.map((partition) => [partition, { held: [] as HubEvent[], next: begin }]));
  const listeners: ((partition: string) => void)[] = [];
  let turn = 0;

  function held(partition: string) {
    const found = events.get(partition);
    if (found === undefined) throw new Error(`there is no partition ${partition}`);
    return found;
  }

  return {
    partitions,
    append(body, partition = partitions[turn++ % count] ?? "0") {
      const of = held(partition);
      const sequence = of.next++;
      const event = { sequence, offset: String(sequence * 64), enqueuedAt: now(), body: Buffer.from(body) };
      of.held.push(event);
      if (of.held.length > kept) of.held.shift();
      for (const hear of listeners) hear(partition);
      return event;
    },
    from(partition, sequence) {
      const all = held(partition).held;
      const first = all[0]?.sequence ?? 0;
      return all.slice(Math.max(0, sequence - first));
    },
    ends(partition) {
      const { held: all, next } = held(partition);
      return { first: all[0]?.sequence ?? next, last: all.at(-1) ?? null };
    },
    expire(keep) {
      for (const { held } of events.values()) held.splice(0, Math.max(0, held.length - keep));
    },
    recreate() {
      for (const partition of partitions) events.set(partition, { held: [], next: 0 });
    },
    onAppend: (hear) => listeners.push(hear),
  };
}
