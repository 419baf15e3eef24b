import type { Prisma } from "@calcache/prisma";
import { z } from "zod";
import { type Severity, severities } from "../../alert-rules/severity.ts";

const one = z.object({
  rule: z.string(),
  /** what of several is concerned; empty: the installation */
  subject: z.string(),
  severity: z.enum(severities),
  summary: z.string(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  /** how often its condition had come back */
  flaps: z.int(),
});

/** What receivers are told once a day: all alerts that are open, and those that were closed within the day before. */
export const digestReport = z.object({
  change: z.literal("digest"),
  at: z.iso.datetime(),
  /** the most urgent first, and of these the oldest */
  open: z.array(one),
  closed: z.array(one),
});
export type DigestReport = z.output<typeof digestReport>;

const day = 24 * 60 * 60_000;

/**
 * Whether a digest is due between two evaluations. The first evaluation ever tells none.
 * @param before when the rules were evaluated before, in epoch ms; null: never
 * @param hour of the day, in UTC, at which it is sent
 */
export function isDigestDue(before: number | null, now: number, hour: number): boolean {
  const offset = hour * 60 * 60_000;
  const latest = Math.floor((now - offset) / day) * day + offset;
  return before !== null && before < latest;
}

/** What the digest has to tell; null where there is nothing. @param now epoch ms */
export async function readDigest(
  tx: Pick<Prisma.TransactionClient, "operatorAlert">,
  now: number,
): Promise<DigestReport | null> {
  const rows = await tx.operatorAlert.findMany({
    where: { openedAt: { not: null }, OR: [{ closedAt: null }, { closedAt: { gt: new Date(now - day) } }] },
    orderBy: { openedAt: "asc" },
  });
  if (rows.length === 0) return null;
  const all = rows.map(({ rule, subject, severity, summary, openedAt, closedAt, flaps }) => ({
    ...{ rule, subject, summary, flaps },
    severity: severity as Severity,
    openedAt: openedAt?.toISOString() ?? "",
    closedAt: closedAt?.toISOString() ?? null,
  }));
  const urgency = ({ severity }: (typeof all)[number]) => severities.indexOf(severity);
  return {
    change: "digest",
    at: new Date(now).toISOString(),
    open: all
      .filter(({ closedAt }) => closedAt === null)
      .toSorted((first, second) => urgency(second) - urgency(first)),
    closed: all.filter(({ closedAt }) => closedAt !== null),
  };
}
