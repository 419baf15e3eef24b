import type { Restriction } from "@calcache/availability";
import type { BookingForm, BookingPlace } from "@calcache/booking-questions";
import type { LimitsInZone, LimitsQuestion } from "../../host-time/booked/limited-times.ts";
import type { Host, Room } from "../../host-time/hosts/host.ts";
import type { AfterBooking } from "./after-booking.ts";
import type { ConfirmationPolicy } from "./confirmation.ts";
import type { EventTypeLimits } from "./event-type-limits.ts";
import type { Recurrence } from "./recurrence.ts";

/** Someone whom an event may be with. */
export type EventTypeHost = Host & {
  isFixed: boolean;
  /** Of the hosts who could take a slot of a round robin, one with the highest does. */
  priority: number;
  /** What may be booked of their time, over all event types. */
  limits: LimitsInZone;
  /** The host's share of a round robin's bookings, next to the other hosts'. */
  weight: number;
  /** Of a round robin in groups: theirs; null for the group of those who are in none. */
  groupId: string | null;
};

/** Whose page an event type is on. */
export type EventTypeOwner = { kind: "team" | "user"; slug: string; name: string };

/** An event type with all that its slots follow from, apart from what is busy. Lengths and buffers are minutes. */
export type EventTypeWithHosts = EventTypeLimits & {
  id: number;
  slug: string;
  title: string;
  description: string | null;
  owner: EventTypeOwner;
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  /** Whether a round robin shares its bookings out by weight. */
  isRRWeightsEnabled: boolean;
  /** Whether a round robin's bookings are moved to times of their hosts alone. */
  staysWithHosts: boolean;
  hosts: readonly EventTypeHost[];
  /** Of which a booking takes one, the first that is free; none where it takes none. */
  bookableRooms: readonly Room[];
  /** Whether whoever books may choose among them. */
  choosesRoom: boolean;
  /** What may be booked with it, and with its team's event types of each member. */
  limits: Pick<LimitsQuestion, "ofEventType" | "ofTeam">;
  /** The hours to which slots are confined; null for none. */
  restriction: Restriction | null;
  /** How many may have a booking together, and whether all are told how many do; null where each has their own. */
  seats: { perSlot: number; showsCount: boolean } | null;
  /** How what is booked repeats; null where it doesn't. */
  recurrence: Recurrence | null;
  /** Which bookings hosts have to confirm; null for none. */
  confirmation: ConfirmationPolicy | null;
  /** How many bookings that aren't over somebody may have of it; null for any number. */
  bookerLimit: { most: number; offersReschedule: boolean } | null;
  /** What whoever books is asked. */
  form: BookingForm;
  /** Where it may take place; of several, whoever books chooses. */
  places: readonly BookingPlace[];
  /** What comes of a booking. */
  after: AfterBooking;
  /** The columns that hold what can't be read, by name. Nothing is offered while there are any: what they say isn't known. */
  misconfigured: readonly string[];
  length: number;
  /** Null: as long as the slot. */
  slotInterval: number | null;
  minimumBookingNotice: number;
  beforeEventBuffer: number;
  afterEventBuffer: number;
  /** Whether its team wants slots from the cache without being asked. */
  servesCache: boolean;
  /** The zone of its page where the visitor's isn't known. */
  timeZone: string;
  /** The one in which its page shows times whatever its visitor's is; null where they choose. */
  lockedTimeZone: string | null;
  /** A tag of the language in which its page is written whatever its visitor's is; null for theirs. */
  interfaceLanguage: string | null;
};
