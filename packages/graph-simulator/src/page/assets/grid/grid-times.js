import { addDays, addSeconds, dateOf, toMinute } from "../time/wall-time.js";

const HALF_HOUR_SECONDS = 30 * 60;

/** @type {typeof import("./grid-times.js").gridTimeZone} */
export const gridTimeZone = (offset) => {
  const minutes = Math.abs(offset) || 1;
  return `${offset < 0 ? "-" : "+"}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
};

/** @type {typeof import("./grid-times.js").clickedTime} */
export const clickedTime = (wall, allDay) => {
  if (allDay) return { allDay, firstDay: dateOf(wall), lastDay: dateOf(wall) };
  const start = addSeconds(wall, -(Number(wall.slice(14, 16)) % 30) * 60);
  return { allDay, start: toMinute(start), end: toMinute(addSeconds(start, HALF_HOUR_SECONDS)) };
};

/** @type {typeof import("./grid-times.js").drawnTime} */
export const drawnTime = (start, end, allDay) =>
  allDay
    ? { allDay, firstDay: dateOf(start), lastDay: addDays(dateOf(end), -1) }
    : { allDay, start: toMinute(start), end: toMinute(end) };

/** @type {typeof import("./grid-times.js").dayOf} */
export const dayOf = (date) =>
  `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;

/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");
