/** What the simulator's control API answers and accepts. Instants are ISO 8601 in UTC, dates `YYYY-MM-DD`. */

export type ShowAs = "free" | "tentative" | "busy" | "oof" | "workingElsewhere" | "unknown";

export type Sensitivity = "normal" | "personal" | "private" | "confidential";

export type MailboxCalendar = {
  readonly id: string;
  readonly name: string;
  readonly isDefaultCalendar: boolean;
  readonly color: string;
};

export type Mailbox = {
  readonly id: string;
  readonly address: string;
  readonly displayName: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly kind: string;
  readonly calendars: readonly MailboxCalendar[];
};

export type ControlEvent = {
  readonly id: string;
  readonly calendarId: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  /** First day and the day after the last, when `allDay`. */
  readonly startDate?: string;
  readonly endDate?: string;
  readonly showAs: ShowAs;
  readonly isCancelled: boolean;
  readonly sensitivity: Sensitivity;
  readonly recurring: boolean;
};

/** An event to create; a part of it to change one. An all-day event's `start` and `end` are dates, the end exclusive. */
export type EventWrite = {
  readonly calendarId?: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly showAs: ShowAs;
  readonly sensitivity: Sensitivity;
  /** RFC 5545 recurrence rule, expanded in `timeZone`. */
  readonly recurrence?: string;
  readonly timeZone: string;
};

export type GraphRequest = {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Name of the API call; none for a path the simulator doesn't know. */
  readonly operation: string | null;
  readonly mailbox: string | null;
  readonly status: number;
  readonly durationMs: number;
};

export type Fault = {
  readonly id: string;
  readonly match: { readonly mailbox?: string };
  readonly effect: { readonly status?: number; readonly retryAfterSeconds?: number };
};

export type Subscription = { readonly id: string; readonly mailbox: string };

/** What became of a calendar file: each notice names a line of it. */
export type ImportReport = {
  readonly imported: number;
  readonly skipped: readonly ImportNotice[];
  readonly warnings: readonly ImportNotice[];
};

export type ImportNotice = { readonly uid: string; readonly line: number; readonly reason: string };
