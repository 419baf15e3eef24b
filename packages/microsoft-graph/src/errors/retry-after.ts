/**
 * Whole seconds to wait by a Retry-After header, which is a number of seconds or an HTTP date; 0 for a date that has passed.
 *
 * @returns null when there is no such header or it can't be read
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const value = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value));
  const date = /^[a-z]{3}, /i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
