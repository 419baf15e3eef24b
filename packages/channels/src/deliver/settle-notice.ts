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
  { answered, outcome, sentAt }: { answered: Answered; outcome: Outcome; sentAt: number },
): Promise<void> {
  const now = channels.now();
  const { noticeId } = claim;
  const closure = closureBy(claim, outcome, now);
  const isVerified = outcome.kind === "taken" && claim.message.type === verification;
  // What became of accounts before the channel was active is no news to it.
  if (isVerified && claim.channel.state === "verifying") await watchAccounts(channels);
  await channels.db.$transaction(async (tx) => {
    await tx.channelAttempt.createMany({
      data: [
        { noticeId, at: new Date(sentAt), took: Math.max(0, now - sentAt), ...attemptColumns(answered) },
      ],
      skipDuplicates: true,
    });
    await tx.channelNotice.updateMany({ where: { id: noticeId }, data: noticeAfter(claim, outcome, now) });
    // A process that was thought dead doesn't let a third one in.
    const own = { id: claim.channel.id, sendingUntil: new Date(claim.until) };
    await tx.channel.updateMany({ where: own, data: channelAfter(claim, outcome, now) });
    if (outcome.kind === "taken") await spaceOut(tx, claim, now + channels.gatherFor);
    if (isVerified) await activate(tx, claim.channel.id, now);
    if (closure !== null) await close(tx, claim.channel.id, closure, now);
  });
  if (closure === "failing") {
    const why = `the channel ${claim.channel.id} was closed: its receiver has taken no notice for a day`;
    await raiseAlert(channels, alertOf(claim.channel.id), why);
  } else if (isVerified) {
    await clearAlert(channels, alertOf(claim.channel.id));
  }
}

const attemptColumns = (answered: Answered) =>
  answered.status === null
    ? { failure: answered.failure }
    : { status: answered.status, answer: answered.answer };

function closureBy({ channel }: Claim, outcome: Outcome, now: number): ChannelClosure | null {
  if (outcome.kind === "gone") return "gone";
  const isFailing = channel.failingSince !== null && channel.failingSince <= now - givenUpAfter;
  return outcome.kind === "failed" && isFailing ? "failing" : null;
}

function noticeAfter(
  { firstAt }: Claim,
  outcome: Outcome,
  now: number,
): Prisma.ChannelNoticeUpdateManyMutationInput {
  if (outcome.kind === "taken") return { state: "delivered", settledAt: new Date(now) };
  if (outcome.kind === "gone" || firstAt <= now - givenUpAfter)
    return { state: "failed", settledAt: new Date(now) };
  return { nextAttemptAt: new Date(outcome.nextAt) };
}

function channelAfter(
  { channel }: Claim,
  outcome: Outcome,
  now: number,
): Prisma.ChannelUpdateManyMutationInput {
  const free = { sendingUntil: null };
  if (outcome.kind === "taken") return { ...free, failingSince: null, heldUntil: null };
  const failingSince = new Date(channel.failingSince ?? now);
  return {
    ...free,
    failingSince,
    ...(outcome.kind === "failed" && { heldUntil: new Date(outcome.holdUntil) }),
  };
}

/** What has gathered of a calendar while its notice was on its way goes on gathering: no two of them follow each other at once. */
const spaceOut = (tx: Tx, { noticeId, channel }: Claim, until: number) =>
  tx.$executeRaw`
    UPDATE calcache.channel_notice next SET next_attempt_at = GREATEST(next.next_attempt_at, ${new Date(until)})
    FROM calcache.channel_notice sent
    WHERE sent.id = ${noticeId} AND next.channel_id = ${channel.id}::uuid AND next.subject = sent.subject
      AND next.type = 'availability.changed' AND next.state = 'waiting' AND next.first_attempt_at IS NULL`;

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
