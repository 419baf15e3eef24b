import type { Intervals } from "./intervals.ts";
import type { Minute, MinuteRange } from "./minutes.ts";
import type { Schedule } from "./working-hours.ts";
export type Buffers = { beforeEventBuffer: number; afterEventBuffer: number };
export type BookedTime = MinuteRange & Buffers;
export type HostAvailability = {
  isFixed: boolean;
  schedule: Schedule;
  busy: Intervals;
  bookings: readonly BookedTime[];
};
export type SlotRequest = Buffers & {
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  hosts: readonly HostAvailability[];
  length: number;
  slotInterval: number;
  minimumBookingNotice: number;
  periodDays: number | null;
  timeZone: string;
  range: MinuteRange;
  now: number;
};
const later = (..._: unknown[]): never => {
  throw new Error("not written yet");
};
export function busyReach(eventType: Buffers, booked?: Buffers): Minute {
  return later(eventType, booked);
}
export function findSlots(request: SlotRequest): MinuteRange[] {
  return later(request);
}
