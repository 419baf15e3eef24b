import type { MinuteRange } from "@calcache/availability";
import type { CivilDate } from "@calcache/date-picker";
import type { Zone } from "@calcache/time-zones";

/** Slots by the date they start on, in order; dates without any are missing. */
export type SlotsByDate = Readonly<Record<CivilDate, readonly MinuteRange[]>>;

/**
 * Where what is busy is known from: the cache (`HIT`), a live read (`MISS`; `BYPASS` where one was asked for), both
 * (`MIXED`), or as last known while a calendar can't be read (`STALE`).
 */
export type DataSource = "HIT" | "MISS" | "MIXED" | "BYPASS" | "STALE";

/** The slots of all dates from `first` to `last` in a zone, and how they are known. */
export type OfferedSlots = {
  first: CivilDate;
  last: CivilDate;
  slots: SlotsByDate;
  /** The next date with slots after `last`; looked for only where there are none up to it. */
  nextAvailable: CivilDate | null;
  /** Where the URL names no date and the current ones have no slots: the first date with some, on which the page opens. */
  opensOn?: CivilDate;
  /** The zone that they are shown in, with its transitions around now and the slots. */
  zone: Zone;
  /** The zone that the URL asks for; ignored, and not the shown one, if it is unknown. Null if the URL asks for none. */
  askedTimeZone: string | null;
  /** The visitor's wish for the cache that these slots follow. */
  serveCache: boolean | null;
  /** Of the slots, in minutes. */
  length: number;
  /** The length that the URL asks for; ignored if there is no such choice. */
  askedDuration: number | null;
  /** The room that the URL asks for; ignored if it can't be chosen. */
  askedRoom: number | null;
  /** The booking that is to be moved, whose own time is free to it. */
  rescheduleUid: string | null;
  today: CivilDate;
  /** epoch ms at which they were found */
  now: number;
  source: DataSource;
  /** When the oldest data was read, epoch ms; null if none could be. */
  asOf: number | null;
  /** How many hosts can't be offered, because a calendar of theirs can't be read. */
  unavailableHosts: number;
  /** How many seats each slot has, and how many are taken by its start; missing where there are none, or nobody is told. */
  seats?: { perSlot: number; taken: Readonly<Record<number, number>> };
};

/** How many seats of a slot are left; null where nobody is told. */
export const seatsLeft = ({ seats }: Pick<OfferedSlots, "seats">, { start }: MinuteRange): number | null =>
  seats === undefined ? null : seats.perSlot - (seats.taken[start] ?? 0);

export const hasSlots = (slots: SlotsByDate): boolean => Object.keys(slots).length > 0;
