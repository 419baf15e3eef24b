import type { Prisma } from "@calcache/prisma";
import { givenUpAfter } from "../message/retry-schedule.ts";
import type { Claim } from "./claim-notices.ts";
import type { Outcome } from "./outcome.ts";
import type { Answered } from "./post-notice.ts";

/** An attempt that is over. Times are epoch ms. */
export type Settled = {
  claim: Claim;
  answered: Answered;
  outcome: Outcome;
  sentAt: number;
  /** when it was over */
  at: number;
  /** what has gathered of the same calendar meanwhile goes on gathering until then: no two notices follow each other at once */
  spacedUntil: number;
};

/**
 * Keeps attempts, and how their notices and channels stand now, in one statement. Channels are locked before their notices, as by whoever
 * deletes one, and waiting notices in the order in which changes are gathered. A process that was thought dead doesn't let a third
 * one in.
 */
export async function keepAttempts(
  db: Pick<Prisma.TransactionClient, "$executeRaw">,
  settled: readonly Settled[],
): Promise<void> {
  await db.$executeRaw`
    WITH settled AS MATERIALIZED (
      SELECT s.*, c.sending_until IS NOT DISTINCT FROM s.until AS is_own
      FROM jsonb_to_recordset(${JSON.stringify(settled.map(rowOf))}::jsonb) AS s(
        notice_id bigint, channel_id uuid, subject text, until timestamptz, state calcache.notice_state, next_at timestamptz,
        settled_at timestamptz, held_until timestamptz, failing_since timestamptz, spaced_until timestamptz, sent_at timestamptz,
        status int, answer text, failure text, took int)
      JOIN calcache.channel c ON c.id = s.channel_id
      ORDER BY s.channel_id FOR NO KEY UPDATE OF c
    ), attempt AS (
      INSERT INTO calcache.channel_attempt (notice_id, at, status, answer, failure, took)
      SELECT s.notice_id, s.sent_at, s.status, s.answer, s.failure, s.took FROM settled s
      JOIN calcache.channel_notice n ON n.id = s.notice_id ON CONFLICT DO NOTHING
    ), free AS (
      UPDATE calcache.channel c SET sending_until = NULL, failing_since = s.failing_since, held_until = s.held_until
      FROM settled s WHERE c.id = s.channel_id AND s.is_own
    ), next AS MATERIALIZED (
      SELECT n.id, s.spaced_until FROM settled s JOIN calcache.channel_notice n ON n.channel_id = s.channel_id
        AND n.subject = s.subject AND n.id <> s.notice_id AND n.type = 'availability.changed' AND n.state = 'waiting'
        AND n.first_attempt_at IS NULL
      WHERE s.state = 'delivered' ORDER BY n.channel_id, n.subject FOR NO KEY UPDATE OF n
    ), spaced AS (
      UPDATE calcache.channel_notice n SET next_attempt_at = GREATEST(n.next_attempt_at, next.spaced_until)
      FROM next WHERE n.id = next.id
    )
    UPDATE calcache.channel_notice n SET state = s.state, next_attempt_at = s.next_at, settled_at = s.settled_at
    FROM settled s WHERE n.id = s.notice_id`;
}

const iso = (ms: number) => new Date(ms).toISOString();

function rowOf({ claim, answered, outcome, sentAt, at, spacedUntil }: Settled) {
  const isTaken = outcome.kind === "taken";
  const isOver = isTaken || outcome.kind === "gone" || claim.firstAt <= at - givenUpAfter;
  return {
    notice_id: String(claim.noticeId),
    channel_id: claim.channel.id,
    subject: claim.subject,
    until: iso(claim.until),
    state: isTaken ? "delivered" : isOver ? "failed" : "waiting",
    next_at: iso(outcome.kind === "failed" ? outcome.nextAt : at),
    settled_at: isOver ? iso(at) : null,
    held_until: outcome.kind === "failed" ? iso(outcome.holdUntil) : null,
    failing_since: isTaken ? null : iso(claim.channel.failingSince ?? sentAt),
    spaced_until: iso(spacedUntil),
    sent_at: iso(sentAt),
    took: Math.max(0, at - sentAt),
    status: answered.status,
    ...(answered.status === null ? { failure: answered.failure } : { answer: answered.answer }),
  };
}
