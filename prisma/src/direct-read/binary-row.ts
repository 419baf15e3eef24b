import { readableInstant } from "../readable-times.ts";

/**
 * One row as Postgres sends it in binary, read column by column from the left: each call takes the next one, and has
 * to be of the column's type. Times are epoch ms, as the nearest that is read (readable-times.ts).
 */
export type BinaryRow = {
  int(): number;
  flag(): boolean;
  text(): string;
  time(): number;
  timeOrNull(): number | null;
  /** The column's bytes where the driver has them: to be copied before the row is done with. */
  bytes(): Uint8Array;
};

/** Postgres counts microseconds from 2000. */
const year2000 = Date.UTC(2000, 0, 1);

/**
 * Reads values of the type `record`: a count of columns, then for each its type, its length (-1 for null) and its value.
 * `turnTo` sets the row to the record that begins at `offset`; once all its columns are read, `end` is where it ends.
 */
export function recordReader(): {
  row: BinaryRow;
  turnTo: (buffer: Buffer, offset: number) => void;
  end: () => number;
} {
  let buffer: Buffer = Buffer.alloc(0);
  let next = 0;

  /** Where the next column's value begins, and with that moves on to the one after it. */
  function takeOrNull(): number | null {
    const length = buffer.readInt32BE(next + 4);
    const start = next + 8;
    next = start + Math.max(length, 0);
    return length < 0 ? null : start;
  }
  function take(): number {
    const start = takeOrNull();
    if (start === null) throw new TypeError("a column that is never null is null");
    return start;
  }
  const timeAt = (start: number) =>
    readableInstant(
      year2000 + Math.round((buffer.readInt32BE(start) * 2 ** 32 + buffer.readUInt32BE(start + 4)) / 1000),
    );

  const row: BinaryRow = {
    int: () => buffer.readInt32BE(take()),
    flag: () => buffer[take()] === 1,
    text: () => {
      const start = take();
      return buffer.toString("utf8", start, next);
    },
    time: () => timeAt(take()),
    timeOrNull: () => {
      const start = takeOrNull();
      return start === null ? null : timeAt(start);
    },
    bytes: () => {
      const start = take();
      return buffer.subarray(start, next);
    },
  };
  return {
    row,
    end: () => next,
    turnTo(record, offset) {
      buffer = record;
      next = offset + 4;
    },
  };
}
