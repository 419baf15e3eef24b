import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { Room } from "../../host-time/hosts/host.ts";
import { eventTexts } from "../booking/events/event-texts.ts";
import type { BookingSettings } from "../booking/requests/booking-settings.ts";
import type { BookingAttendee } from "../booking/stored/booking-details.ts";
import type { WantedSlot } from "../hosts/slot-fit.ts";

/** A booking that is about to be made, hosts and all. */
export type NewBooking = {
  uid: string;
  eventType: EventTypeWithHosts;
  settings: BookingSettings;
  slot: WantedSlot;
  chosen: { hosts: readonly { host: EventTypeHost }[]; room: TakenRoom | null; checkedLive: boolean };
  attendee: BookingAttendee;
  guests: readonly string[];
  responses: Readonly<Record<string, unknown>>;
  /** Where it takes place: an address, a number, a link, or cal.com's name of what brings it about; null where that isn't said. */
  location: string | null;
  metadata: Readonly<Record<string, string>>;
  idempotencyKey: string | null;
  /** The private link by which it is booked; null for none. */
  privateLink: string | null;
  /** Of the seat that its attendee gets, where others may join them; else null. */
  seatUid: string | null;
  /** Of the series that it is an occurrence of; null for none. */
  seriesUid: string | null;
  /** Whether a host has to confirm it. */
  isRequest: boolean;
  /** The booking that it is made instead of, because that is moved here. */
  moved: MovedBooking | null;
  /** The seat that its attendee leaves for the one that they get in it, under the same uid. */
  leaves: LeftSeat | null;
};

/** The room that a booking takes. */
export type TakenRoom = Pick<Room, "userId" | "name" | "email">;

/** A seat that is moved to another time. */
export type LeftSeat = {
  uid: string;
  /** When the booking begins that it was in (epoch ms). */
  from: number;
  reason: string | null;
  /** Address of whoever moves it. */
  by: string | null;
  /** Whether nobody else had one there, so that its hosts' time counts as free. */
  isLast: boolean;
};

export type MovedBooking = {
  id: number;
  uid: string;
  iCalUid: string;
  iCalSequence: number;
  reason: string | null;
  /** Address of whoever moves it. */
  by: string | null;
  /** Whether its time was given back before, when a host asked for another one. */
  isGivenBack: boolean;
  /** Whether several have it together, who all come along with their seats. */
  isShared: boolean;
};

/** A booking that still lacks its hosts and its uid. */
export type WantedBooking = Omit<NewBooking, "uid" | "seatUid" | "chosen" | "isRequest"> & {
  /** User ids of hosts who are chosen before others, where they are free. */
  preferred: readonly number[];
};

type Titled = Pick<NewBooking, "eventType" | "attendee" | "moved" | "settings" | "chosen">;

/** cal.com's default name of an event, in its leading host's language as there; where others may join, it names nobody of them. */
export function bookingTitle({ eventType, attendee, moved, settings, chosen }: Titled): string {
  if (eventType.seats || moved?.isShared) return eventType.title;
  const locale = settings.localeOf.get(chosen.hosts[0]?.host.userId ?? 0);
  const t = eventTexts({ interfaceLanguage: eventType.interfaceLanguage, locale });
  return t("between", { what: eventType.title, host: eventType.owner.name, attendee: attendee.name });
}
