/**
 * Civil times in the zone that was asked for, as the server wrote them: `2026-12-01T10:00`. They sort as text. A browser's own rules of
 * zones play no part.
 */
export type Civil = string;

/** Of an ISO time with an offset. */
export const civilOf = (iso: string): Civil => iso.slice(0, "YYYY-MM-DDTHH:MM".length);

/** What is a civil time, to the minute; nothing where it is none. */
export function civilIn(text: string): Civil | "" {
  const civil = civilOf(text);
  const isCivil = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(civil) && !Number.isNaN(Date.parse(`${civil}Z`));
  return isCivil && civilAfter(civil, 0) === civil ? civil : "";
}

/** So many minutes later on the clock. */
export const civilAfter = (civil: Civil, minutes: number): Civil =>
  civilOf(new Date(Date.parse(`${civil}Z`) + minutes * 60_000).toISOString());

/** Today's date by UTC: what is over isn't offered by the server, whatever the zone. @param now epoch ms */
export const todayAt = (now: number): string => new Date(now).toISOString().slice(0, "YYYY-MM-DD".length);

/** The zone that the browser is in, by its name. */
export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
