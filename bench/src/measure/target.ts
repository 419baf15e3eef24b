import { round } from "./percentiles.ts";

/** What is wanted of a measured value, and whether it was met. A miss is shown, never an error. */
export type Target = { what: string; wanted: string; measured: number; met: boolean };

export const atMost = (what: string, measured: number, limit: number): Target => ({
  what,
  wanted: `≤ ${limit}`,
  measured: round(measured),
  met: measured <= limit,
});

export const atLeast = (what: string, measured: number, limit: number): Target => ({
  what,
  wanted: `≥ ${limit}`,
  measured: round(measured),
  met: measured >= limit,
});
