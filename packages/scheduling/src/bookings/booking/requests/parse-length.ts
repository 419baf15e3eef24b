import { err, ok, type Result } from "@calcache/prisma";
import type { EventTypeWithHosts } from "../../../event-types/columns/event-type.ts";
import type { BookingFailure } from "../stored/booking-failure.ts";

/** The length to book (minutes): the event type's own, or an asked one that it allows. */
export function parseLength(
  asked: number | null,
  eventType: Pick<EventTypeWithHosts, "length" | "lengths">,
  path: string,
): Result<number, Extract<BookingFailure, { kind: "invalid" }>> {
  const lengths = eventType.lengths ?? [eventType.length];
  const length = asked ?? eventType.length;
  if (lengths.includes(length)) return ok(length);
  const message = `must be ${lengths.join(" or ")}: this event type has no other length`;
  return err({ kind: "invalid", path, message });
}
