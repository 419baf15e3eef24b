import type { Database } from "@calcache/prisma";
import type { Channel } from "../channel/channel.ts";
import { toChannel } from "../channel/stored-channel.ts";

/** A key's channels, the oldest first. */
export async function listChannels(db: Database, apiKeyId: string): Promise<Channel[]> {
  const rows = await db.channel.findMany({
    where: { apiKeyId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(toChannel);
}

/** A key's channel; null where the key has none of this id. */
export async function findChannel(db: Database, apiKeyId: string, id: string): Promise<Channel | null> {
  const row = await db.channel.findFirst({ where: { id, apiKeyId } });
  return row && toChannel(row);
}
