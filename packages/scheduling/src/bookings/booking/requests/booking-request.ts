import type { WantedPlace } from "@calcache/booking-questions";
import type { Routing } from "../../../event-types/found/routed-hosts.ts";
import type { EventTypeQuery } from "../../../event-types/names/event-type-query.ts";
import type { BookingAttendee } from "../stored/booking-details.ts";

/** What somebody wants to book. */
export type BookingRequest = {
  eventType: EventTypeQuery;
  /** epoch ms, a whole minute */
  start: number;
  /** Null: as long as the event type. */
  lengthInMinutes: number | null;
  /** Of an event type that repeats: how many times; null for as often as it does at most. */
  recurrenceCount: number | null;
  attendee: BookingAttendee;
  /** Addresses of others who are asked to come. */
  guests: readonly string[];
  /** What the form's fields were answered with, by field; `notes` among them. */
  responses: Readonly<Record<string, unknown>>;
  /** Where they want it to take place; null where they don't choose. */
  place: WantedPlace | null;
  /** The user id of the room that they want; null or left out where they don't choose: the first that is free. */
  room?: number | null;
  metadata: Readonly<Record<string, string>>;
  /** The hold on the slot, if there is one: it doesn't stand in its own holder's way, and ends with the booking. */
  reservationUid: string | null;
  /** Unique among bookings; one that was made under it before is answered again. */
  idempotencyKey: string | null;
  /** Where the request comes from, for the limits on how often; null for whom there are none. */
  visitorIp: string | null;
  /** To whom of a round robin they are led; to all where it isn't given. */
  routing?: Routing;
  /** The private link by which they book; it is used once more by that. */
  privateLink?: string | null;
  /** The key of an application that asks: where it opens the event type, its own limit counts instead. */
  apiKeyId?: string | null;
};

/** Where somebody wants to move their booking. */
export type RescheduleRequest = {
  uid: string;
  /** epoch ms, a whole minute */
  start: number;
  /** The attendee's zone (IANA) from now on; null: the one that they had. */
  timeZone: string | null;
  reason: string | null;
  /** Address of whoever does it. */
  by: string | null;
  reservationUid: string | null;
  idempotencyKey: string | null;
  /** To whom of a round robin it goes; to all where it isn't given. Of these its hosts come first. */
  routing?: Routing;
  /** Whether a host of it does, who alone may move what several have together. */
  isHosts?: boolean;
};

export type CancelRequest = {
  /** A booking's, a seat's, or of a series all that is left of. */
  uid: string;
  /** What was cancelled under it before is answered again. */
  idempotencyKey?: string | null;
  /** Of an occurrence of a series: whether those after it go with it. */
  andLater?: boolean;
  reason: string | null;
  /** Address of whoever does it. */
  by: string | null;
  /** Whether a host of it does, who may where others may not. */
  isHosts?: boolean;
};
