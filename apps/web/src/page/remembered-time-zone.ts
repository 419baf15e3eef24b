import { isTimeZone } from "@calcache/time-zones/data";

/** The cookie that tells the visitor's zone, which only a script can find out. */
export const timeZoneCookie = "timeZone";

/** The visitor's zone, if a script of an earlier visit has found it out. */
export function rememberedTimeZone(cookies: {
  get: (name: string) => { value: string } | undefined;
}): string | null {
  const timeZone = cookies.get(timeZoneCookie)?.value;
  return timeZone !== undefined && isTimeZone(timeZone) ? timeZone : null;
}
