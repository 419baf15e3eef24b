import type { MovedBooking, PageQuery } from "@calcache/booker/view";
import type { EventTypeWithHosts } from "@calcache/scheduling";

/** Minutes of the slots on a page: of the booking that is moved, else the asked length if it is a choice, else the usual one. */
export function offeredLength(
  { duration }: Pick<PageQuery, "duration">,
  { length, lengths }: Pick<EventTypeWithHosts, "length" | "lengths">,
  moved: MovedBooking | null,
): number {
  if (moved !== null) return Math.ceil((moved.end - moved.start) / 60_000);
  return lengths?.find((choice) => choice === duration) ?? length;
}
