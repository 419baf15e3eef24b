import { addSeconds, dateOf, toMinute } from "./wall-time.js";

const HALF_HOUR_SECONDS = 30 * 60;

/** @type {typeof import("./next-slot.js").nextSlot} */
export const nextSlot = (localTime, range) => {
  const next = nextHalfHour(localTime);
  const start = next >= range.start && next < range.end ? next : `${dateOf(range.start)}T09:00`;
  return { allDay: false, start: toMinute(start), end: toMinute(addSeconds(start, HALF_HOUR_SECONDS)) };
};

/** @param {string} wall */
function nextHalfHour(wall) {
  const minute = toMinute(wall);
  return addSeconds(minute, HALF_HOUR_SECONDS - (Number(minute.slice(14)) % 30) * 60);
}
