/** What the dialog's Repeat field offers. */
export type Repeat = "none" | "daily" | "weekdays" | "weekly" | "monthly";

/** The choices for an event whose first day is `date` (`YYYY-MM-DD`), each with its label. */
export function repeatChoices(
  date: string,
): ReadonlyArray<{ readonly value: Repeat; readonly label: string }>;

/** The RFC 5545 rule of a choice for an event whose first day is `date`; none for an event that does not repeat. */
export function recurrenceRule(repeat: Repeat, date: string): string | undefined;
