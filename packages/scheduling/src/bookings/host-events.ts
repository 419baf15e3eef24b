import type { Prisma } from "@calcache/prisma";

/** The event of one booking in one host's calendar. `eventId` is ours: the booking's uid. */
export type HostEventRef = { credentialId: number; calendarId: string; eventId: string };

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
  attendees: readonly { email: string; name: string }[];
  /** Whether it gets a link to meet online. */
  onlineMeeting: boolean;
};

/**
 * How events reach hosts' calendars: what is asked for here is kept in the transaction and brought about afterwards,
 * however long the calendars' provider is away.
 */
export type HostEvents = {
  put(tx: Prisma.TransactionClient, ref: HostEventRef, event: HostEvent, now: number): Promise<void>;
  delete(tx: Prisma.TransactionClient, ref: HostEventRef, now: number): Promise<void>;
};
