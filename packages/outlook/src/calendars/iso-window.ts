import type { MinuteRange } from "@calcache/availability";

/** A range of minutes as Graph's window of time: ISO 8601 in UTC. */
export const isoWindow = ({ start, end }: MinuteRange) => ({
  startDateTime: new Date(start * 60_000).toISOString(),
  endDateTime: new Date(end * 60_000).toISOString(),
});
