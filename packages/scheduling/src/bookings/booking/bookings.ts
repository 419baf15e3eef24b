import type { Engine } from "@calcache/calendar-cache";

/** What nobody can say of a booking and a host who hasn't the key. @param hostId user id */
export type HostSecret = (uid: string, hostId: number) => string;

/** What booking works with. Everything that reaches the outside world is in here. */
export type Bookings = {
  engine: Engine;
  /** Of 128 random bits or more: whoever knows a booking's uid may see, move and cancel it. */
  newUid: () => string;
  /** What a host proves by that a request is theirs to answer: in their mail's link, and nobody else's. */
  hostSecret: HostSecret;
  settings: {
    /** ms in which hosts' calendars must have answered before a booking; after that the cache decides. */
    liveCheckBudget: number;
  };
};
