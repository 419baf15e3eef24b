/**
 * Channels: applications are told by webhook which calendars, accounts and bookings have changed. Knows scheduling and
 * calendar-cache.
 *
 * - channel: where an application is told, by the key that made it, and of what
 * - notice: what a channel is told; it says that something has changed, and nothing of what a calendar holds
 * - gathering: changes of one calendar that come together make one notice
 * - delivery: a notice on its way to its receiver; attempt: one try
 * - verification: a notice that a receiver answers before its channel is active
 * - pull: what channels are told, read by an application itself from a cursor on
 * - target: where a notice goes; guarded, so that nobody reaches a private network through it
 */
export { watchAccounts } from "./accounts/watch-accounts.ts";
export {
  type Channel,
  type ChannelFormat,
  channelClosures,
  channelFormats,
  channelStates,
} from "./channel/channel.ts";
export { type ChannelFilters, channelFilters } from "./channel/channel-filters.ts";
export type { Channels } from "./channel/channels.ts";
export { noticeTypes, verification } from "./channel/notice-types.ts";
export { deliverDue } from "./deliver/deliver.ts";
export { openPost } from "./deliver/post-notice.ts";
export { gather } from "./gather/gather.ts";
export {
  type ChannelProblem,
  deleteChannel,
  pauseChannel,
  resumeChannel,
  rotateSecret,
  testChannel,
} from "./manage/change-channel.ts";
export { closedChannels } from "./manage/closed-channels.ts";
export { type ChannelRefusal, createChannel } from "./manage/create-channel.ts";
export { type Delivery, listDeliveries, retryDelivery } from "./manage/deliveries.ts";
export { findChannel, listChannels } from "./manage/find-channels.ts";
export { type FoundChange, findChanges } from "./pull/find-changes.ts";
export { startChannelWorker } from "./start-channel-worker.ts";
export { createTargetGuard, type Targets } from "./target/target-guard.ts";
