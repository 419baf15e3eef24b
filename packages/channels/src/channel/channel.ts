import type { ChannelFilters } from "./channel-filters.ts";

/** Whose bodies and signatures a channel's notices have besides those of Standard Webhooks. */
export const channelFormats = ["standard", "cronofy", "cal"] as const;
export type ChannelFormat = (typeof channelFormats)[number];

/**
 * - `verifying`: its receiver has not yet answered the verification
 * - `active`
 * - `paused`: by its application; notices gather and aren't sent
 * - `closed`: nothing gathers until it is resumed
 */
export const channelStates = ["verifying", "active", "paused", "closed"] as const;
export type ChannelState = (typeof channelStates)[number];

/** Why a channel was closed. `failing`: it took no notice for a day. `gone`: its receiver answered 410. */
export const channelClosures = ["failing", "gone"] as const;
export type ChannelClosure = (typeof channelClosures)[number];

/** A channel as its application sees it. Times are epoch ms. */
export type Channel = {
  id: string;
  callbackUrl: string;
  filters: ChannelFilters;
  format: ChannelFormat;
  state: ChannelState;
  createdAt: number;
  /** the first failure since a notice was last taken */
  failingSince: number | null;
  closed: { at: number; why: ChannelClosure } | null;
};
