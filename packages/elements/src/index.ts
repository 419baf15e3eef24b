/**
 * What users' own pages are made of: React components that need no script and know no server. Their styles stand on those of
 * `@calcache/booker`: its colours, cards, buttons and fields.
 */

export { ActivityCard, type ShownActivity } from "./applications/activity-card.tsx";
export { ApplicationsCard, type ShownApplication } from "./applications/applications-card.tsx";
export { BookingsList, type ShownBooking } from "./bookings/bookings-list.tsx";
export { CancelQuestion } from "./bookings/cancel-question.tsx";
export { HandOverQuestion } from "./bookings/hand-over-question.tsx";
export type { ShownAccount, ShownCalendar } from "./calendars/account-card.tsx";
export { AdminLink } from "./calendars/admin-link.tsx";
export { CalendarsForm } from "./calendars/calendars-form.tsx";
export { ConsentNeeded } from "./calendars/consent-needed.tsx";
export { DisconnectQuestion } from "./calendars/disconnect-question.tsx";
export { TenantAccountCard } from "./calendars/tenant-account-card.tsx";
export { AbsenceForm } from "./forms/absence-form.tsx";
export { pageLanguages } from "./forms/event-types/after-fields.tsx";
export { EventTypeForm } from "./forms/event-types/event-type-form.tsx";
export { PrivateLinkForm } from "./forms/event-types/private-link-form.tsx";
export type { FormAction, FormState } from "./forms/form-state.ts";
export { GrantForm, type GrantState } from "./forms/grant-form.tsx";
export { OwnLimitsForm } from "./forms/own-limits-form.tsx";
export { ScheduleForm } from "./forms/schedule-form.tsx";
export { TripForm } from "./forms/trip-form.tsx";
export { DeleteQuestion } from "./frame/delete-question.tsx";
export { EntriesCard, type ShownEntry } from "./frame/entries-card.tsx";
export { LiveRefresh } from "./frame/live-refresh.tsx";
export { ButtonForm, PageFrame } from "./frame/page-frame.tsx";
export { ScheduleUsesForm } from "./hours/schedule-uses-form.tsx";
export { SchedulesCard, type ShownSchedule } from "./hours/schedules-card.tsx";
export { AccountKindsCard } from "./operator/account-kinds-card.tsx";
export { AlertsCard } from "./operator/alerts-card.tsx";
export { AnnounceForm } from "./operator/announce-form.tsx";
export { AnnouncementsCard } from "./operator/announcements-card.tsx";
export { AuthPathsCard, type ShownPath } from "./operator/auth-paths-card.tsx";
export { FailingAccountsCard } from "./operator/failing-accounts-card.tsx";
export { NotesCard } from "./operator/notes-card.tsx";
export { ProbeForm, type ProbeState } from "./operator/probe-form.tsx";
export { PostmortemCard, ToldCard } from "./operator/told-card.tsx";
export { UpdateForm } from "./operator/update-form.tsx";
export { EmbedSitesCard } from "./team/embed-sites-card.tsx";
export { EventTypesCard, type ShownEventType } from "./team/event-types-card.tsx";
export { FeaturesCard, type ShownFeature } from "./team/features-card.tsx";
export { InvitationsCard, type ShownInvitation } from "./team/invitations-card.tsx";
export { MembersCard, type ShownMember } from "./team/members-card.tsx";
export { ago, span } from "./words/ago.ts";
export { hoursText, readHours } from "./words/hours-text.ts";
export { stateWords } from "./words/state-words.ts";
export { utcTime } from "./words/utc-time.ts";
