import { presentIdIn } from "@calcache/accounts";
import { calendarPatience, type Engine, integrationsOf } from "@calcache/calendar-cache";
import { everyCredential, everySelectedCalendar, Prisma } from "@calcache/prisma";
import type { ExplainedHost } from "./explain-slot.ts";

/**
 * What a host's calendars' provider refuses, and why, for a person: to have a calendar read that closes the host's time, or to take
 * events of one kind of trouble into a calendar. `since` is epoch ms.
 */
export type Refusal =
  | { kind: "calendar"; calendar: string; reason: string; since: number | null }
  | { kind: "events"; calendar: string; reason: string; count: number };

type Row = {
  userId: number;
  kind: "calendar" | "events";
  calendar: string;
  reason: string;
  since: Date | null;
  count: number;
};

/** An event that couldn't be written so often is one that its provider refuses. */
const manyFailures = 5;

/** What is refused to each of these hosts, by user id; hosts to whom nothing is are missing. One round trip. */
export async function findRefusals(
  engine: Engine,
  hosts: readonly Pick<ExplainedHost, "host">[],
): Promise<Map<number, Refusal[]>> {
  const longAgo = new Date(engine.now() - calendarPatience);
  const rows = await engine.db.$queryRaw<Row[]>`
    WITH box AS (
      SELECT DISTINCT k."userId" AS user_id, m.id FROM ${Prisma.raw(everyCredential)} k
      JOIN calcache.account a ON a.credential_id = k.id
      JOIN calcache.mailbox m ON m.integration = a.integration AND m.address = a.address
      WHERE k."userId" = ANY(${hosts.map(({ host }) => host.userId)}::int[]) AND m.integration = ANY(${integrationsOf(engine)})
    )
    SELECT b.user_id AS "userId", 'calendar' AS kind, c.external_id AS calendar, COALESCE(c.failure_reason, c.failure_kind) AS reason,
           c.failing_since AS since, 1 AS count
    FROM box b JOIN calcache.cached_calendar c ON c.mailbox_id = b.id
    WHERE (c.failure_kind IN ('permission', 'forbidden', 'gone') OR c.failing_since <= ${longAgo})
      AND EXISTS (SELECT FROM ${Prisma.raw(everySelectedCalendar)} s
                  WHERE s."userId" = b.user_id AND c.external_id = ${Prisma.raw(presentIdIn("b", 's."externalId"'))})
    UNION ALL
    SELECT b.user_id, 'events', w.external_id, COALESCE(max(e.failure_reason), e.failure_kind), NULL, count(*)::int
    FROM box b
    JOIN calcache.written_calendar w ON w.mailbox_id = b.id
    JOIN calcache.calendar_event e ON e.calendar_id = w.id
    WHERE e.version <> e.applied_version AND e.failure_kind IS NOT NULL
      AND (e.stopped_at IS NOT NULL OR e.failure_count >= ${manyFailures})
    GROUP BY b.user_id, w.external_id, e.failure_kind
    ORDER BY 1, 2, 3, 4`;
  const refusals = rows.map(({ userId, since, ...row }): [number, Refusal] => {
    const { calendar, reason, count } = row;
    return row.kind === "calendar"
      ? [userId, { kind: row.kind, calendar, reason, since: since?.getTime() ?? null }]
      : [userId, { kind: row.kind, calendar, reason, count }];
  });
  const grouped = Map.groupBy(refusals, ([userId]) => userId);
  return new Map([...grouped].map(([userId, own]) => [userId, own.map(([, refusal]) => refusal)]));
}
