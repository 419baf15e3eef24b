const minutes = (count: number) => 60_000 * count;

/** Mailboxes of one kind of account that were tried lately: those that keep failing as in an outage, and the others. */
type KindHealth = { failing: number; well: number };

/**
 * What the mailboxes of an incident do: `waiting` haven't been tried since they may resume, `failed` have and failed.
 * Beside them, `well` are the others of their kind that answered lately.
 */
type Resumption = { waiting: number; failed: number; well: number };

/** Fewer than this may be the trouble of one company as well. */
const fewestFailing = 5;
const mostOfThem = 0.6;

/** Whether so many mailboxes of one kind fail that it isn't their own trouble. */
export function isOutage({ failing, well }: KindHealth): boolean {
  return failing >= fewestFailing && failing >= mostOfThem * (failing + well);
}

const firstInterval = minutes(1);
const longestInterval = minutes(15);

/** How many mailboxes are probed for all of their kind, in each round others. */
export const canaries = 3;

/**
 * The rounds of probes of an incident, each half as far from the one before as the incident is old by then, and at most
 * 15 minutes: when they begin (epoch ms) up to `now`, and the next one.
 */
export function canaryRounds(beganAt: number, now: number): { past: number[]; next: number } {
  const past: number[] = [];
  let next = beganAt + firstInterval;
  while (next <= now) {
    past.push(next);
    next += Math.round(Math.min(longestInterval, Math.max(firstInterval, (next - beganAt) / 2)));
  }
  return { past, next };
}

/** The mailboxes that resume first; a minute later twice as many do, and so on. */
const firstBatch = 4;
const batchEvery = minutes(1);

/** How long after the incident's mailboxes may resume the one of this rank (from 0) does, in ms. */
export const resumeDelay = (rank: number) => Math.floor(Math.log2(rank / firstBatch + 1)) * batchEvery;

/** A mailbox that may resume is tried within this time. */
const tryingTakes = minutes(0.5);

/** How many mailboxes have resumed and been tried so many ms after the first may, where there are that many. */
function resumedBy(ms: number): number {
  const batches = Math.floor((ms - tryingTakes) / batchEvery) + 1;
  return batches < 1 ? 0 : firstBatch * (2 ** Math.min(batches, 40) - 1);
}

/**
 * What becomes of an incident while its mailboxes resume: it goes on as before when most of those that were tried failed,
 * and ends when all were tried and most succeeded.
 */
export function followResumption(
  resumingFor: number,
  { waiting, failed, well }: Resumption,
): "relapse" | "go on" | "end" {
  if (waiting === 0) return isOutage({ failing: failed, well }) ? "relapse" : "end";
  const tried = resumedBy(resumingFor);
  return failed >= canaries && failed >= mostOfThem * tried ? "relapse" : "go on";
}
