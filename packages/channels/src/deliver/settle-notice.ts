import { clearAlert, raiseAlert } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import { watchAccounts } from "../accounts/watch-accounts.ts";
import { alertOf } from "../channel/alert-of.ts";
import type { ChannelClosure } from "../channel/channel.ts";
import type { Channels } from "../channel/channels.ts";
import { verification } from "../channel/notice-types.ts";
import { givenUpAfter } from "../message/retry-schedule.ts";
import type { Claim } from "./claim-notices.ts";
import type { Outcome } from "./outcome.ts";
import type { Answered } from "./post-notice.ts";

type Tx = Prisma.TransactionClient;

/** Keeps what came of an attempt, and what follows for the notice and its channel. @param sentAt epoch ms */
export async function settleNotice(
  channels: Pick<Channels, "db" | "now" | "log" | "providers" | "gatherFor">,
  claim: Claim,
  attempt: { answered: Answered; outcome: Outcome; sentAt: number },
): Promise<void> {
  const now = channels.now();
  const { outcome } = attempt;
  const settled = { ...attempt, now };
  const closure = closureBy(claim, outcome, now);
  const isVerified = outcome.kind === "taken" && claim.message.type === verification;
  // What became of accounts before the channel was active is no news to it.
  if (isVerified && claim.channel.state === "verifying") await watchAccounts(channels);
  if (isVerified || closure !== null)
    await channels.db.$transaction(async (tx) => {
      await keep(tx, claim, settled, now + channels.gatherFor);
      if (isVerified) await activate(tx, claim.channel.id, now);
      if (closure !== null) await close(tx, claim.channel.id, closure, now);
    });
  else await keep(channels.db, claim, settled, now + channels.gatherFor);
  if (closure === "failing") {
    const why = `the channel ${claim.channel.id} was closed: its receiver has taken no notice for a day`;
    await raiseAlert(channels, alertOf(claim.channel.id), why);
  } else if (isVerified) {
    await clearAlert(channels, alertOf(claim.channel.id));
  }
}

function closureBy({ channel }: Claim, outcome: Outcome, now: number): ChannelClosure | null {
  if (outcome.kind === "gone") return "gone";
  const isFailing = channel.failingSince !== null && channel.failingSince <= now - givenUpAfter;
  return outcome.kind === "failed" && isFailing ? "failing" : null;
}

/**
 * Keeps the attempt, and how its notice and channel stand now, in one statement: a delivery costs one round trip. A process that was thought
 * dead doesn't let a third one in. What has gathered of a calendar while its notice was on its way goes on gathering until `spacedUntil`
 * (epoch ms): no two of them follow each other at once.
 */
async function keep(
  db: Pick<Tx, "$executeRaw">,
  { noticeId, subject, channel, until, firstAt }: Claim,
  { answered, outcome, sentAt, now }: { answered: Answered; outcome: Outcome; sentAt: number; now: number },
  spacedUntil: number,
): Promise<void> {
  const { status } = answered;
  const [answer, failure] = answered.status === null ? [null, answered.failure] : [answered.answer, null];
  const isTaken = outcome.kind === "taken";
  const isOver = isTaken || outcome.kind === "gone" || firstAt <= now - givenUpAfter;
  const state = isTaken ? "delivered" : isOver ? "failed" : "waiting";
  const nextAt = new Date(outcome.kind === "failed" ? outcome.nextAt : now);
  const heldUntil = outcome.kind === "failed" ? new Date(outcome.holdUntil) : null;
  const failingSince = isTaken ? null : new Date(channel.failingSince ?? now);
  await db.$executeRaw`
    WITH attempt AS (
      INSERT INTO calcache.channel_attempt (notice_id, at, status, answer, failure, took)
      SELECT id, ${new Date(sentAt)}, ${status}::int, ${answer}::text, ${failure}::text, ${Math.max(0, now - sentAt)}::int
      FROM calcache.channel_notice WHERE id = ${noticeId}
      ON CONFLICT DO NOTHING
    ), free AS (
      UPDATE calcache.channel SET sending_until = NULL, failing_since = ${failingSince}::timestamptz, held_until = ${heldUntil}::timestamptz
      WHERE id = ${channel.id}::uuid AND sending_until = ${new Date(until)}
    ), spaced AS (
      UPDATE calcache.channel_notice next SET next_attempt_at = GREATEST(next.next_attempt_at, ${new Date(spacedUntil)})
      WHERE ${isTaken} AND next.channel_id = ${channel.id}::uuid AND next.subject = ${subject} AND next.id <> ${noticeId}
        AND next.type = 'availability.changed' AND next.state = 'waiting' AND next.first_attempt_at IS NULL
    )
    UPDATE calcache.channel_notice SET state = ${state}::calcache.notice_state, next_attempt_at = ${nextAt},
      settled_at = ${isOver ? new Date(now) : null}::timestamptz
    WHERE id = ${noticeId}`;
}

/** A channel whose receiver has answered is told of what changes from now on: the first one of all begins the reading, before that. */
async function activate(tx: Tx, id: string, now: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO calcache.channel_reader (since, read_at) VALUES (pg_current_snapshot()::text, ${new Date(now)})
    ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    UPDATE calcache.channel SET state = 'active', since = pg_current_snapshot()::text
    WHERE id = ${id}::uuid AND state = 'verifying'`;
}

/** Whose key made the channel hears of it by mail. */
async function close(tx: Tx, id: string, why: ChannelClosure, now: number): Promise<void> {
  const at = new Date(now);
  const { count } = await tx.channel.updateMany({
    where: { id, state: { not: "closed" } },
    data: { state: "closed", closedAt: at, closedFor: why, failingSince: null, heldUntil: null },
  });
  if (count === 0) return;
  await tx.$executeRaw`
    INSERT INTO calcache.booking_email (kind, user_id, created_at, next_attempt_at)
    SELECT 'channel_closed', k.user_id, ${at}, ${at}
    FROM calcache.channel c JOIN calcache.api_key k ON k.id = c.api_key_id WHERE c.id = ${id}::uuid`;
}
