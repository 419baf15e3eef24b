/** What people set: working hours and event types. What they may be is the same for team files and for forms. */

export {
  type Absence,
  type AbsenceFailure,
  type AbsenceReason,
  type AbsenceWish,
  addAbsence,
  deleteAbsence,
  keepsAbsences,
  listAbsences,
  listColleagues,
  listReasons,
  nextAbsences,
} from "./absences/absences.ts";
export { deleteRule } from "./availability-rules/delete-rule.ts";
export { type AvailabilityRule, listRules } from "./availability-rules/list-rules.ts";
export { type RuleFailure, type RuleWish, saveRule } from "./availability-rules/save-rule.ts";
export { type WeeklyPeriod, weekdays } from "./availability-rules/weekly-periods.ts";
export {
  type EmbeddedPage,
  type EmbedSites,
  findEmbedSites,
  saveEmbedSites,
  sitesOwner,
} from "./embed-sites/embed-sites.ts";
export { frameAncestors, isSiteAllowed } from "./embed-sites/is-site-allowed.ts";
export { isAmongSites, namedSites } from "./embed-sites/named-sites.ts";
export { eventTypeColumns, removeEventTypes } from "./event-types/event-type-columns.ts";
export { metadataChange, metadataSays } from "./event-types/event-type-metadata.ts";
export { groupNames, groupSelect, saveHostGroups } from "./event-types/host-groups.ts";
export { periodSelect, saidPeriod } from "./event-types/period-columns.ts";
export { readableEventTypes } from "./event-types/readable-event-types.ts";
export { ruleSelect, saidLimits, saidRules, storedLimits } from "./event-types/rule-columns.ts";
export { type EventTypeFailure, type EventTypeWish, saveEventType } from "./event-types/save-event-type.ts";
export { reminderColumns, saidReminders, saveReminders } from "./event-types/save-reminders.ts";
export {
  countOpenBookings,
  deleteTeamEventType,
  type EventTypeHostSetting,
  findTeamEventType,
  listTeamEventTypes,
  type TeamEventType,
} from "./event-types/team-event-types.ts";
export { civilDate, endTime, startTime, timeZone } from "./fields/civil-fields.ts";
export {
  type HostEntry,
  type PersonalEventTypeEntry,
  personalEventType,
  type TeamEventTypeEntry,
  teamEventType,
} from "./fields/event-type-fields.ts";
export { type PrivateLinkEntry, privateLink } from "./fields/private-link-fields.ts";
export type { ReminderEntry } from "./fields/reminder-fields.ts";
export type { RoomEntry } from "./fields/room-fields.ts";
export {
  type BookingWindow,
  type ConfirmationPolicy,
  type EventTypeRules,
  type Limits,
  limits,
} from "./fields/rule-fields.ts";
export { override, type ScheduleEntry, schedule, weeklyHours } from "./fields/schedule-fields.ts";
export { mostSites, sites } from "./fields/site-fields.ts";
export { email, externalId, slug } from "./fields/text-fields.ts";
export { findOwnLimits, type OwnLimits, saveOwnLimits } from "./own-limits/own-limits.ts";
export {
  addPrivateLink,
  deletePrivateLink,
  keepsPrivateLinks,
  listPrivateLinks,
  privateLinkColumns,
  type StoredPrivateLink,
} from "./private-links/private-links.ts";
export { deleteSchedule } from "./schedules/delete-schedule.ts";
export { listSchedules, type OwnSchedule } from "./schedules/list-schedules.ts";
export {
  mostSchedules,
  type ScheduleFailure,
  type ScheduleWish,
  saveSchedule,
} from "./schedules/save-schedule.ts";
export {
  chooseSchedules,
  listScheduleUses,
  type ScheduleChoices,
  type ScheduleUse,
} from "./schedules/schedule-uses.ts";
export {
  type StoredHours,
  toStoredHours,
  toWrittenHours,
  type WrittenHours,
} from "./schedules/stored-hours.ts";
export { addTrip, deleteTrip, keepsTrips, listTrips, type OwnTrip, type TripFailure } from "./trips/trips.ts";
