import type { MinuteRange } from "@calcache/availability";

/** What cal.com's tables say of a team and what it can be asked for, as they say it: nothing of it is worked out. Minutes. */
export type TeamRows = {
  users: readonly UserRow[];
  /** Users that event types may name as rooms, and what is in their calendars. */
  rooms: readonly { id: number; busy: readonly MinuteRange[] }[];
  schedules: readonly ScheduleRow[];
  hosts: readonly HostRow[];
  absences: readonly AbsenceRow[];
  trips: readonly TripRow[];
  holidays: readonly HolidayRow[];
  /** The one that is asked for, and another. */
  eventTypes: readonly [EventTypeRow, EventTypeRow];
  /** Of the team that both are of. */
  teamBookingLimits: LimitsJson | null;
  bookings: readonly BookingRow[];
};

/** How many there may be in each; 0 is none. */
export type LimitsJson = Partial<Record<"PER_DAY" | "PER_WEEK" | "PER_MONTH" | "PER_YEAR", number>>;

export type UserRow = {
  id: number;
  timeZone: string;
  /** Over all event types; `calcache.host_limit`. */
  bookingLimits: LimitsJson | null;
  durationLimits: LimitsJson | null;
  defaultScheduleId: number | null;
  /** In their calendar. */
  busy: readonly MinuteRange[];
  /** For which their mailbox says that they are away. */
  away: MinuteRange | null;
  /** Whose holidays they have, but for those on which they work. */
  holidays: { countryCode: HolidayRow["countryCode"] | null; disabledIds: readonly string[] } | null;
};

/** A country's, as cal.com keeps it: its id is Google's, told apart by case. */
export type HolidayRow = { countryCode: "DE" | "FR"; eventId: string; date: string };

/** Times are minutes after midnight. */
export type ScheduleRow = {
  id: number;
  userId: number;
  timeZone: string | null;
  hours: readonly { days: readonly number[]; startTime: number; endTime: number; date: string | null }[];
};

/** Dates (`YYYY-MM-DD`), of which cal.com stores the first's UTC midnight and the last's last millisecond. */
export type AbsenceRow = { userId: number; first: string; last: string };

/** The same without a last one: for good. `prevTimeZone` is there once cal.com's cron has put the trip's zone into the schedule. */
export type TripRow = {
  userId: number;
  first: string;
  last: string | null;
  timeZone: string;
  prevTimeZone: string | null;
};

export type HostRow = {
  userId: number;
  isFixed: boolean;
  scheduleId: number | null;
  groupId: "a" | "b" | null;
};

export type EventTypeRow = {
  schedulingType: "collective" | "roundRobin";
  scheduleId: number | null;
  timeZone: string | null;
  length: number;
  slotInterval: number | null;
  offsetStart: number;
  beforeEventBuffer: number;
  afterEventBuffer: number;
  minimumBookingNotice: number;
  periodType: "unlimited" | "rolling" | "rolling_window" | "range";
  periodDays: number | null;
  periodCountCalendarDays: boolean | null;
  periodStartDate: number | null;
  periodEndDate: number | null;
  requiresConfirmation: boolean;
  requiresConfirmationWillBlockSlot: boolean;
  bookingLimits: LimitsJson | null;
  durationLimits: LimitsJson | null;
  /** Counts where the team has the feature, as the test's has. */
  restrictionScheduleId: number | null;
  useBookerTimezone: boolean;
  seatsPerTimeSlot: number | null;
  onlyShowFirstAvailableSlot: boolean;
  showOptimizedSlots: boolean | null;
  everyStart: boolean;
  requiredHosts: number | null;
  /** Ids of users; null where it names none. */
  rooms: readonly number[] | null;
  /** Changes no slot: each is the first of a series. */
  recurringEvent: { freq: number; interval: number; count: number } | null;
};

export type BookingRow = MinuteRange & {
  status: "accepted" | "pending" | "cancelled" | "rejected" | "awaiting_host";
  /** Who leads it, and whose address is among its attendees. */
  userId: number | null;
  attendeeId: number | null;
  /** How many have it together; 0 where one has it alone. */
  seats: number;
  /** Of which event type: 1 is the one that is asked for, 2 the other. */
  eventTypeId: 1 | 2 | null;
};
