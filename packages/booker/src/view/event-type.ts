import type { DayCount } from "@calcache/availability";
import type { BookingForm, PublicPlace } from "@calcache/booking-questions/form";
import type { CivilDate } from "@calcache/date-picker";
import type { Repetition, Zone } from "@calcache/time-zones";

/** Someone whom an event may be with, as far as the public knows them. */
export type PublicHost = {
  name: string;
  /** The zone they work in. */
  zone: Zone;
  /** Needed for the event; of those who aren't, some are. */
  isFixed: boolean;
};

/** When a host is out of office, from one date to another, the last included. */
export type PublicAbsence = {
  hostName: string;
  first: CivilDate;
  last: CivilDate;
  /** a kind of reason, as "🏝️ Vacation"; null where none is said */
  reason: string | null;
  /** a colleague who stands in, whose page is `/username`; null where they have none, or nobody does */
  standIn: { name: string; username: string | null } | null;
};

/** How what is booked repeats, and how many times it does at most. */
export type PublicRecurrence = Repetition & { most: number };

/** A room that whoever books may choose. */
export type PublicRoom = { id: number; name: string };

/** What everybody may know of an event type. */
export type PublicEventType = {
  id: number;
  title: string;
  description: string | null;
  /** The name of the team or person whose page it is on. */
  ownerName: string;
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  hosts: readonly PublicHost[];
  /** How many of them take part. */
  takingPart: number;
  /** Minutes. */
  length: number;
  /** Minutes to choose from, the usual length first; null where there is no choice. */
  lengths: readonly number[] | null;
  /** How many dates after today are offered; null for all. */
  periodDays: DayCount | null;
  /** The zone of its page where the visitor's isn't known. */
  timeZone: string;
  /** Whether times are shown in that one whatever the visitor's is. */
  isZoneLocked?: boolean;
  /** What whoever books is asked. */
  form: BookingForm;
  /** Where it may take place; of several, whoever books chooses. */
  places: readonly PublicPlace[];
  /** The rooms to choose from; nothing where there is no choice. */
  rooms?: readonly PublicRoom[];
  /** How what is booked repeats; nothing where it doesn't. */
  recurrence?: PublicRecurrence;
  /** Whether what is stored of it can't be read, and so no times are offered. */
  isMisconfigured?: boolean;
  /** Of a person's page: when they are away, and who stands in. */
  absences?: readonly PublicAbsence[];
};
