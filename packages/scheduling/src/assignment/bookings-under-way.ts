import type { AssignmentHistory } from "./assign-hosts.ts";

/** How many bookings of an event type this process is making with a host, by database and by both ids. */
const allUnderWay = new WeakMap<object, Map<string, number>>();

/** One booking that is being made. */
export type BookingUnderWay = {
  /** What came before, and with it what others are making at this moment as if it were made. */
  withOthers: (history: AssignmentHistory, now: number) => AssignmentHistory;
  /** It is being made with these hosts, and with no others any more. */
  isWith: (userIds: readonly number[]) => void;
  /** It is made, or isn't. */
  end: () => void;
};

/**
 * Lets bookings of a round robin that are made at once choose different hosts: each would find the same one to be next, since none is
 * written yet, and then wait for the others' locks of that host's time.
 */
export function bookingUnderWay(db: object, eventTypeId: number): BookingUnderWay {
  const underWay = allUnderWay.get(db) ?? new Map<string, number>();
  allUnderWay.set(db, underWay);
  let own: readonly string[] = [];
  const keyOf = (userId: number) => `${eventTypeId} ${userId}`;
  const count = (keys: readonly string[], by: 1 | -1) => {
    for (const key of keys) {
      const counted = (underWay.get(key) ?? 0) + by;
      if (counted === 0) underWay.delete(key);
      else underWay.set(key, counted);
    }
  };
  const isWith = (userIds: readonly number[]) => {
    count(own, -1);
    own = userIds.map(keyOf);
    count(own, 1);
  };
  return {
    isWith,
    end: () => isWith([]),
    withOthers(history, now) {
      if (underWay.size === 0) return history;
      return new Map(
        [...history].map(([userId, before]) => {
          const key = keyOf(userId);
          const others = (underWay.get(key) ?? 0) - (own.includes(key) ? 1 : 0);
          if (others === 0) return [userId, before];
          // Whoever has two of them is further from the next one than whoever has one.
          return [userId, { ...before, bookings: before.bookings + others, lastBookedAt: now + others }];
        }),
      );
    },
  };
}
