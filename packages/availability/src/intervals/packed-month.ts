import { passingPages, type RoomForIntervals } from "./interval-memory.ts";
import type { Intervals } from "./intervals.ts";

const BYTES_PER_MINUTE = 4;

/** Stored bytes that no `encodeIntervals` wrote: damaged, or not intervals at all. */
export class MalformedIntervalsError extends Error {
  override readonly name = "MalformedIntervalsError";
  readonly kind: "bad_length" | "unsorted";

  constructor(kind: "bad_length" | "unsorted", message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The stored form of a set: its minutes as little-endian unsigned 32-bit integers, whatever the machine's order. */
export function encodeIntervals(a: Intervals): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(a.length * BYTES_PER_MINUTE));
  for (let i = 0; i < a.length; i++) view.setUint32(i * BYTES_PER_MINUTE, a[i] ?? 0, true);
  return new Uint8Array(view.buffer);
}

/**
 * Reads what `encodeIntervals` wrote; the bytes may lie unaligned in a larger buffer.
 * @param roomFor where to keep what is read; without it, among sets that are soon forgotten
 * @throws MalformedIntervalsError unless the bytes are whole pairs of strictly ascending minutes
 */
export function decodeIntervals(bytes: Uint8Array, roomFor: RoomForIntervals = passingPages): Intervals {
  if (bytes.byteLength % (2 * BYTES_PER_MINUTE) !== 0)
    throw new MalformedIntervalsError("bad_length", `${bytes.byteLength} bytes are not whole intervals`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.byteLength / BYTES_PER_MINUTE;
  const intervals = roomFor(count);
  let previous = -1;
  for (let i = 0; i < count; i++) {
    const minute = view.getUint32(i * BYTES_PER_MINUTE, true);
    if (minute <= previous)
      throw new MalformedIntervalsError("unsorted", `minute ${i} of ${count} doesn't ascend`);
    intervals[i] = minute;
    previous = minute;
  }
  return intervals;
}
