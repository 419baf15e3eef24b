import { floorMinute, type MinuteRange } from "../intervals/minutes.ts";

/** An asker's zone and a range of time in which its clocks change, or are at odds with the full hour. */
export type TestWindow = { name: string; timeZone: string; range: MinuteRange };

const windowOf = (timeZone: string, from: string, to: string): TestWindow => ({
  name: `${timeZone} from ${from}`,
  timeZone,
  range: { start: floorMinute(Date.parse(`${from}:00Z`)), end: floorMinute(Date.parse(`${to}:00Z`)) },
});

export const testWindows: readonly TestWindow[] = [
  windowOf("Europe/London", "2026-03-28T12", "2026-03-30T00"),
  windowOf("Europe/London", "2026-10-24T12", "2026-10-26T00"),
  windowOf("America/New_York", "2026-03-07T18", "2026-03-09T06"),
  windowOf("America/New_York", "2026-10-31T18", "2026-11-02T06"),
  // By half an hour.
  windowOf("Australia/Lord_Howe", "2026-04-04T06", "2026-04-05T18"),
  windowOf("Australia/Lord_Howe", "2026-10-03T06", "2026-10-04T18"),
  // At the beginning and the end of Ramadan.
  windowOf("Africa/Casablanca", "2026-02-14T12", "2026-02-16T00"),
  windowOf("Africa/Casablanca", "2026-03-21T12", "2026-03-23T00"),
  // Skipped 2011-12-30 to change sides of the date line.
  windowOf("Pacific/Apia", "2011-12-29T18", "2011-12-31T06"),
  windowOf("Asia/Kolkata", "2026-12-01T00", "2026-12-02T12"),
  windowOf("Asia/Kathmandu", "2026-12-01T00", "2026-12-02T12"),
  windowOf("Australia/Eucla", "2026-12-01T00", "2026-12-02T12"),
];

/** The zones of all windows, for the hosts. */
export const testZones: readonly string[] = [...new Set(testWindows.map(({ timeZone }) => timeZone))];
