import { err, ok, type Result } from "@calcache/prisma";
import type { EventTypeWithHosts } from "../../../event-types/columns/event-type.ts";
import type { BookingFailure } from "../stored/booking-failure.ts";

/** How many times to book: once, or of an event type that repeats as often as is asked, or as often as it does at most. */
export function parseCount(
  asked: number | null,
  { recurrence }: Pick<EventTypeWithHosts, "recurrence">,
): Result<number, Extract<BookingFailure, { kind: "invalid" }>> {
  const most = recurrence?.most ?? null;
  const refused = (message: string) =>
    err({ kind: "invalid" as const, path: "recurrenceCount", message, most });
  if (recurrence === null)
    return asked === null ? ok(1) : refused("must be left out: this event type doesn't repeat");
  const count = asked ?? recurrence.most;
  return Number.isInteger(count) && count >= 1 && count <= recurrence.most
    ? ok(count)
    : refused(`must be from 1 to ${recurrence.most}, as often as this event type repeats at most`);
}
