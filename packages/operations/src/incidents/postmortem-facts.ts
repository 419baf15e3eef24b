import type { Prisma } from "@calcache/prisma";
import { z } from "zod";
import { type Impact, type IncidentStatus, impacts, incidentStatuses } from "./public-incident.ts";

/** What is stored of an announced incident. Times are epoch ms. */
export type PostmortemFacts = {
  name: string;
  impact: Impact;
  resolvedAt: number;
  updates: readonly { status: IncidentStatus; at: number; body: string }[];
  notes: readonly { at: number; body: string }[];
  /** the outage that it was about, with the mailboxes that couldn't be read, at each change of their number */
  outage: {
    accountKind: string;
    beganAt: number;
    resumingAt: number | null;
    endedAt: number | null;
    reason: string;
    counts: readonly { at: number; unread: number }[];
  } | null;
  /** those that were open meanwhile; `deliveredAt`: when the first receiver had taken it */
  alerts: readonly {
    rule: string;
    severity: string;
    summary: string;
    openedAt: number;
    deliveredAt: number | null;
    closedAt: number | null;
    flaps: number;
  }[];
};

const status = z.enum(incidentStatuses);
const impact = z.enum(impacts);

/** What is stored of an announced incident that is resolved; null for any other. */
export async function readPostmortemFacts(
  db: Pick<Prisma.TransactionClient, "publicIncident" | "operatorAlert">,
  id: number,
): Promise<PostmortemFacts | null> {
  const told = await db.publicIncident.findUnique({
    where: { id },
    include: {
      updates: { orderBy: { id: "asc" } },
      notes: { orderBy: { id: "asc" } },
      incident: { include: { counts: { orderBy: { at: "asc" } } } },
    },
  });
  if (told === null || told.resolvedAt === null) return null;
  const { incident } = told;
  const from = incident !== null && incident.beganAt < told.openedAt ? incident.beganAt : told.openedAt;
  const alerts = await db.operatorAlert.findMany({
    where: {
      openedAt: { not: null, lte: told.resolvedAt },
      OR: [{ closedAt: null }, { closedAt: { gte: from } }],
    },
    orderBy: { openedAt: "asc" },
    include: { messages: { where: { failure: null }, orderBy: { settledAt: "asc" }, take: 1 } },
  });
  return {
    name: told.name,
    impact: impact.parse(told.impact),
    resolvedAt: told.resolvedAt.getTime(),
    updates: told.updates.map((one) => ({
      status: status.parse(one.status),
      at: one.at.getTime(),
      body: one.body,
    })),
    notes: told.notes.map(({ at, body }) => ({ at: at.getTime(), body })),
    outage: incident && {
      accountKind: incident.accountKind,
      beganAt: incident.beganAt.getTime(),
      resumingAt: incident.resumingAt?.getTime() ?? null,
      endedAt: incident.endedAt?.getTime() ?? null,
      reason: incident.reason,
      counts: incident.counts.map(({ at, unread }) => ({ at: at.getTime(), unread })),
    },
    alerts: alerts.flatMap(({ openedAt, messages, ...alert }) =>
      openedAt === null
        ? []
        : {
            rule: alert.rule,
            severity: alert.severity,
            summary: alert.summary,
            flaps: alert.flaps,
            openedAt: openedAt.getTime(),
            closedAt: alert.closedAt?.getTime() ?? null,
            deliveredAt: messages[0]?.settledAt?.getTime() ?? null,
          },
    ),
  };
}
