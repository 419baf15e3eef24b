import type { GraphError } from "../errors/graph-error.ts";

/** How patiently Graph is asked: how long for one exchange with its body, and for how many items of a list at a time. */
export type Pace = { timeoutMs: number; pageSize: number };

/** Graph's greatest page of events. Source: learn.microsoft.com/graph/api/calendar-list-calendarview */
const mostItems = 1000;

/** The first is the usual one. Others read big calendars like this too: with more time, and in smaller pages. */
const steps = [
  { times: 1, pageSize: mostItems },
  { times: 2, pageSize: 250 },
  { times: 3, pageSize: 100 },
  { times: 3, pageSize: 50 },
];

const hours = (count: number) => 3_600_000 * count;

/** For how long it stays slower: a calendar that is big stays so, and a server that is overloaded doesn't. */
const stays = { slow: hours(24), overloaded: hours(1) };

/** How patiently one mailbox is asked, for each operation. */
export type MailboxPace = {
  of(operation: string): Pace;
  /** Asks for this more patiently from now on, if it failed for want of patience. */
  heed(operation: string, failure: GraphError): void;
};

/** The pace of each kind of request in each mailbox, as its last answers suggest. */
export type Paces = {
  /** @param kind names a mailbox and an operation */
  of(kind: string): Pace;
  /** An answer took too long, or the server had too much to do: from now on it is asked more patiently. */
  slowDown(kind: string, why: keyof typeof stays): void;
};

/**
 * Begins with the usual pace. Only in this process's memory: another has to find out by itself.
 * @param timeoutMs of the usual pace
 * @param now epoch ms
 */
export function createPaces(timeoutMs: number, now: () => number): Paces {
  const slowed = new Map<string, { step: number; until: number }>();

  function current(kind: string) {
    const known = slowed.get(kind);
    if (known === undefined || known.until > now()) return known;
    slowed.delete(kind);
    return undefined;
  }

  return {
    of(kind) {
      const { times, pageSize } = steps[current(kind)?.step ?? 0] ?? { times: 1, pageSize: mostItems };
      return { timeoutMs: timeoutMs * times, pageSize };
    },
    slowDown(kind, why) {
      const { step, until } = current(kind) ?? { step: 0, until: 0 };
      slowed.set(kind, {
        step: Math.min(step + 1, steps.length - 1),
        until: Math.max(until, now() + stays[why]),
      });
    },
  };
}

/** The pace of one mailbox. */
export function paceIn(paces: Paces, credentialId: number): MailboxPace {
  const kind = (operation: string) => `${credentialId} ${operation}`;
  return {
    of: (operation) => paces.of(kind(operation)),
    heed(operation, { code, kind: failure, status }) {
      if (code === "TimeoutError" || status === 504) paces.slowDown(kind(operation), "slow");
      else if (status === 503 && failure === "transient") paces.slowDown(kind(operation), "overloaded");
    },
  };
}
