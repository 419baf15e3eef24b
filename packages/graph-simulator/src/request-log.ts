import type { AnchorName } from "./graph/protocol/anchor-mailbox.ts";

const KEPT = 20_000;

/** One request that the simulator answered. The path is without its query, which may hold secrets. */
export type RequestLogEntry = {
  seq: number;
  /** Epoch milliseconds of its arrival. */
  at: number;
  method: string;
  path: string;
  /** Name of the API call, e.g. `listCalendarView`; `unknown` for a path that Graph doesn't have. */
  operation: string;
  /** Address of the mailbox it was about, where known. */
  mailbox: string | null;
  /** By which of the mailbox's names its `x-AnchorMailbox` goes; null without one. */
  anchor: AnchorName | "wrong" | null;
  /** 0 if a fault cut the connection. */
  status: number;
  durationMs: number;
  /** Whether nobody waited for the answer any more. */
  isAbandoned: boolean;
};

/** The latest requests, oldest first. */
export type RequestLog = {
  add: (entry: Omit<RequestLogEntry, "seq">) => void;
  /** Requests with a greater `seq`. */
  since: (seq: number) => RequestLogEntry[];
  clear: () => void;
};

/** Makes an empty log; `tell` hears of every entry. */
export function createRequestLog(tell: (entry: RequestLogEntry) => void): RequestLog {
  let entries: RequestLogEntry[] = [];
  let seq = 0;
  return {
    add: (fields) => {
      seq += 1;
      const entry = { seq, ...fields };
      entries.push(entry);
      if (entries.length > 2 * KEPT) entries = entries.slice(-KEPT);
      tell(entry);
    },
    since: (after) => entries.filter((entry) => entry.seq > after).slice(-KEPT),
    clear: () => {
      entries = [];
    },
  };
}
