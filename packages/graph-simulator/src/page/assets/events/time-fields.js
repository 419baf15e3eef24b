import { byId } from "../dom.js";
import { addSeconds, dateOf, toMinute } from "../time/wall-time.js";

/** @import { DraftTime } from "./event-draft.js" */

const WORKDAY_START = "T09:00";
const USUAL_SECONDS = 30 * 60;

/**
 * The Start, End and All day fields. All day turns the first two from times into dates and back; a start set after
 * the end takes the end along.
 * @param {() => void} onChange
 */
export function createTimeFields(onChange) {
  const allDay = byId("event-all-day", HTMLInputElement);
  const start = byId("event-start", HTMLInputElement);
  const end = byId("event-end", HTMLInputElement);

  /** @returns {DraftTime} */
  const read = () =>
    allDay.checked
      ? { allDay: true, firstDay: start.value, lastDay: end.value }
      : { allDay: false, start: start.value, end: end.value };

  /** @param {DraftTime} time */
  const set = (time) => {
    allDay.checked = time.allDay;
    const type = time.allDay ? "date" : "datetime-local";
    start.type = type;
    end.type = type;
    [start.value, end.value] = time.allDay ? [time.firstDay, time.lastDay] : [time.start, time.end];
  };

  allDay.addEventListener("change", () => {
    set(allDay.checked ? wholeDays(start.value, end.value) : timed(start.value));
    onChange();
  });
  start.addEventListener("change", () => {
    if (start.value !== "" && end.value <= start.value) end.value = soonAfter(start.value);
    onChange();
  });
  end.addEventListener("change", onChange);

  return { read, set, firstDay: () => dateOf(start.value) };
}

/**
 * @param {string} start
 * @param {string} end
 * @returns {DraftTime}
 */
const wholeDays = (start, end) => ({ allDay: true, firstDay: dateOf(start), lastDay: dateOf(end) });

/**
 * @param {string} date
 * @returns {DraftTime}
 */
function timed(date) {
  const start = date === "" ? "" : `${date}${WORKDAY_START}`;
  return { allDay: false, start, end: start && soonAfter(start) };
}

/** @param {string} start a date or a wall time */
const soonAfter = (start) => (start.includes("T") ? toMinute(addSeconds(start, USUAL_SECONDS)) : start);
