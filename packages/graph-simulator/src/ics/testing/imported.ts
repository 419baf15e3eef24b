import { ADDRESS, startTestSimulator } from "../../testing/test-simulator.ts";
import { component, zoneDefinition } from "./ics-text.ts";

/** A VEVENT with the uid `a@test`. */
export const event = (...lines: string[]) => component("VEVENT", "UID:a@test", ...lines);

export const BERLIN = zoneDefinition("Europe/Berlin", {
  winter: ["+0200", "+0100", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"],
  summer: ["+0100", "+0200", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"],
});

/** When clocks change in America. */
export const AMERICAN = {
  winter: ["FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"],
  summer: ["FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"],
} as const;

/** A simulator whose mailbox is in UTC. */
export async function mailboxInUtc() {
  const { simulator } = await startTestSimulator();
  simulator.updateMailbox(ADDRESS, { timeZone: "UTC" });
  return simulator;
}

/** Imports a file into a mailbox in UTC; gives its times in the years given, and what the report names. */
export async function read(text: string, from = "2026-01-01", to = "2030-01-01") {
  const simulator = await mailboxInUtc();
  const report = simulator.importIcs(ADDRESS, text);
  if (!report.ok) throw new Error(report.error.message);
  const events = simulator.listEvents(ADDRESS, { start: from, end: to });
  if (!events.ok) throw new Error(events.error.message);
  const minutes = (iso: string) => iso.slice(0, 16).replace("T", " ");
  return {
    times: events.value.map(({ start, end }) => `${minutes(start)} – ${minutes(end)}`),
    dates: events.value.map(({ startDate }) => startDate),
    skipped: report.value.skipped.map(({ reason }) => reason),
    warnings: report.value.warnings.map(({ reason }) => reason),
    imported: report.value.imported,
  };
}
