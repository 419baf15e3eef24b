import { element, icon } from "../dom.js";
import { eventNotes } from "./grid-event.js";

/**
 * What is drawn inside an event on the grid. What colours and icons say to the eye is there for screen readers as
 * hidden text.
 * @param {import("../control-shapes.d.ts").ControlEvent} event
 * @param {string} timeText
 */
export function eventContent(event, timeText) {
  const title = element("span", { class: "event-title" }, event.title);
  const marks = element("span", { class: "event-marks" });
  if (event.sensitivity !== "normal") marks.append(icon("lock"));
  if (event.recurring) marks.append(icon("repeat"));
  const time = event.allDay ? [] : [element("span", { class: "event-time" }, timeText)];
  const notes = element("span", { class: "visually-hidden" }, `, ${eventNotes(event).join(", ")}`);
  return { domNodes: [marks, title, ...time, notes] };
}
