/** `wall` moved by `seconds` on the wall clock, whatever any zone does then, as `YYYY-MM-DDTHH:mm:ss`. */
export function addSeconds(wall: string, seconds: number): string;

/** The date (`YYYY-MM-DD`) that lies `days` after `date`. */
export function addDays(date: string, days: number): string;

/** Whole days from `start` to `end` (`YYYY-MM-DD` both). */
export function daysBetween(start: string, end: string): number;

/** The date of a wall time. */
export function dateOf(wall: string): string;

/** A wall time to the minute, as `<input type="datetime-local">` holds it. */
export function toMinute(wall: string): string;
