import type { Database } from "@calcache/prisma";
import type { ProcessCache } from "../store/process-cache.ts";
import type { EngineEvent } from "./engine-event.ts";
import type { OtherBusyTimes } from "./other-busy-times.ts";
import type { Providers } from "./providers.ts";

/** One structured line: fields, then a message. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** What the engine works with. Everything that reaches the outside world is in here. */
export type Engine = {
  db: Database;
  providers: Providers;
  /** Reads calendars that no provider reads, in `budget` ms; without one these are unknown. */
  others?: { busyTimes: OtherBusyTimes; budget: number };
  /** What this process remembers of stored calendars. */
  cache: ProcessCache;
  /** epoch milliseconds */
  now: () => number;
  log: Log;
  /** Hears of everything that is worth counting. */
  observe: (event: EngineEvent) => void;
  settings: {
    /** months kept warm, the current one included */
    months: number;
    /** a watched calendar not confirmed for this long is polled */
    pollMinutes: number;
  };
  /**
   * Tells open pages that these calendars have changed. A process that dies before it does so leaves them as they are until they are
   * next told or loaded; what is answered and booked goes by what is stored.
   */
  tell: (calendarIds: readonly number[]) => Promise<void>;
  /** Asks for a refresh of these mailboxes' dirty calendars, in `after` ms or now. May be lost: the marks are the truth. */
  wake: (mailboxIds: readonly number[], after?: number) => Promise<void>;
};
