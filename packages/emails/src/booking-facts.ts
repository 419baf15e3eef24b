type Host = { name: string; email: string; timeZone: string };

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
  /** of a moved booking: when it began before (epoch ms), and the hosts who aren't its any more */
  former: { start: number; hosts: readonly Host[] } | null;
  /** why it was cancelled or moved */
  reason: string | null;
  /** what the form's other fields were answered with: for hosts, and for whoever answered */
  answers: readonly { field: string; answer: string }[];
  attendee: { name: string; email: string; timeZone: string; locale: string };
  /** email addresses */
  guests: readonly string[];
  /** the first organizes the event */
  hosts: readonly Host[];
  location: string | null;
  joinUrl: string | null;
  cancelUrl: string;
  rescheduleUrl: string;
  /** counts the changes, from 0: a calendar keeps what has the higher number */
  sequence: number;
};
