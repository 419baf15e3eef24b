/**
 * A user's calendar accounts: connected, chosen from, disconnected, and how they do. Knows accounts, the engine, emails
 * and prisma.
 *
 * - choice: which calendars close a user's time, and which one takes their bookings
 * - relink: an account that only its owner can mend, and what is done so that they do
 * - condition: how an account or a calendar does, since when, and why
 */
export {
  type Choice,
  type ChoiceFailure,
  type ChosenCalendar,
  chooseCalendars,
} from "./accounts/choose-calendars.ts";
export { type ConnectedAccount, type ConnectFailure, connectAccount } from "./accounts/connect-account.ts";
export type { ConnectableAccounts, Connections } from "./accounts/connections.ts";
export { disconnectAccount, type Parting, partingFrom } from "./accounts/disconnect-account.ts";
export { type HoursFailure, hoursOfAccount } from "./accounts/hours-of-account.ts";
export { type AccountCalendar, listAccounts, type UserAccount } from "./accounts/list-accounts.ts";
export { type AccountState, type CalendarState, listStates } from "./accounts/list-states.ts";
export { listTenantAccounts, type TenantAccount } from "./accounts/list-tenant-accounts.ts";
export { listAccountAddresses } from "./accounts/read-accounts.ts";
export { type AccountPost, accountMail, type QueuedAccountMail } from "./relink/account-mail.ts";
export { type AskFailure, askAgain, isAwaited } from "./relink/ask-again.ts";
export { type AskedAll, askAll } from "./relink/ask-all.ts";
export { findRelinks, type RelinkAccount } from "./relink/find-relinks.ts";
export { queueAccountMail } from "./relink/queue-account-mail.ts";
export { relinkSteps } from "./relink/relink-plan.ts";
export { tendRelinks } from "./relink/tend-relinks.ts";
export { type Condition, type State, states } from "./states/calendar-state.ts";
export { atAGlance } from "./states/glance.ts";
