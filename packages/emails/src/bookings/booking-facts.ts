/** `locale`: the language that they have chosen, a BCP 47 tag; null or missing where they have none. */
type Host = { name: string; email: string; timeZone: string; locale?: string | null };

/** What somebody was told last of when a booking is: epoch ms. Whoever hosted it then and doesn't now has it as `formerHost`. */
export type Told = { address: string; start: number; end: number; formerHost: Host | null };

/** What is a booking's own, of several of a series. */
type Occurrence = {
  /** stays the same when the booking is moved: calendars know the event by it */
  uid: string;
  /** epoch ms */
  start: number;
  /** epoch ms */
  end: number;
  joinUrl: string | null;
  /** where people go for it; null where that isn't said */
  location: string | null;
  /** counts the changes, from 0: a calendar keeps what has the higher number */
  sequence: number;
};

/** What mails and calendar files say of a booking. Made by the booking side; names and texts are whatever people typed. */
export type BookingFacts = Occurrence & {
  /** the other bookings of its series that are told of with it, in order */
  also: readonly Occurrence[];
  title: string;
  /** it waits for a host to confirm it */
  isRequest: boolean;
  description: string | null;
  /** of a moved booking: when it began before its last move (epoch ms) */
  formerStart: number | null;
  /** one for each address that was told of it, however many changes ago */
  told: readonly Told[];
  /** why it was cancelled or moved */
  reason: string | null;
  /** what the form's other fields were answered with: for hosts, and for whoever answered */
  answers: readonly { field: string; answer: string | boolean }[];
  attendee: { name: string; email: string; timeZone: string; locale: string };
  /** email addresses */
  guests: readonly string[];
  /** the first organizes the event */
  hosts: readonly (Host & {
    /** where they confirm or decline a request: a secret of theirs; null where there is nothing to answer */
    answerUrl?: string | null;
  })[];
  /** its page, which lists the others of its series */
  pageUrl: string;
  /** what has a reminder or a follow-up sent; null for all other mail */
  reminder: { id: number; audience: "attendees" | "hosts" | "everybody"; message: string | null } | null;
  /** null where whoever booked may not */
  cancelUrl: string | null;
  rescheduleUrl: string | null;
  /** it was cancelled so that whoever booked it chooses another time, and they haven't yet */
  awaitsNewTime: boolean;
};
