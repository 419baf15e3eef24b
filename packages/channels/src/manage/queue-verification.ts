import type { Prisma } from "@calcache/prisma";
import { messageIdOf } from "../channel/message-id.ts";
import { verification } from "../channel/notice-types.ts";

/** Has a channel's receiver asked whether it is there; now, where it is to be asked later anyway. The answer is the delivery's id. @param now epoch ms */
export async function queueVerification(
  tx: Pick<Prisma.TransactionClient, "channelNotice">,
  channelId: string,
  now: number,
): Promise<string> {
  const at = new Date(now);
  const select = { messageId: true };
  const [waiting] = await tx.channelNotice.updateManyAndReturn({
    where: { channelId, type: verification, state: "waiting" },
    data: { nextAttemptAt: at, attempts: 0 },
    select,
  });
  if (waiting) return messageIdOf(waiting.messageId);
  const { messageId } = await tx.channelNotice.create({
    data: {
      channelId,
      type: verification,
      subject: "channel",
      data: {},
      changesSince: at,
      nextAttemptAt: at,
    },
    select,
  });
  return messageIdOf(messageId);
}
