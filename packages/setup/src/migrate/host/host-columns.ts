import type { optionalColumns } from "@calcache/prisma";

/** The types that a column may have, by what their values are to us. */
export const typeFamilies = {
  int: ["int2", "int4"],
  "int[]": ["_int4"],
  text: ["text", "varchar", "bpchar", "citext"],
  "text[]": ["_text"],
  boolean: ["bool"],
  json: ["jsonb"],
  timestamp: ["timestamp"],
  time: ["time"],
  date: ["date"],
} as const;

/** A family, or an enum by its name; with `?` where we are prepared for null. */
export type ColumnKind = keyof typeof typeFamilies | `enum ${string}` | `${string}?`;

/**
 * The columns of the shared tables that we use, by kind. Tests hold them against what we make where there is no host, and against
 * what the code names. A host may have more.
 */
export const usedColumns: Readonly<Record<string, Partial<Record<ColumnKind, string>>>> = {
  users: {
    int: "id",
    text: "email timeZone weekStart",
    "text?": "username name locale",
    timestamp: "created",
    "int?": "defaultScheduleId timeFormat",
  },
  Team: {
    int: "id",
    text: "name timeZone weekStart",
    "text?": "slug bio",
    timestamp: "createdAt",
    "json?": "metadata bookingLimits",
    boolean: "includeManagedEventsInLimits",
    "int?": "parentId",
    "enum RRResetInterval?": "rrResetInterval",
    "enum RRTimestampBasis": "rrTimestampBasis",
  },
  Membership: { int: "id teamId userId", boolean: "accepted", "enum MembershipRole": "role" },
  Schedule: { int: "id userId", text: "name", "text?": "timeZone" },
  Availability: {
    int: "id",
    "int?": "userId eventTypeId scheduleId",
    "int[]?": "days",
    time: "startTime endTime",
    "date?": "date",
  },
  OutOfOfficeEntry: {
    int: "id userId",
    text: "uuid",
    timestamp: "start end createdAt updatedAt",
    "int?": "toUserId reasonId",
    "text?": "notes",
  },
  OutOfOfficeReason: { int: "id", text: "emoji reason", boolean: "enabled", "int?": "userId" },
  TravelSchedule: {
    int: "id userId",
    text: "timeZone",
    timestamp: "startDate",
    "timestamp?": "endDate",
    "text?": "prevTimeZone",
  },
  EventType: {
    int: "id position length offsetStart minimumBookingNotice beforeEventBuffer afterEventBuffer",
    text: "title slug",
    "text?": "description timeZone successRedirectUrl interfaceLanguage",
    "json?": "locations bookingFields recurringEvent metadata bookingLimits durationLimits",
    boolean:
      "hidden useEventLevelSelectedCalendars isRRWeightsEnabled requiresConfirmation requiresConfirmationWillBlockSlot requiresConfirmationForFreeEmail maxActiveBookingPerBookerOfferReschedule useBookerTimezone onlyShowFirstAvailableSlot rescheduleWithSameRoundRobinHost hideCalendarEventDetails hideCalendarNotes lockTimeZoneToggleOnBookingPage",
    "int?":
      "userId teamId periodDays scheduleId slotInterval maxActiveBookingsPerBooker parentId restrictionScheduleId seatsPerTimeSlot",
    "enum PeriodType": "periodType",
    "timestamp?": "periodStartDate periodEndDate",
    "boolean?":
      "periodCountCalendarDays showOptimizedSlots seatsShowAttendees seatsShowAvailabilityCount forwardParamsSuccessRedirect disableCancelling disableRescheduling",
    "enum SchedulingType?": "schedulingType",
  },
  HashedLink: { int: "id eventTypeId maxUsageCount usageCount", text: "link", "timestamp?": "expiresAt" },
  Host: {
    int: "userId eventTypeId",
    boolean: "isFixed",
    "int?": "priority weight scheduleId",
    "text?": "groupId",
    timestamp: "createdAt",
  },
  HostGroup: { text: "id name", "int?": "eventTypeId", timestamp: "createdAt updatedAt" },
  Credential: {
    int: "id",
    text: "type",
    json: "key",
    "int?": "userId teamId",
    "text?": "appId",
    "boolean?": "invalid",
  },
  SelectedCalendar: {
    text: "id integration externalId",
    int: "userId",
    "int?": "credentialId eventTypeId",
    "text?": "delegationCredentialId error",
  },
  DestinationCalendar: {
    int: "id",
    text: "integration externalId",
    "text?": "primaryEmail",
    "int?": "userId eventTypeId credentialId",
  },
  Feature: {
    text: "slug",
    boolean: "enabled",
    "text?": "description",
    "enum FeatureType?": "type",
    "boolean?": "stale",
    "timestamp?": "lastUsedAt createdAt updatedAt",
    "int?": "updatedBy",
  },
  TeamFeatures: { int: "teamId", text: "featureId assignedBy", timestamp: "assignedAt updatedAt" },
  Booking: {
    int: "id iCalSequence",
    text: "uid title",
    "text?":
      "idempotencyKey userPrimaryEmail description location cancellationReason rejectionReason fromReschedule cancelledBy rescheduledBy recurringEventId iCalUID",
    "int?": "userId eventTypeId destinationCalendarId",
    timestamp: "startTime endTime createdAt",
    "json?": "responses metadata",
    "timestamp?": "updatedAt",
    "enum BookingStatus": "status",
    "boolean?": "rescheduled",
  },
  Attendee: {
    int: "id",
    text: "email name timeZone",
    "text?": "phoneNumber locale",
    "int?": "bookingId",
    "boolean?": "noShow",
  },
  BookingSeat: { int: "id bookingId attendeeId", text: "referenceUid", "json?": "data metadata" },
  SelectedSlots: {
    int: "id eventTypeId userId",
    timestamp: "slotUtcStartDate slotUtcEndDate releaseAt",
    text: "uid",
    boolean: "isSeat",
  },
  _user_eventtype: { int: "A B" },
};

/** Tables that a host may be without: what stands in them is heeded where they are. */
export const optionalTables: readonly string[] = [
  "OutOfOfficeEntry",
  "OutOfOfficeReason",
  "TravelSchedule",
  "HashedLink",
];

/** The values of the host's enums that we write or look for. There may be more. */
export const usedEnumValues: Readonly<Record<string, readonly string[]>> = {
  BookingStatus: ["cancelled", "accepted", "rejected", "pending"],
  FeatureType: ["RELEASE"],
  MembershipRole: ["MEMBER", "ADMIN", "OWNER"],
  PeriodType: ["unlimited", "rolling", "rolling_window", "range"],
  RRResetInterval: ["MONTH", "DAY"],
  RRTimestampBasis: ["CREATED_AT", "START_TIME"],
  SchedulingType: ["roundRobin", "collective", "managed"],
};

/** Rows of these tables come by `npm run import` alone. */
const importedTables: readonly string[] = ["users", "Team", "Membership", "_user_eventtype"];

/** These tables are read only: an installation's rows come from its host. */
export const readTables: readonly string[] = ["OutOfOfficeReason"];

/** The shared tables into which a running app or worker writes new rows; an import writes into all but those that are read only. */
export const writtenTables: readonly string[] = Object.keys(usedColumns).filter(
  (table) => !importedTables.includes(table) && !readTables.includes(table),
);

/** The columns by which optional tables are known are listed with the tables' others. */
type OptionalColumn = Exclude<
  (typeof optionalColumns)[number],
  "OutOfOfficeEntry.userId" | "OutOfOfficeReason.id" | "TravelSchedule.userId" | "HashedLink.usageCount"
>;

/** The kinds of columns that only some versions of cal.com have. Where we write rows of their table, we fill them. */
export const optionalKinds: Readonly<Record<OptionalColumn, ColumnKind>> = {
  "users.locked": "boolean?",
  "users.organizationId": "int?",
  "EventType.lockedTimeZone": "text?",
  "TeamFeatures.enabled": "boolean?",
  "UserFeatures.userId": "int",
  "UserFeatures.enabled": "boolean?",
  "UserHolidaySettings.userId": "int",
  "UserHolidaySettings.countryCode": "text?",
  "UserHolidaySettings.disabledIds": "text[]?",
  "HolidayCache.countryCode": "text",
  "HolidayCache.eventId": "text",
  "HolidayCache.name": "text",
  "HolidayCache.date": "timestamp",
};
