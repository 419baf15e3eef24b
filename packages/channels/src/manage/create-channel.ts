import { err, ok, type Result } from "@calcache/prisma";
import { admit, type TooOften } from "@calcache/rate-limits";
import type { Channel, ChannelFormat } from "../channel/channel.ts";
import type { ChannelFilters } from "../channel/channel-filters.ts";
import type { Channels } from "../channel/channels.ts";
import { toChannel } from "../channel/stored-channel.ts";
import { newSecret } from "../message/secrets.ts";
import type { TargetRefusal } from "../target/target-guard.ts";
import { callLimit } from "./call-limit.ts";
import { queueVerification } from "./queue-verification.ts";

/** One key has no more channels than these. */
const mostChannels = 1_000;

export type ChannelRefusal = TargetRefusal | TooOften | { kind: "too many" };

/** Makes a channel, which is verified before it is active. Its secret is shown this once: it is kept encrypted. */
export async function createChannel(
  { db, now, cipher, targets }: Pick<Channels, "db" | "now" | "cipher" | "targets">,
  apiKeyId: string,
  { callbackUrl, filters, format }: { callbackUrl: string; filters: ChannelFilters; format: ChannelFormat },
): Promise<Result<{ channel: Channel; secret: string }, ChannelRefusal>> {
  const target = await targets.checkNow(new URL(callbackUrl));
  if (!target.ok) return target;
  if ((await db.channel.count({ where: { apiKeyId } })) >= mostChannels) return err({ kind: "too many" });
  const admission = await admit(db, callLimit(apiKeyId), now());
  if (!admission.ok) return admission;
  const secret = newSecret();
  const row = await db.$transaction(async (tx) => {
    const createdAt = new Date(now());
    const data = { apiKeyId, callbackUrl, filters, format, secret: cipher.encrypt(secret), createdAt };
    const created = await tx.channel.create({ data });
    await queueVerification(tx, created.id, now());
    return created;
  });
  return ok({ channel: toChannel(row), secret });
}
