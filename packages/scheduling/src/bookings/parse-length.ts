import { err, ok, type Result } from "@calcache/prisma";
import type { BookingFailure } from "./booking-failure.ts";
import type { BookingSettings } from "./booking-settings.ts";

/** The length to book (minutes): the event type's own, or an asked one that it allows. */
export function parseLength(
  asked: number | null,
  { lengths }: Pick<BookingSettings, "lengths">,
  path: string,
): Result<number, Extract<BookingFailure, { kind: "invalid" }>> {
  const length = asked ?? lengths[0];
  if (length !== undefined && lengths.includes(length)) return ok(length);
  const message = `${path} must be ${lengths.join(" or ")}: this event type has no other length`;
  return err({ kind: "invalid", path, message });
}
