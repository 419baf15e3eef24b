/** A selected calendar that no provider here reads, as its host app knows it. */
export type OtherCalendar = {
  userId: number;
  integration: string;
  externalId: string;
  /** the owner's account of that integration, where there is one */
  credentialId: number | null;
  delegationCredentialId: string | null;
};

/** Half-open; ISO 8601 with an offset, or a `Date`. */
export type OtherBusyTime = { start: string | Date; end: string | Date };

/**
 * A host app's own reader of calendars that no provider here reads: each one's busy times that touch the range (ISO
 * 8601, UTC, half-open), in the order of the calendars; null for one that can't be read. It is asked for every answer, and nothing
 * of what it says is kept.
 */
export type OtherBusyTimes = (
  calendars: readonly OtherCalendar[],
  range: { start: string; end: string },
) => Promise<readonly (readonly OtherBusyTime[] | null)[]>;
