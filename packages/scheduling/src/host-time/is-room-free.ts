import {
  type Buffers,
  freeTime,
  intervalsFrom,
  type MinuteRange,
  type RoomAvailability,
} from "@calcache/availability";

/** Whether a room is free for all of a slot, with the slot's buffers. */
export function isRoomFree(room: RoomAvailability, slot: MinuteRange, buffers: Buffers): boolean {
  const free = freeTime(room, intervalsFrom([slot]), buffers);
  return free.length === 2 && free[0] === slot.start && free[1] === slot.end;
}
