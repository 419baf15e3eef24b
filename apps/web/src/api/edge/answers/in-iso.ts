/** @param at epoch ms */
export const isoTime = (at: number): string => new Date(at).toISOString();

/** The same with its start and end, epoch ms, as ISO times in UTC. */
export const inIso = <Times extends { start: number; end: number }>(times: Times) => ({
  ...times,
  start: isoTime(times.start),
  end: isoTime(times.end),
});
