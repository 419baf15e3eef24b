import type { Engine } from "@calcache/calendar-cache";

/** What booking works with. Everything that reaches the outside world is in here. */
export type Bookings = {
  engine: Engine;
  /** Of 128 random bits or more: whoever knows a booking's uid may see, move and cancel it. */
  newUid: () => string;
  settings: {
    /** ms in which hosts' calendars must have answered before a booking; after that the cache decides. */
    liveCheckBudget: number;
  };
};
