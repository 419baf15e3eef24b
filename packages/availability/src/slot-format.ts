import type { Minute, MinuteRange } from "./minutes.ts";

const later = (..._: unknown[]): never => {
  throw new Error("not written yet");
};
export type SlotFormatter = { time(minute: Minute): string; date(minute: Minute): string };
/** For many slots of one answer: looks the zone up once. */
export function slotFormatter(timeZone: string, range: MinuteRange): SlotFormatter {
  return later(timeZone, range);
}
export function formatSlotTime(minute: Minute, timeZone: string): string {
  return later(minute, timeZone);
}
export function localDate(minute: Minute, timeZone: string): string {
  return later(minute, timeZone);
}
export function isTimeZone(name: string): boolean {
  return later(name);
}
