import {
  type Channel,
  channelClosures,
  channelFilters,
  channelFormats,
  channelStates,
  type Delivery,
  noticeTypes,
  verification,
} from "@calcache/channels";
import { z } from "zod";
import { isoTime } from "../edge/answers/in-iso.ts";

/** A channel as it is answered, in Cronofy's words. */
export const channelShape = z.object({
  channel_id: z.string(),
  callback_url: z.string(),
  filters: channelFilters,
  format: z.enum(channelFormats),
  state: z.enum(channelStates),
  created_at: z.string(),
  /** the first failure since a notice was last taken */
  failing_since: z.string().nullable(),
  closed: z.object({ at: z.string(), why: z.enum(channelClosures) }).nullable(),
});

const orNull = (at: number | null) => (at === null ? null : isoTime(at));

export const channelJson = (channel: Channel): z.input<typeof channelShape> => ({
  channel_id: channel.id,
  callback_url: channel.callbackUrl,
  filters: channel.filters,
  format: channel.format,
  state: channel.state,
  created_at: isoTime(channel.createdAt),
  failing_since: orNull(channel.failingSince),
  closed: channel.closed && { at: isoTime(channel.closed.at), why: channel.closed.why },
});

export const deliveryShape = z.object({
  /** its `webhook-id` */
  id: z.string(),
  type: z.enum([...noticeTypes, verification]),
  timestamp: z.string(),
  state: z.enum(["waiting", "delivered", "failed"]),
  next_attempt_at: z.string().nullable(),
  attempts: z.array(
    z.object({
      at: z.string(),
      status: z.int().nullable(),
      answer: z.string().nullable(),
      failure: z.string().nullable(),
      took_ms: z.int(),
    }),
  ),
});

export const deliveryJson = (delivery: Delivery): z.input<typeof deliveryShape> => ({
  id: delivery.id,
  type: delivery.type,
  timestamp: isoTime(delivery.timestamp),
  state: delivery.state,
  next_attempt_at: orNull(delivery.nextAttemptAt),
  attempts: delivery.attempts.map(({ at, took, ...attempt }) => ({
    at: isoTime(at),
    ...attempt,
    took_ms: took,
  })),
});
