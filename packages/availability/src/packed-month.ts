import type { Intervals } from "./intervals.ts";

const later = (..._: unknown[]): never => {
  throw new Error("not written yet");
};
export function encodeIntervals(a: Intervals): Uint8Array<ArrayBuffer> {
  return later(a);
}
export function decodeIntervals(bytes: Uint8Array): Intervals {
  return later(bytes);
}
