/**
 * Mail about bookings and accounts, and bookings as calendar files. Knows environment.
 *
 * - facts: all that a mail or a calendar file says of a booking
 * - ICS: an iCalendar file; its method says whether calendars put the event in or take it out
 * - sequence: counts a booking's changes, so that calendars keep the latest
 * - mailer: hands mails to an SMTP server, or writes them to files where none is set
 */

export { invitationMail, relinkAdminsMail, relinkedMail, relinkMail } from "./accounts/account-mails.ts";
export { channelClosedMail } from "./accounts/channel-closed-mail.ts";
export { type AddToCalendarLink, addToCalendarLinks } from "./bookings/add-to-calendar-links.ts";
export type { BookingFacts, Told } from "./bookings/booking-facts.ts";
export { bookingMails } from "./bookings/booking-mails.ts";
export { bookingTimes } from "./bookings/booking-times.ts";
export { buildIcs, icsMethodOf } from "./bookings/build-ics.ts";
export {
  type BookingEmailKind,
  type ComposedEmail,
  composeBookingEmail,
  type Reader,
  type ToldKind,
} from "./bookings/compose-booking-email.ts";
export { type ChangedBooking, manyChangedMail } from "./bookings/many-changed-mail.ts";
export { alertMail } from "./operators/alert-mail.ts";
export { statusMail, statusQuestionMail } from "./operators/status-mails.ts";
export type { MailError } from "./sending/mail-error.ts";
export { type Mailer, openMailer, type SendResult } from "./sending/mailer.ts";
export { type MailerSettings, mailerVariables, readMailerSettings } from "./sending/mailer-settings.ts";
export { type Html, html } from "./writing/html.ts";
export type { Mail, Mailbox } from "./writing/mail.ts";
