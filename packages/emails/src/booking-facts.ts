/** What mails and calendar files say of a booking. Made by the booking side; names and texts are whatever people typed. */
export type BookingFacts = {
  /** stays the same when the booking is moved: calendars know the event by it */
  uid: string;
  title: string;
  description: string | null;
  /** epoch ms */
  start: number;
  /** epoch ms */
  end: number;
  attendee: { name: string; email: string; timeZone: string; locale: string };
  /** email addresses */
  guests: readonly string[];
  /** the first organizes the event */
  hosts: readonly { name: string; email: string; timeZone: string }[];
  location: string | null;
  joinUrl: string | null;
  cancelUrl: string;
  rescheduleUrl: string;
  /** counts the changes, from 0: a calendar keeps what has the higher number */
  sequence: number;
};
