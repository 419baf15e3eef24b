import { clearAlert, raiseAlert } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import { watchAccounts } from "../accounts/watch-accounts.ts";
import { alertOf } from "../channel/alert-of.ts";
import { beginAnew } from "../channel/begin-anew.ts";
import type { ChannelClosure } from "../channel/channel.ts";
import type { Channels } from "../channel/channels.ts";
import { verification } from "../channel/notice-types.ts";
import { givenUpAfter } from "../message/retry-schedule.ts";
import type { Claim } from "./claim-notices.ts";
import { keepAttempts, type Settled } from "./keep-attempts.ts";
import type { Outcome } from "./outcome.ts";

type Tx = Prisma.TransactionClient;

/** Keeps attempts from which nothing else follows; in the worker, many at once. */
export type Keep = (settled: readonly Settled[]) => Promise<void>;

/** Keeps what came of an attempt, and what follows for the notice and its channel. */
export async function settleNotice(
  channels: Pick<Channels, "db" | "now" | "log" | "providers">,
  settled: Settled,
  keep: Keep,
): Promise<void> {
  const { claim, outcome, at } = settled;
  const { id, state } = claim.channel;
  const closure = closureBy(claim, outcome, at);
  const isVerified = outcome.kind === "taken" && claim.message.type === verification;
  if (!isVerified && closure === null) return keep([settled]);
  // What became of accounts before the channel was active is no news to it.
  if (isVerified && state === "verifying") await watchAccounts(channels);
  await channels.db.$transaction(async (tx) => {
    await keepAttempts(tx, [settled]);
    if (isVerified) await activate(tx, id, at);
    if (closure !== null) await close(tx, id, closure, at);
  });
  const why = `the channel ${id} was closed: its receiver has taken no notice for a day`;
  if (closure === "failing") await raiseAlert(channels, alertOf(id), why);
  else if (isVerified) await clearAlert(channels, alertOf(id));
}

function closureBy({ channel }: Claim, outcome: Outcome, now: number): ChannelClosure | null {
  if (outcome.kind === "gone") return "gone";
  const isFailing = channel.failingSince !== null && channel.failingSince <= now - givenUpAfter;
  return outcome.kind === "failed" && isFailing ? "failing" : null;
}

/** A channel whose receiver has answered is told of what changes from now on: the first one of all begins the reading, before that. */
async function activate(tx: Tx, id: string, now: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO calcache.channel_reader (since, read_at) VALUES (pg_current_snapshot()::text, ${new Date(now)})
    ON CONFLICT DO NOTHING`;
  const activated = await tx.$executeRaw`
    UPDATE calcache.channel SET state = 'active', since = pg_current_snapshot()::text
    WHERE id = ${id}::uuid AND state = 'verifying'`;
  if (activated > 0) await beginAnew(tx, id, now);
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
