import { element } from "../dom.js";

const weekday = new Intl.DateTimeFormat(undefined, { weekday: "short" });

/**
 * The head of a day's column: "Tue 17", with the number apart, so that today's can be marked.
 * @param {Date} date midnight of the day on the browser's own clock
 */
export const dayHeader = (date) => ({
  domNodes: [
    element("span", {}, weekday.format(date)),
    element("span", { class: "day-number" }, String(date.getDate())),
  ],
});
