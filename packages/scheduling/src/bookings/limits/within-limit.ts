import { limitPerKey } from "@calcache/calendar-cache";

/** How many of one process work in a database at once: some of its connections are left for whoever reads. */
const atOnce = 6;

/**
 * Concurrency limit of whoever books, moves or holds, by the database. Further ones wait in memory and not for connections, of
 * which each would hold one while it waits for the others' locks.
 */
export const withinLimit = limitPerKey<object>(atOnce);
