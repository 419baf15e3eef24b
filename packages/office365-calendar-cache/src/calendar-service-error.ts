import type { ProviderFailure } from "@calcache/calendar-cache";

/** Thrown by the methods of a calendar service, as cal.com's callers expect: `kind` says what can be done about it. */
export class CalendarServiceError extends Error {
  override name = "CalendarServiceError";
  readonly kind: ProviderFailure["kind"];
  constructor(failure: Pick<ProviderFailure, "kind" | "reason">) {
    super(failure.reason);
    this.kind = failure.kind;
  }
}

/** What can't be read or written, because its account isn't there. */
export const disconnected = () =>
  new CalendarServiceError({
    kind: "relink",
    reason: "the calendar can't be reached: its account must be connected again",
  });

/** What can't be read or written, because its account's row can't be understood. */
export const unusable = () =>
  new CalendarServiceError({ kind: "unusable", reason: "the account's stored tokens can't be opened" });
