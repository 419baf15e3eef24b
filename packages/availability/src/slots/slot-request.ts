import type { DayCount } from "../civil-time/day-count.ts";
import type { Schedule } from "../civil-time/schedule.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import type { Buffers, HostAvailability, RoomAvailability } from "./host-availability.ts";

/** Hours to which slots are confined. They don't change where slots begin. */
export type Restriction = {
  schedule: Schedule;
  /** Whether they are hours of the asker's clock, instead of the schedule's zone. */
  inAskersZone: boolean;
};

/** Everything that decides which slots are offered. */
export type SlotRequest = Buffers & {
  /** Collective: every host is needed. Round robin: every fixed host and, if there are others, so many of each group of them. */
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  hosts: readonly HostAvailability[];
  /** How many of each group's hosts, at least 1; one if left out. */
  requiredHosts?: number;
  /** Of which a slot takes one for all of its time; null or left out where it takes none. With an empty list there are no slots. */
  rooms?: readonly RoomAvailability[] | null;
  /** Minutes, at least 1. */
  length: number;
  /** Minutes between starts, at least 1. */
  slotInterval: number;
  /** Whether slots begin at every clock mark at which one fits, instead of on grids; not if left out. */
  everyStart?: boolean;
  /** Minutes that starts come after a clock mark; none if left out. Each start is then as much later after the last. */
  offsetStart?: number;
  /** Starts that are offered besides, whatever hosts' time is: those of bookings that others may join. */
  alsoStarts?: readonly number[];
  /** Whether free times begin where most slots fit, at the roundest mark that costs none; not if left out: at a mark of the interval. */
  showOptimizedSlots?: boolean;
  /** Whether of each date in the asker's zone the first slot alone is offered; not if left out. */
  onlyShowFirstAvailableSlot?: boolean;
  /** Minutes from now to the earliest start. */
  minimumBookingNotice: number;
  /** How many dates after today are offered; null for all. */
  periodDays: DayCount | null;
  /** Slots begin within it; at any time if it is null or left out. */
  period?: MinuteRange | null;
  /** Slots lie wholly within its hours; at any time if it is null or left out. */
  restriction?: Restriction | null;
  /** IANA name of the asker's zone: whose clock marks slots begin at, whose dates the period counts. */
  timeZone: string;
  /** Slots lie wholly within it. */
  range: MinuteRange;
  /** Epoch milliseconds. */
  now: number;
};
