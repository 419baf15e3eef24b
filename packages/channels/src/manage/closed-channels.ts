import type { Database } from "@calcache/prisma";
import type { ChannelClosure } from "../channel/channel.ts";

/** A channel closed longer ago than this (ms) is no news. */
const newsFor = 7 * 24 * 60 * 60_000;

/** The channels of a user's keys that were closed of late and still are, by the hosts that they lead to. @param now epoch ms */
export async function closedChannels(
  db: Database,
  userId: number,
  now: number,
): Promise<{ host: string; why: ChannelClosure }[]> {
  const rows = await db.channel.findMany({
    where: { apiKey: { userId }, state: "closed", closedAt: { gt: new Date(now - newsFor) } },
    orderBy: { closedAt: "asc" },
    select: { callbackUrl: true, closedFor: true },
  });
  return rows.flatMap(({ callbackUrl, closedFor: why }) =>
    why === null ? [] : [{ host: new URL(callbackUrl).host, why }],
  );
}
