import type { Database, Prisma } from "@calcache/prisma";
import { z } from "zod";
import {
  type Impact,
  type IncidentStatus,
  impacts,
  incidentStatuses,
  type PublicIncident,
} from "./public-incident.ts";

/** An incident as operators tell the public of it. Times are epoch ms. */
export type Announcement = {
  id: number;
  name: string;
  impact: Impact;
  /** the outage that it is about */
  incidentId: number | null;
  openedAt: number;
  nextUpdateBy: number | null;
  resolvedAt: number | null;
  /** the first first */
  updates: { id: number; status: IncidentStatus; body: string; at: number }[];
};

const shownFor = 30 * 86_400_000;
const most = 50;
const impact = z.enum(impacts);
const status = z.enum(incidentStatuses);

/** Those that are open, and those of the last 30 days, the latest first. @param now epoch ms */
export async function readAnnouncements(db: Database, now: number): Promise<Announcement[]> {
  const rows = await db.publicIncident.findMany({
    where: { OR: [{ resolvedAt: null }, { resolvedAt: { gte: new Date(now - shownFor) } }] },
    orderBy: { id: "desc" },
    take: most,
    include: withUpdates,
  });
  return rows.map(announcementOf);
}

/** One of them, with the draft of its postmortem once it is resolved; null where there is none of this id. */
export async function readAnnouncement(
  db: Database,
  id: number,
): Promise<(Announcement & { postmortem: string | null }) | null> {
  const row = await db.publicIncident.findUnique({ where: { id }, include: withUpdates });
  return row && { ...announcementOf(row), postmortem: row.postmortem };
}

const withUpdates = { updates: { orderBy: { id: "asc" } } } as const satisfies Prisma.PublicIncidentInclude;

function announcementOf(row: Prisma.PublicIncidentGetPayload<{ include: typeof withUpdates }>): Announcement {
  return {
    id: row.id,
    name: row.name,
    impact: impact.parse(row.impact),
    incidentId: row.incidentId,
    openedAt: row.openedAt.getTime(),
    nextUpdateBy: row.nextUpdateBy?.getTime() ?? null,
    resolvedAt: row.resolvedAt?.getTime() ?? null,
    updates: row.updates.map((update) => ({
      id: update.id,
      status: status.parse(update.status),
      body: update.body,
      at: update.at.getTime(),
    })),
  };
}

/** As anybody may read it. @param outage the one that it is about, began at epoch ms; null where it is about none */
export const tellAnnouncement = (
  one: Announcement,
  outage: { accountKind: string; beganAt: number } | null,
): PublicIncident => ({
  id: `announced-${one.id}`,
  name: one.name,
  impact: one.impact,
  accountKind: outage?.accountKind ?? null,
  beganAt: Math.min(one.openedAt, outage?.beganAt ?? one.openedAt),
  resolvedAt: one.resolvedAt,
  nextUpdateBy: one.nextUpdateBy,
  updates: one.updates.map((update) => ({ ...update, id: `announced-${one.id}-${update.id}` })),
});
