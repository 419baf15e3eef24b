/**
 * What users' own pages are made of: React components that need no script and know no server. Their styles stand on those of
 * `@calcache/booker`: its colours, cards, buttons and fields.
 */

export type { ShownAccount, ShownCalendar } from "./account-card.tsx";
export { ActivityCard, type ShownActivity } from "./activity-card.tsx";
export { AdminLink } from "./admin-link.tsx";
export { ApplicationsCard, type ShownApplication } from "./applications-card.tsx";
export { BookingsList, type ShownBooking } from "./bookings-list.tsx";
export { CalendarsForm } from "./calendars-form.tsx";
export { CancelQuestion } from "./cancel-question.tsx";
export { ConsentNeeded } from "./consent-needed.tsx";
export { DeleteQuestion } from "./delete-question.tsx";
export { DisconnectQuestion } from "./disconnect-question.tsx";
export { EmbedSitesCard } from "./embed-sites-card.tsx";
export { EntriesCard, type ShownEntry } from "./entries-card.tsx";
export { EventTypesCard, type ShownEventType } from "./event-types-card.tsx";
export { FeaturesCard, type ShownFeature } from "./features-card.tsx";
export { AbsenceForm } from "./forms/absence-form.tsx";
export { pageLanguages } from "./forms/after-fields.tsx";
export { EventTypeForm } from "./forms/event-type-form.tsx";
export type { FormAction, FormState } from "./forms/form-state.ts";
export { GrantForm, type GrantState } from "./forms/grant-form.tsx";
export { OwnLimitsForm } from "./forms/own-limits-form.tsx";
export { PrivateLinkForm } from "./forms/private-link-form.tsx";
export { ScheduleForm } from "./forms/schedule-form.tsx";
export { TripForm } from "./forms/trip-form.tsx";
export { HandOverQuestion } from "./hand-over-question.tsx";
export { InvitationsCard, type ShownInvitation } from "./invitations-card.tsx";
export { LiveRefresh } from "./live-refresh.tsx";
export { MembersCard, type ShownMember } from "./members-card.tsx";
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
export { ButtonForm, PageFrame } from "./page-frame.tsx";
export { ScheduleUsesForm } from "./schedule-uses-form.tsx";
export { SchedulesCard, type ShownSchedule } from "./schedules-card.tsx";
export { TenantAccountCard } from "./tenant-account-card.tsx";
export { ago, span } from "./words/ago.ts";
export { rangesIn, rangesText } from "./words/hours-text.ts";
export { stateWords } from "./words/state-words.ts";
export { utcTime } from "./words/utc-time.ts";
