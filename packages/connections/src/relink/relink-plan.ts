const day = 24 * 60 * 60_000;
const hour = 60 * 60_000;

/**
 * What is done about an account that only its owner can mend, and how long after they were first asked (ms): they are asked by mail,
 * reminded three times, and at last their teams' admins hear of it.
 */
export const relinkSteps = [
  { kind: "relink", after: 0 },
  { kind: "relink_reminder", after: day },
  { kind: "relink_reminder", after: 3 * day },
  { kind: "relink_reminder", after: 7 * day },
  { kind: "relink_admins", after: 8 * day },
] as const;

/** What is stored of it; `nextAt` (epoch ms) is null while nobody may be asked, and after the last step. */
export type RelinkRow = { steps: number; askedAt: number | null; nextAt: number | null };

/** An account as it is now. */
export type RelinkFacts = {
  /** only its owner can mend it, by signing in: proven, and not only likely */
  needsOwner: boolean;
  /** a calendar of it was chosen for something */
  isUsed: boolean;
  /** its kind of account has an outage, or this app's own sign-in at its provider is broken: nobody may be asked */
  isHeld: boolean;
  relink: RelinkRow | null;
};

/**
 * - `notice`: it is asked about from now on
 * - `hold`, `release`: it may not be asked about any more, or may again
 * - `step`: the next step is due
 * - `welcome`: it works again, and its owner had been asked
 * - `forget`: it works again by itself, or nobody uses it any more
 */
export type RelinkAction = "notice" | "hold" | "release" | "step" | "welcome" | "forget";

/** What is to be done about an account now; null for nothing. @param now epoch ms */
export function planRelink(
  { needsOwner, isUsed, isHeld, relink }: RelinkFacts,
  now: number,
): RelinkAction | null {
  if (relink === null) return needsOwner && isUsed ? "notice" : null;
  if (!needsOwner) return relink.steps > 0 ? "welcome" : "forget";
  if (!isUsed) return "forget";
  if (relink.steps >= relinkSteps.length) return null;
  if (isHeld) return relink.nextAt === null ? null : "hold";
  if (relink.nextAt === null) return "release";
  return relink.nextAt <= now ? "step" : null;
}

/** When the step after so many is due (epoch ms); null after the last. */
export function nextStepAt(steps: number, askedAt: number): number | null {
  const step = relinkSteps[steps];
  return step === undefined ? null : askedAt + step.after;
}

/** So long after an outage (ms) accounts may come back by themselves before any owner is asked. */
export const settles = 10 * 60_000;

/** More accounts than these that fail together, by one company's rule or when this begins to run, get turns as after an outage. */
export const mostAtOnce = 5;

/**
 * When one of many accounts is asked about (epoch ms): they take turns over some hours, so that whoever helps them isn't asked by all
 * at once, and a fix that comes late spares the rest.
 * @param rank from 0, of `count`
 */
export const turnAt = (rank: number, count: number, now: number, paceHours: number): number =>
  now + Math.floor((rank * paceHours * hour) / Math.max(count, 1));

/** The turn of one that couldn't be asked about during an outage. */
export const releaseAt = (rank: number, count: number, now: number, paceHours: number): number =>
  turnAt(rank, count, now + settles, paceHours);
