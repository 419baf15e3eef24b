/** How soon somebody must look, the least urgent first. */
export const severities = ["info", "review", "look-now"] as const;
export type Severity = (typeof severities)[number];

/** How long an alert may stay open before it becomes more urgent, in ms. */
export type Escalation = {
  /** an `info` becomes a `review` */
  infoFor: number;
  /** a `review` becomes a `look-now`; Saturdays and Sundays (UTC) don't count */
  reviewFor: number;
};

/**
 * The severity of an alert that has been open with this one since then. One that comes and goes stays open, and so becomes
 * more urgent, too: nobody may get used to it.
 * @param since epoch ms, as `now`: since when it has been open with this severity, or when it was acknowledged
 */
export function escalated(severity: Severity, since: number, now: number, escalation: Escalation): Severity {
  if (severity === "info") return now - since >= escalation.infoFor ? "review" : "info";
  if (severity === "review") return workingTime(since, now) >= escalation.reviewFor ? "look-now" : "review";
  return severity;
}

const day = 24 * 60 * 60_000;

/** How much of a half-open range of epoch ms lies outside Saturdays and Sundays (UTC), in ms. */
export function workingTime(start: number, end: number): number {
  let worked = 0;
  for (let at = start; at < end; ) {
    const midnight = Math.min(end, (Math.floor(at / day) + 1) * day);
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) worked += midnight - at;
    at = midnight;
  }
  return worked;
}
