/**
 * Event Hubs as the channel by which notifications come in.
 *
 * - hub: a log of events in some partitions, each read in order by one process at a time
 * - owner: the process that reads a partition
 * - checkpoint: up to where a partition's events have been taken in
 */
export { type ConsumerOptions, consumeEventHub } from "./consume.ts";
export type { EventHub } from "./event-hub.ts";
