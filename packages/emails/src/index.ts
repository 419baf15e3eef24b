/**
 * Mail about bookings and accounts, and bookings as calendar files. Knows environment.
 *
 * - facts: all that a mail or a calendar file says of a booking
 * - ICS: an iCalendar file; its method says whether calendars put the event in or take it out
 * - sequence: counts a booking's changes, so that calendars keep the latest
 * - mailer: hands mails to an SMTP server, or writes them to files where none is set
 */

export { invitationMail, relinkAdminsMail, relinkedMail, relinkMail } from "./account-mails.ts";
export { type AddToCalendarLink, addToCalendarLinks } from "./add-to-calendar-links.ts";
export { alertMail } from "./alert-mail.ts";
export type { BookingFacts, Told } from "./booking-facts.ts";
export { bookingMails } from "./booking-mails.ts";
export { bookingTimes } from "./booking-times.ts";
export { buildIcs, type IcsMethod, icsMethodOf } from "./build-ics.ts";
export { channelClosedMail } from "./channel-closed-mail.ts";
export {
  type BookingEmailKind,
  type ComposedEmail,
  composeBookingEmail,
  type Reader,
  type ToldKind,
} from "./compose-booking-email.ts";
export { type Html, html } from "./html.ts";
export type { Mail, Mailbox } from "./mail.ts";
export type { MailError } from "./mail-error.ts";
export { type Mailer, openMailer, type SendResult } from "./mailer.ts";
export { type MailerSettings, mailerVariables, readMailerSettings } from "./mailer-settings.ts";
export { type ChangedBooking, manyChangedMail } from "./many-changed-mail.ts";
export { statusMail, statusQuestionMail } from "./status-mails.ts";
