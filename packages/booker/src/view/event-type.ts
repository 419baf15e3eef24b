/** Someone whom an event may be with, as far as the public knows them. */
export type PublicHost = {
  name: string;
  /** IANA name of the zone they work in. */
  timeZone: string;
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
  /** How many dates after today are offered; null for all. */
  periodDays: number | null;
  /** The zone of its page where the visitor's isn't known. */
  timeZone: string;
};
