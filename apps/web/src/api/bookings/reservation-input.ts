import { z } from "zod";
import { id, minutes, moment, timeZone } from "../edge/fields/fields.ts";

/** For how many minutes a slot is held where nothing else is asked for. */
export const usualHold = 5;

const longestHold = 15;

/** The body of a request to hold a slot, as in cal.com's API v2 (2024-09-04); `timeZone` and `room` are additions of ours. */
export const reservationInput = z.object({
  eventTypeId: id,
  slotStart: moment,
  slotDuration: minutes(1440).optional(),
  reservationDuration: minutes(longestHold).default(usualHold),
  timeZone: timeZone.optional(),
  room: id.optional(),
});
