/**
 * What users' own pages are made of: React components that need no script and know no server. Their styles stand on those of
 * `@calcache/booker`: its colours, cards, buttons and fields.
 */
export type { ShownAccount, ShownCalendar } from "./account-card.tsx";
export { BookingsList, type ShownBooking } from "./bookings-list.tsx";
export { CalendarsForm } from "./calendars-form.tsx";
export { CancelQuestion } from "./cancel-question.tsx";
export { ConsentNeeded } from "./consent-needed.tsx";
export { DisconnectQuestion } from "./disconnect-question.tsx";
export { FeaturesCard, type ShownFeature } from "./features-card.tsx";
export { InvitationsCard, type ShownInvitation } from "./invitations-card.tsx";
export { LiveRefresh } from "./live-refresh.tsx";
export { MembersCard, type ShownMember } from "./members-card.tsx";
export { ButtonForm, PageFrame } from "./page-frame.tsx";
export { TenantAccountCard } from "./tenant-account-card.tsx";
export { ago, span } from "./words/ago.ts";
export { stateWords } from "./words/state-words.ts";
