import { floorMinute, type MinuteRange } from "@calcache/availability";

/** What a reader has to know of a calendar to decide. Times are epoch ms. */
export type CalendarFreshness = {
  covered: { from: number; until: number } | null;
  /** the version of its provider's busy rule that made what is covered */
  busyRule: number;
  confirmedAt: number | null;
  /** the database has begun anew since it was confirmed, and may have come back with an older state */
  isRestored: boolean;
  dirtySince: number | null;
  failingSince: number | null;
  refreshAfter: number | null;
  watched: boolean;
  /** `silent`: changes were found of which it had not notified; `address`: where it has notifications sent, empty where unknown */
  subscription: { createdAt: number; expiresAt: number; address: string; silent: boolean } | null;
  /** its account must be connected again, or there is none */
  disconnected: boolean;
  /** its account's credential could not be opened */
  unusable: boolean;
  /** nobody asks the provider for its mailbox before then */
  pausedUntil: number | null;
  /** its mailbox has failed for long and is only probed */
  quarantined: boolean;
};

/** Whether busy times are known for every minute of `range`. */
export function covers({ covered }: Pick<CalendarFreshness, "covered">, range: MinuteRange): boolean {
  return (
    covered !== null && floorMinute(covered.from) <= range.start && range.end <= floorMinute(covered.until)
  );
}
