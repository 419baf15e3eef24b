import { addDays, addSeconds, dateOf } from "../time/wall-time.js";
import { utcToWall, wallToUtc } from "../time/zoned-time.js";

const SHORT_EVENT_SECONDS = 30 * 60;
const DAY_IN_SECONDS = 86_400;

const SHOW_AS_CLASS = {
  free: "shows-free",
  tentative: "shows-tentative",
  busy: "shows-busy",
  oof: "shows-oof",
  workingElsewhere: "shows-working-elsewhere",
  unknown: "shows-unknown",
};

const SHOW_AS_NOTE = {
  free: "Free",
  tentative: "Tentative",
  busy: "Busy",
  oof: "Out of office",
  workingElsewhere: "Working elsewhere",
  unknown: "Unknown",
};

/** @type {typeof import("./grid-event.js").toGridEvent} */
export const toGridEvent = (event, zone) => ({
  id: event.id,
  title: event.title,
  ...gridTimes(event, zone),
  allDay: event.allDay,
  classNames: [
    SHOW_AS_CLASS[event.showAs],
    ...(event.isCancelled ? ["is-cancelled"] : []),
    ...(!event.allDay && lengthInSeconds(event) <= SHORT_EVENT_SECONDS ? ["is-short"] : []),
  ],
  extendedProps: { source: event },
});

/** @type {typeof import("./grid-event.js").movedTimes} */
export const movedTimes = (event, zone, { startSeconds, endSeconds }) => {
  if (event.allDay) {
    const { start, end } = gridTimes(event, zone);
    return { allDay: true, start: moveDate(start, startSeconds), end: moveDate(end, endSeconds) };
  }
  const start = moveInstant(event.start, zone, startSeconds);
  const end = moveInstant(event.end, zone, endSeconds);
  const keepsOrder = Date.parse(end) > Date.parse(start);
  return { allDay: false, start, end: keepsOrder ? end : plusSeconds(start, lengthInSeconds(event)) };
};

/** @type {typeof import("./grid-event.js").eventNotes} */
export const eventNotes = (event) => [
  SHOW_AS_NOTE[event.showAs],
  ...(event.isCancelled ? ["Cancelled"] : []),
  ...(event.sensitivity === "normal" ? [] : ["Private"]),
  ...(event.recurring ? ["Repeats"] : []),
];

/**
 * @param {import("../control-shapes.d.ts").ControlEvent} event
 * @param {string} zone
 */
function gridTimes(event, zone) {
  const start = utcToWall(event.start, zone);
  const end = utcToWall(event.end, zone);
  if (event.allDay) {
    return { start: event.startDate ?? dateOf(start), end: event.endDate ?? dateOf(end) };
  }
  return { start, end: end > start ? end : addSeconds(start, lengthInSeconds(event)) };
}

/** @param {import("../control-shapes.d.ts").ControlEvent} event */
const lengthInSeconds = ({ start, end }) => (Date.parse(end) - Date.parse(start)) / 1000;

/**
 * @param {string} instant
 * @param {string} zone
 * @param {number} seconds
 */
const moveInstant = (instant, zone, seconds) =>
  seconds === 0 ? instant : wallToUtc(addSeconds(utcToWall(instant, zone), seconds), zone);

/**
 * @param {string} instant
 * @param {number} seconds
 */
const plusSeconds = (instant, seconds) => new Date(Date.parse(instant) + seconds * 1000).toISOString();

/**
 * @param {string} date
 * @param {number} seconds
 */
const moveDate = (date, seconds) => addDays(date, Math.round(seconds / DAY_IN_SECONDS));
