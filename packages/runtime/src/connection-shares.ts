/** How many connections to the database each of a process's pools may have. */
export type ConnectionShares = {
  /** reads and writes through Prisma */
  main: number;
  /** reads of slots and pages, which are answered while all writes wait */
  reads: number;
  /** hosts' tokens while they are renewed */
  hostTokens: number;
  /** visitors' tokens while they are renewed */
  visitorTokens: number;
  /** the queue of mailboxes */
  queue: number;
};

/** Connections that listen: the queue's for jobs, and one for open pages. */
const listening = 2;

/** Of the default of 22 connections. */
const usual: ConnectionShares = { main: 6, reads: 4, hostTokens: 4, visitorTokens: 2, queue: 4 };
const usualTotal = 20;

/** Shares a process's connections out among its pools, in the proportions of the default; together they are no more than `total`. */
export function connectionShares(total: number): ConnectionShares {
  const share = (usually: number) => Math.max(1, Math.floor(((total - listening) * usually) / usualTotal));
  return {
    main: share(usual.main),
    reads: share(usual.reads),
    hostTokens: share(usual.hostTokens),
    visitorTokens: share(usual.visitorTokens),
    queue: share(usual.queue),
  };
}
