/** Minutes that `zone` (IANA) is ahead of UTC at `instant`, which is in milliseconds since the epoch. */
export function offsetMinutes(instant: number, zone: string): number;

/** The wall time (`YYYY-MM-DDTHH:mm:ss`) that `zone` shows at `instant` (ISO 8601, UTC). */
export function utcToWall(instant: string, zone: string): string;

/**
 * The instant (ISO 8601, UTC) at which `zone` shows `wall` (`YYYY-MM-DDTHH:mm`, seconds optional).
 * A wall time that occurs twice, as clocks go back, is its first occurrence; one that is skipped, as clocks go
 * forward, moves on by the length of the gap. This is the rule of RFC 5545 and of Temporal's "compatible".
 */
export function wallToUtc(wall: string, zone: string): string;
