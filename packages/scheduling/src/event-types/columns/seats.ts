import { confirmationPolicy } from "./confirmation.ts";
import type { EventTypeWithHosts } from "./event-type.ts";
import type { EventTypeRow } from "./event-type-statement.ts";

/**
 * Requests of some of those who share a booking can't be told apart, nor can seats of some of a series: then neither is known, and all
 * these columns are reported.
 */
export function seatsOf(row: EventTypeRow, report: (column: string) => void): EventTypeWithHosts["seats"] {
  if (!row.seatsPerTimeSlot) return null;
  const isRequest = confirmationPolicy(row) !== null;
  const repeats = row.recurringEvent !== null;
  if (isRequest || repeats) report("EventType.seatsPerTimeSlot");
  if (isRequest) report("EventType.requiresConfirmation");
  if (repeats) report("EventType.recurringEvent");
  return { perSlot: row.seatsPerTimeSlot, showsCount: row.seatsShowAvailabilityCount !== false };
}
