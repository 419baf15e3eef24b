import type { Database } from "@calcache/prisma";
import { type IncidentProgress, leftoversFor, percentBack, readProgress } from "./incident-counts.ts";
import type { IncidentUpdate, PublicIncident } from "./public-incident.ts";

/** A time in which most mailboxes of one kind of account couldn't be read, as it was found by itself. Epoch ms. */
export type Outage = {
  id: number;
  accountKind: string;
  beganAt: number;
  /** when the first answered again */
  resumingAt: number | null;
  /** when most had */
  endedAt: number | null;
  /** null where nothing was counted */
  progress: IncidentProgress | null;
};

const shownFor = 30 * 86_400_000;
const most = 50;

/** Those that are open, and those of the last 30 days, the latest first. Why they were stays with operators. @param now epoch ms */
export async function readOutages(db: Database, now: number): Promise<Outage[]> {
  const rows = await db.incident.findMany({
    where: { OR: [{ endedAt: null }, { endedAt: { gte: new Date(now - shownFor) } }] },
    orderBy: { beganAt: "desc" },
    take: most,
  });
  const progress = await readProgress(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, accountKind, beganAt, resumingAt, endedAt }) => ({
    id,
    accountKind,
    beganAt: beganAt.getTime(),
    resumingAt: resumingAt?.getTime() ?? null,
    endedAt: endedAt?.getTime() ?? null,
    progress: progress.get(id) ?? null,
  }));
}

/** When one was over for all, or what is left is no longer its; null before. @param now epoch ms */
export function overAt({ endedAt, progress }: Outage, now: number): number | null {
  if (endedAt === null) return null;
  if (progress === null) return endedAt;
  if (progress.allBackAt !== null) return Math.max(endedAt, progress.allBackAt);
  return now - endedAt >= leftoversFor ? endedAt + leftoversFor : null;
}

/** What an outage is called. */
export const outageName = ({ accountKind }: Pick<Outage, "accountKind">): string =>
  `Calendars of ${accountKind} can't be read`;

/** An outage of which no operator has written. @param now epoch ms */
export function tellOutage(outage: Outage, now: number): PublicIncident {
  const { id, accountKind, beganAt } = outage;
  return {
    id: String(id),
    name: outageName(outage),
    impact: "major",
    accountKind,
    beganAt,
    resolvedAt: overAt(outage, now),
    nextUpdateBy: null,
    updates: updatesOf(outage, now),
  };
}

function updatesOf(outage: Outage, now: number): IncidentUpdate[] {
  const { id, accountKind, beganAt, resumingAt, endedAt, progress } = outage;
  const update = (step: string, status: IncidentUpdate["status"], at: number | null, body: string) =>
    at === null ? [] : [{ id: `${id}-${step}`, status, at, body }];
  const back = progress === null ? "" : ` ${percentBack(progress)} % of the affected accounts are back.`;
  const isLeft = progress !== null && progress.unread > 0;
  return [
    ...update(
      "investigating",
      "investigating",
      beganAt,
      `Most calendars of ${accountKind} don't answer. Times are shown as they were last known; bookings are kept and written later.`,
    ),
    ...update(
      "monitoring",
      "monitoring",
      resumingAt,
      `Calendars of ${accountKind} answer again, and are read one after the other.${endedAt === null ? back : ""}`,
    ),
    ...update(
      "left",
      "monitoring",
      isLeft ? endedAt : null,
      `Most calendars of ${accountKind} are read as usual.${back}`,
    ),
    ...update("resolved", "resolved", overAt(outage, now), `Calendars of ${accountKind} are read as usual.`),
  ];
}
