import type { DayCount } from "@calcache/availability";
import type { Zone } from "@calcache/time-zones";

/** Someone whom an event may be with, as far as the public knows them. */
export type PublicHost = {
  name: string;
  /** The zone they work in. */
  zone: Zone;
  /** Needed for the event; of those who aren't, one is. */
  isFixed: boolean;
};

/** What everybody may know of an event type. */
export type PublicEventType = {
  id: number;
  title: string;
  description: string | null;
  /** The name of the team or person whose page it is on. */
  ownerName: string;
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  hosts: readonly PublicHost[];
  /** Minutes. */
  length: number;
  /** Minutes to choose from, the usual length first; null where there is no choice. */
  lengths: readonly number[] | null;
  /** How many dates after today are offered; null for all. */
  periodDays: DayCount | null;
  /** The zone of its page where the visitor's isn't known. */
  timeZone: string;
};
