import { dayHeader } from "./day-header.js";
import { eventContent } from "./event-content.js";
import { listenForEventKeys } from "./event-keys.js";
import { toGridEvent } from "./grid-event.js";
import { addDays, addSeconds, dateOf, toMinute } from "./wall-time.js";
import { offsetMinutes } from "./zoned-time.js";

/** @import { ControlEvent } from "./control-shapes.d.ts" */
/** @import { DraftTime } from "./event-draft.js" */
/** @typedef {{ startSeconds: number, endSeconds: number }} MovedBy wall-clock seconds */

const CLICKED_SLOT_SECONDS = 30 * 60;
const NARROW = "(max-width: 720px)";

/**
 * The calendar grid. It shows wall times as given and knows no zone, except for the line that marks the present.
 * @param {HTMLElement} target
 * @param {{
 *   date: string,
 *   onRange: (range: { start: string, end: string }) => void,
 *   onSlot: (time: DraftTime) => void,
 *   onOpen: (event: ControlEvent) => void,
 *   onMove: (event: ControlEvent, by: MovedBy) => Promise<boolean>,
 *   onDelete: (event: ControlEvent) => void,
 * }} options `onRange` gets the shown range in wall time; `onMove` tells whether the move was accepted
 */
export function createCalendarGrid(target, { date, onRange, onSlot, onOpen, onMove, onDelete }) {
  /** @type {Map<string, ControlEvent>} */
  const shown = new Map();
  /** @type {string | undefined} */
  let focusedId;

  /**
   * @param {string} id
   * @param {(event: ControlEvent) => void} act
   */
  const withEvent = (id, act) => {
    const event = shown.get(id);
    if (event !== undefined) act(event);
  };

  /**
   * @param {{ event: { id: string }, revert: () => void }} moved
   * @param {MovedBy} by
   */
  const move = ({ event, revert }, by) =>
    withEvent(event.id, async (source) => {
      if (!(await onMove(source, by))) revert();
    });

  const restoreFocus = () => {
    if (focusedId === undefined) return;
    elementOf(target, focusedId)?.focus();
    focusedId = undefined;
  };

  const grid = EventCalendar.create(target, {
    ...appearance(),
    date,
    datesSet: ({ startStr, endStr }) => onRange({ start: startStr, end: endStr }),
    dateClick: ({ dateStr, allDay }) =>
      onSlot(allDay ? wholeDays(dateStr, addDays(dateOf(dateStr), 1)) : clickedSlot(dateStr)),
    select: ({ startStr, endStr, allDay }) =>
      onSlot(
        allDay ? wholeDays(startStr, endStr) : { allDay, start: toMinute(startStr), end: toMinute(endStr) },
      ),
    eventClick: ({ event, jsEvent }) => {
      // Else the Enter that opens the dialog would go on to submit its form.
      jsEvent.preventDefault();
      withEvent(event.id, onOpen);
    },
    eventDrop: (moved) => move(moved, { startSeconds: moved.delta.seconds, endSeconds: moved.delta.seconds }),
    eventResize: (moved) =>
      move(moved, { startSeconds: moved.startDelta.seconds, endSeconds: moved.endDelta.seconds }),
    eventContent: ({ event, timeText }) => {
      const { source } = event.extendedProps;
      return source === undefined ? undefined : eventContent(source, timeText);
    },
    eventDidMount: ({ el, event }) => {
      if (event.display === "auto") el.dataset.eventId = event.id;
    },
    eventAllUpdated: restoreFocus,
  });

  listenForEventKeys(target, {
    onDelete: (id) => withEvent(id, onDelete),
    onMove: (id, by) => withEvent(id, (event) => onMove(event, by)),
  });

  return {
    /**
     * @param {readonly ControlEvent[]} events
     * @param {string} zone
     */
    show: (events, zone) => {
      focusedId = focusedEventId(target);
      shown.clear();
      for (const event of events) shown.set(event.id, event);
      grid.setOption(
        "events",
        events.map((event) => toGridEvent(event, zone)),
      );
    },
    /**
     * Turns to a mailbox's zone, with none of its events yet.
     * @param {string} zone
     * @param {number} now milliseconds since the epoch
     * @param {string} day the date to show
     */
    turnTo: (zone, now, day) => {
      shown.clear();
      grid.setOption("events", []);
      grid.setOption("timeZone", gridTimeZone(offsetMinutes(now, zone)));
      grid.gotoDate(day);
    },
    unselect: () => grid.unselect(),
    /** The date on show (`YYYY-MM-DD`): of a week or a month, the day that was last gone to. */
    date: () => dateOf(wallOf(grid.getOption("date"))),
  };
}

/** @returns {Parameters<typeof EventCalendar.create>[1]} */
function appearance() {
  return {
    view: matchMedia(NARROW).matches ? "timeGridDay" : "timeGridWeek",
    height: "100%",
    firstDay: 1,
    headerToolbar: {
      start: "today prev,next title",
      center: "",
      end: "timeGridDay,timeGridWeek,dayGridMonth,listWeek",
    },
    buttonText: (text) => ({
      ...text,
      today: "Today",
      timeGridDay: "Day",
      timeGridWeek: "Week",
      dayGridMonth: "Month",
      listWeek: "List",
    }),
    dayHeaderFormat: dayHeader,
    views: { dayGridMonth: { dayHeaderFormat: { weekday: "short" } } },
    nowIndicator: true,
    dayMaxEvents: true,
    editable: true,
    eventResizableFromStart: true,
    selectable: true,
    unselectAuto: false,
    longPressDelay: 400,
    slotDuration: "00:30",
    slotHeight: 30,
    snapDuration: "00:15",
    scrollTime: "07:30",
    slotEventOverlap: false,
    allDayContent: "All day",
    noEventsContent: "Nothing this week",
  };
}

/**
 * The grid's clock setting for a zone that is `offset` minutes ahead of UTC. The grid (5.10.1) takes an offset of
 * zero for "don't convert" and would show the browser's own clock, so UTC is one minute off instead.
 * @param {number} offset
 */
function gridTimeZone(offset) {
  const minutes = Math.abs(offset) || 1;
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${offset < 0 ? "-" : "+"}${hour}:${minute}`;
}

/**
 * @param {string} wall
 * @returns {DraftTime}
 */
function clickedSlot(wall) {
  const start = addSeconds(wall, -((Number(wall.slice(14, 16)) % 30) * 60));
  return { allDay: false, start: toMinute(start), end: toMinute(addSeconds(start, CLICKED_SLOT_SECONDS)) };
}

/**
 * @param {string} start
 * @param {string} end exclusive
 * @returns {DraftTime}
 */
const wholeDays = (start, end) => ({
  allDay: true,
  firstDay: dateOf(start),
  lastDay: addDays(dateOf(end), -1),
});

/**
 * @param {HTMLElement} target
 * @param {string} id
 * @returns {HTMLElement | null}
 */
const elementOf = (target, id) => target.querySelector(`[data-event-id="${CSS.escape(id)}"]`);

/**
 * The grid gives dates on the browser's own clock.
 * @param {Date} date
 */
const wallOf = (date) =>
  new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours())).toISOString();

/** @param {HTMLElement} target */
function focusedEventId(target) {
  const active = document.activeElement;
  return active instanceof HTMLElement && target.contains(active) ? active.dataset.eventId : undefined;
}
