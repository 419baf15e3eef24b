import { recurrenceRule } from "../time/recurrence.js";
import { addDays, dateOf, toMinute } from "../time/wall-time.js";
import { utcToWall, wallToUtc } from "../time/zoned-time.js";

const UNTITLED = "(No title)";

/** @type {typeof import("./event-draft.js").newDraft} */
export const newDraft = (time) => ({
  title: "",
  time,
  showAs: time.allDay ? "free" : "busy",
  repeat: "none",
  isPrivate: false,
});

/** @type {typeof import("./event-draft.js").draftOf} */
export const draftOf = (event, zone) => ({
  title: event.title,
  calendarId: event.calendarId,
  time: draftTimeOf(event, zone),
  showAs: event.showAs,
  repeat: "none",
  isPrivate: isPrivate(event),
});

/** @type {typeof import("./event-draft.js").draftProblem} */
export const draftProblem = ({ time }) => {
  const [start, end] = time.allDay ? [time.firstDay, time.lastDay] : [time.start, time.end];
  if (start === "" || end === "") return "Enter a start and an end.";
  if (time.allDay) return end < start ? "The last day is before the first." : undefined;
  return end <= start ? "The end must be after the start." : undefined;
};

/** @type {typeof import("./event-draft.js").eventToCreate} */
export const eventToCreate = (draft, zone) => {
  const { time, calendarId } = draft;
  const recurrence = recurrenceRule(draft.repeat, time.allDay ? time.firstDay : dateOf(time.start));
  return {
    ...(calendarId !== undefined && { calendarId }),
    title: titleOf(draft),
    ...timeToWrite(time, zone),
    showAs: draft.showAs,
    sensitivity: draft.isPrivate ? "private" : "normal",
    ...(recurrence !== undefined && { recurrence }),
    timeZone: zone,
  };
};

/** @type {typeof import("./event-draft.js").eventChanges} */
export const eventChanges = (event, draft, zone) => ({
  ...(draft.title !== event.title && { title: titleOf(draft) }),
  ...timeChanges(event, draft.time, zone),
  ...(draft.showAs !== event.showAs && { showAs: draft.showAs }),
  ...(draft.isPrivate !== isPrivate(event) && { sensitivity: draft.isPrivate ? "private" : "normal" }),
});

/**
 * @param {import("../control-shapes.d.ts").ControlEvent} event
 * @param {string} zone
 * @returns {import("./event-draft.js").DraftTime}
 */
function draftTimeOf(event, zone) {
  const start = toMinute(utcToWall(event.start, zone));
  const end = toMinute(utcToWall(event.end, zone));
  if (!event.allDay) return { allDay: false, start, end };
  return {
    allDay: true,
    firstDay: event.startDate ?? dateOf(start),
    lastDay: addDays(event.endDate ?? dateOf(end), -1),
  };
}

/**
 * @param {import("../control-shapes.d.ts").ControlEvent} event
 * @param {import("./event-draft.js").DraftTime} wanted
 * @param {string} zone
 * @returns {Partial<import("../control-shapes.d.ts").EventWrite>}
 */
function timeChanges(event, wanted, zone) {
  const before = timeToWrite(draftTimeOf(event, zone), zone);
  const after = timeToWrite(wanted, zone);
  const sameKind = before.allDay === after.allDay;
  if (sameKind && before.start === after.start && before.end === after.end) return {};
  if (!sameKind || after.allDay) return after;
  return {
    ...after,
    start: before.start === after.start ? event.start : after.start,
    end: before.end === after.end ? event.end : after.end,
  };
}

/**
 * @param {import("./event-draft.js").DraftTime} time
 * @param {string} zone
 */
function timeToWrite(time, zone) {
  return time.allDay
    ? { start: time.firstDay, end: addDays(time.lastDay, 1), allDay: true }
    : { start: wallToUtc(time.start, zone), end: wallToUtc(time.end, zone), allDay: false };
}

/** @param {{ title: string }} draft */
const titleOf = ({ title }) => title.trim() || UNTITLED;

/** @param {import("../control-shapes.d.ts").ControlEvent} event */
const isPrivate = ({ sensitivity }) => sensitivity === "private" || sensitivity === "confidential";
