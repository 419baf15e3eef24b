import type { Database } from "@calcache/prisma";

/** A time in which most mailboxes of one kind of account couldn't be read. Epoch ms. */
export type PublicIncident = {
  id: number;
  accountKind: string;
  beganAt: number;
  /** when the first answered again */
  resumingAt: number | null;
  endedAt: number | null;
};

const shownFor = 30 * 86_400_000;
const most = 50;

/** Those that are open, and those of the last 30 days, the latest first. Why they were stays with operators. @param now epoch ms */
export async function readIncidents(db: Database, now: number): Promise<PublicIncident[]> {
  const rows = await db.incident.findMany({
    where: { OR: [{ endedAt: null }, { endedAt: { gte: new Date(now - shownFor) } }] },
    orderBy: { beganAt: "desc" },
    take: most,
  });
  return rows.map(({ id, accountKind, beganAt, resumingAt, endedAt }) => ({
    id,
    accountKind,
    beganAt: beganAt.getTime(),
    resumingAt: resumingAt?.getTime() ?? null,
    endedAt: endedAt?.getTime() ?? null,
  }));
}

/** What an incident is called. */
export const nameOf = ({ accountKind }: PublicIncident): string =>
  `Calendars of ${accountKind} can't be read`;

/** What happened in an incident, in Statuspage's words. `at`: epoch ms. */
export type IncidentUpdate = {
  status: "investigating" | "monitoring" | "resolved";
  at: number;
  body: string;
};

/** The first first. */
export function updatesOf({ accountKind, beganAt, resumingAt, endedAt }: PublicIncident): IncidentUpdate[] {
  const updates: IncidentUpdate[] = [
    {
      status: "investigating",
      at: beganAt,
      body: `Most calendars of ${accountKind} don't answer. Times are shown as they were last known; bookings are kept and written later.`,
    },
  ];
  if (resumingAt !== null)
    updates.push({
      status: "monitoring",
      at: resumingAt,
      body: `Calendars of ${accountKind} answer again, and are read one after the other.`,
    });
  if (endedAt !== null)
    updates.push({
      status: "resolved",
      at: endedAt,
      body: `Calendars of ${accountKind} are read as usual.`,
    });
  return updates;
}
