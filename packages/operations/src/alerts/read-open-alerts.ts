import type { Database } from "@calcache/prisma";
import { z } from "zod";
import { type Severity, severities } from "../alert-rules/severity.ts";
import { readEmails } from "../state/read-emails.ts";
import { meaningOf, runbookOf } from "./reports/rule-words.ts";

/** An alert that is open, as an operator reads it. Times are epoch ms. */
export type OpenAlert = {
  id: number;
  rule: string;
  severity: Severity;
  summary: string;
  meaning: string;
  /** where its entry in the runbook is */
  runbook: string;
  openedAt: number;
  /** how often its condition came back */
  flaps: number;
  /** since when its condition has ceased; null while it holds */
  absentSince: number | null;
  /** who looks into it (null: a user who is gone), since it has been as urgent as it is; null: nobody said so */
  acknowledged: { at: number; by: string | null } | null;
};

const severity = z.enum(severities);

/** The most urgent first, and of these the oldest. */
export async function readOpenAlerts(db: Database): Promise<OpenAlert[]> {
  const rows = await db.operatorAlert.findMany({
    where: { closedAt: null, openedAt: { not: null } },
    orderBy: { openedAt: "asc" },
  });
  const emails = await readEmails(
    db,
    rows.flatMap(({ acknowledgedBy }) => acknowledgedBy ?? []),
  );
  const urgency = (alert: OpenAlert) => severities.indexOf(alert.severity);
  return rows
    .flatMap(({ openedAt, ...row }): OpenAlert[] =>
      openedAt === null
        ? []
        : [
            {
              id: row.id,
              rule: row.rule,
              severity: severity.parse(row.severity),
              summary: row.summary,
              meaning: meaningOf(row.rule),
              runbook: runbookOf(row.rule),
              openedAt: openedAt.getTime(),
              flaps: row.flaps,
              absentSince: row.absentSince?.getTime() ?? null,
              acknowledged:
                row.acknowledgedAt !== null && row.acknowledgedAt >= row.severitySince
                  ? { at: row.acknowledgedAt.getTime(), by: emails.get(row.acknowledgedBy ?? 0) ?? null }
                  : null,
            },
          ],
    )
    .toSorted((one, other) => urgency(other) - urgency(one));
}
