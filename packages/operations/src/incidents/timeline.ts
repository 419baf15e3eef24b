import type { PostmortemFacts } from "./postmortem-facts.ts";

/** What happened, by when it did; times are epoch ms. */
export function timelineOf({
  outage,
  alerts,
  updates,
  notes,
}: PostmortemFacts): { at: number; text: string }[] {
  const at = (time: number | null, text: string) => (time === null ? [] : [{ at: time, text }]);
  return [
    ...(outage === null
      ? []
      : [
          ...at(outage.beganAt, `Most accounts of ${outage.accountKind} fail: ${outage.reason}`),
          ...at(outage.resumingAt, `The first account of ${outage.accountKind} answers again`),
          ...at(outage.endedAt, `Most accounts of ${outage.accountKind} answer again`),
        ]),
    ...alerts.flatMap(({ rule, openedAt, closedAt }) => [
      ...at(openedAt, `Alert ${rule} opens`),
      ...at(closedAt, `Alert ${rule} closes`),
    ]),
    ...updates.map(({ at: time, status, body }) => ({
      at: time,
      text: `Told the public (${status}): ${body}`,
    })),
    ...notes.map(({ at: time, body }) => ({ at: time, text: `Note: ${body}` })),
  ].toSorted((one, other) => one.at - other.at);
}
