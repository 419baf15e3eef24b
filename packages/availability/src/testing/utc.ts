import { floorMinute, type Minute, type MinuteRange } from "../intervals/minutes.ts";

/** The minute of a UTC time on 2026-12-01, a Tuesday: `at("09:30")`; or on another date: `at("09:30", "2026-12-02")`. */
export function at(time: string, date = "2026-12-01"): Minute {
  return floorMinute(Date.parse(`${date}T${time}Z`));
}

/** A range of UTC times on one date: `during("09:30", "10:00")`. */
export function during(from: string, to: string, date = "2026-12-01"): MinuteRange {
  return { start: at(from, date), end: at(to, date) };
}

/** The UTC time of a minute, without its date: `09:30`. */
export function timeOf(minute: Minute): string {
  return new Date(minute * 60_000).toISOString().slice("YYYY-MM-DDT".length, "YYYY-MM-DDT09:30".length);
}
