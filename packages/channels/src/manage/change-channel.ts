import { clearAlert } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import { admit, type TooOften } from "@calcache/rate-limits";
import { alertOf } from "../channel/alert-of.ts";
import { beginAnew } from "../channel/begin-anew.ts";
import type { Channel, ChannelState } from "../channel/channel.ts";
import type { Channels } from "../channel/channels.ts";
import { newSecret } from "../message/secrets.ts";
import { callLimit } from "./call-limit.ts";
import { findChannel } from "./find-channels.ts";
import { queueVerification } from "./queue-verification.ts";

/** How long (ms) notices are signed with the former secret too. */
const formerSecretValidFor = 24 * 60 * 60_000;

/** `not found`: the key has no such channel. `state`: what is asked can't be done with a channel in that state. */
export type ChannelProblem = { kind: "not found" } | { kind: "state"; state: ChannelState } | TooOften;

type Of = { apiKeyId: string; id: string };
type Changing = Pick<Channels, "db" | "now">;

/** Ends a channel, and forgets its deliveries. False where the key has no such channel. */
export async function deleteChannel(
  channels: Pick<Channels, "db" | "now" | "log">,
  of: Of,
): Promise<boolean> {
  const { count } = await channels.db.channel.deleteMany({ where: of });
  if (count > 0) await clearAlert(channels, alertOf(of.id));
  return count > 0;
}

/** Sends the channel's receiver a verification. The answer is the delivery's id. */
export async function testChannel({ db, now }: Changing, of: Of): Promise<Result<string, ChannelProblem>> {
  const channel = await findChannel(db, of.apiKeyId, of.id);
  if (channel === null) return err({ kind: "not found" });
  if (channel.state === "closed" || channel.state === "paused")
    return err({ kind: "state", state: channel.state });
  const admission = await admit(db, callLimit(of.apiKeyId), now());
  if (!admission.ok) return admission;
  // Its answer is waited for now, however long the receiver was away.
  await db.channel.updateMany({ where: of, data: { heldUntil: null } });
  return ok(await queueVerification(db, channel.id, now()));
}

/** Gives a channel a new secret, shown this once. The former one is valid for a day; one before that no more. */
export async function rotateSecret(
  { db, now, cipher }: Pick<Channels, "db" | "now" | "cipher">,
  { apiKeyId, id }: Of,
): Promise<{ secret: string; formerUntil: number } | null> {
  const secret = newSecret();
  const formerUntil = now() + formerSecretValidFor;
  const changed = await db.$executeRaw`
    UPDATE calcache.channel SET former_secret = secret, former_until = ${new Date(formerUntil)}, secret = ${cipher.encrypt(secret)}
    WHERE id = ${id}::uuid AND api_key_id = ${apiKeyId}`;
  return changed === 0 ? null : { secret, formerUntil };
}

/** Has a channel's notices gather without being sent. */
export async function pauseChannel({ db }: Changing, of: Of): Promise<Result<Channel, ChannelProblem>> {
  await db.channel.updateMany({ where: { ...of, state: "active" }, data: { state: "paused" } });
  return stateOrProblem(db, of, "paused");
}

/** Has a paused channel's notices sent again; of a closed one once its receiver has answered a new verification. */
export async function resumeChannel({ db, now }: Changing, of: Of): Promise<Result<Channel, ChannelProblem>> {
  const admission = await admit(db, callLimit(of.apiKeyId), now());
  if (!admission.ok) return admission;
  const anew = { failingSince: null, heldUntil: null };
  await db.$transaction(async (tx) => {
    const paused = await tx.channel.updateMany({
      where: { ...of, state: "paused" },
      data: { state: "active", ...anew },
    });
    if (paused.count > 0) await beginAnew(tx, of.id, now());
    const closed = await tx.channel.updateMany({
      where: { ...of, state: "closed" },
      data: { state: "verifying", closedAt: null, closedFor: null, ...anew },
    });
    if (closed.count > 0) await queueVerification(tx, of.id, now());
  });
  return stateOrProblem(db, of, "active", "verifying");
}

async function stateOrProblem(
  db: Channels["db"],
  { apiKeyId, id }: Of,
  ...wanted: ChannelState[]
): Promise<Result<Channel, ChannelProblem>> {
  const channel = await findChannel(db, apiKeyId, id);
  if (channel === null) return err({ kind: "not found" });
  return wanted.includes(channel.state) ? ok(channel) : err({ kind: "state", state: channel.state });
}
