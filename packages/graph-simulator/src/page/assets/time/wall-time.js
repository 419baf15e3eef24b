const DAY_IN_SECONDS = 86_400;

/** @type {typeof import("./wall-time.js").addSeconds} */
export const addSeconds = (wall, seconds) =>
  new Date(Date.parse(`${wall}Z`) + seconds * 1000).toISOString().slice(0, 19);

/** @type {typeof import("./wall-time.js").addDays} */
export const addDays = (date, days) => dateOf(addSeconds(`${date}T00:00`, days * DAY_IN_SECONDS));

/** @type {typeof import("./wall-time.js").daysBetween} */
export const daysBetween = (start, end) => (Date.parse(end) - Date.parse(start)) / 1000 / DAY_IN_SECONDS;

/** @type {typeof import("./wall-time.js").dateOf} */
export const dateOf = (wall) => wall.slice(0, 10);

/** @type {typeof import("./wall-time.js").toMinute} */
export const toMinute = (wall) => wall.slice(0, 16);
