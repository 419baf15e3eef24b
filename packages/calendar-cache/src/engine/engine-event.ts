import type { FailureKind } from "./provider.ts";

/** What the engine tells who counts: one for each thing done. Times in ms. No names, ids or calendar content. */
export type EngineEvent =
  | {
      kind: "refresh";
      reason: string;
      outcome: "changed" | "unchanged" | "superseded" | FailureKind;
      ms: number;
    }
  /** from the first mark that a refresh answers to the moment its snapshot is stored */
  | { kind: "fresh"; sinceMarked: number }
  /** all calendars of one answer whose busy times came from there, and how old each one's are, where they are known */
  | {
      kind: "read";
      source: "cached" | "live" | "stale" | "unavailable";
      calendars: number;
      ages: readonly number[];
    }
  /** one payload of change notifications: how many subscriptions were marked, how many items were not used */
  | { kind: "notifications"; processed: number; skipped: number }
  | { kind: "lifecycle"; event: string }
  /** so many items of one list, of calendars or events say, can't be read and were left out; `list` is whose */
  | { kind: "broken items"; list: string; count: number }
  /** so many mailboxes may be refreshed at once in this process from now on */
  | { kind: "lanes"; count: number }
  | { kind: "sweep"; ms: number; failed: number };
