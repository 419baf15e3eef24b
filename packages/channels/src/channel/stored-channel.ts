import type { Prisma } from "@calcache/prisma";
import type { Channel, ChannelClosure, ChannelFormat, ChannelState } from "./channel.ts";
import { channelFilters } from "./channel-filters.ts";

/** A channel's row, but for its secrets. */
export type ChannelRow = {
  id: string;
  callbackUrl: string;
  filters: Prisma.JsonValue;
  format: ChannelFormat;
  state: ChannelState;
  createdAt: Date;
  failingSince: Date | null;
  closedAt: Date | null;
  closedFor: ChannelClosure | null;
};

/** A channel, from its row. */
export function toChannel(row: ChannelRow): Channel {
  const { id, callbackUrl, format, state, createdAt, failingSince, closedAt, closedFor } = row;
  return {
    id,
    callbackUrl,
    filters: channelFilters.parse(row.filters),
    format,
    state,
    createdAt: createdAt.getTime(),
    failingSince: failingSince?.getTime() ?? null,
    closed: closedAt && closedFor && { at: closedAt.getTime(), why: closedFor },
  };
}
