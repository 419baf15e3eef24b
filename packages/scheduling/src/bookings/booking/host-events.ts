import type { Prisma } from "@calcache/prisma";

/** A calendar that events are written to: an account, and its provider's id of the calendar. */
export type EventCalendar = { credentialId: number; calendarId: string };

/** The event of a booking in one host's calendar. `eventId` is ours: the booking's iCalUid. */
export type HostEventRef = EventCalendar & { eventId: string };

/** What an event says. Times are epoch ms. */
export type HostEvent = {
  title: string;
  description: string;
  location: string;
  start: number;
  end: number;
  /** The attendee's zone (IANA) and language (BCP 47). */
  timeZone: string;
  language: string;
  /** Whom the provider is to invite. */
  attendees: { email: string; name: string }[];
  /** Whether it gets a link to meet online. */
  onlineMeeting: boolean;
};

/**
 * How events reach hosts' calendars: what is asked for here is kept in the transaction and brought about afterwards,
 * however long the calendars' provider is away.
 */
export type HostEvents = {
  /** False when there is no such account any more. */
  put(tx: Prisma.TransactionClient, ref: HostEventRef, event: HostEvent, now: number): Promise<boolean>;
  delete(tx: Prisma.TransactionClient, ref: HostEventRef, now: number): Promise<void>;
};
