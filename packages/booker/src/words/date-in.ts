import type { Minute } from "@calcache/availability";
import { fromAbsolute, toCalendarDate } from "@internationalized/date";
import type { CivilDate } from "../view/civil-date.ts";

/** The date of a minute in a zone. */
export const dateIn = (timeZone: string, minute: Minute): CivilDate =>
  toCalendarDate(fromAbsolute(minute * 60_000, timeZone)).toString();
