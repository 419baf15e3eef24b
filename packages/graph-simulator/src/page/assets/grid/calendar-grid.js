import { offsetMinutes } from "../time/zoned-time.js";
import { eventContent } from "./event-content.js";
import { listenForEventKeys } from "./event-keys.js";
import { gridAppearance } from "./grid-appearance.js";
import { toGridEvent } from "./grid-event.js";
import { clickedTime, dayOf, drawnTime, gridTimeZone } from "./grid-times.js";

/** @import { ControlEvent } from "../control-shapes.d.ts" */
/** @import { DraftTime } from "../events/event-draft.js" */
/** @typedef {{ startSeconds: number, endSeconds: number }} MovedBy wall-clock seconds */

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
  let shownText = "";
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
    ...gridAppearance(),
    date,
    datesSet: ({ startStr, endStr }) => onRange({ start: startStr, end: endStr }),
    dateClick: ({ dateStr, allDay }) => onSlot(clickedTime(dateStr, allDay)),
    select: ({ startStr, endStr, allDay }) => onSlot(drawnTime(startStr, endStr, allDay)),
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
     * Shows these events instead of those before. The same events again change nothing, so that a refresh as the
     * window gets the focus doesn't take an event away from under the click that gave it.
     * @param {readonly ControlEvent[]} events
     * @param {string} zone
     */
    show: (events, zone) => {
      const text = JSON.stringify(events);
      if (text === shownText) return;
      shownText = text;
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
      shownText = "";
      grid.setOption("events", []);
      grid.setOption("timeZone", gridTimeZone(offsetMinutes(now, zone)));
      grid.gotoDate(day);
    },
    unselect: () => grid.unselect(),
    /** The date on show (`YYYY-MM-DD`): of a week or a month, the day that was last gone to. */
    date: () => dayOf(grid.getOption("date")),
  };
}

/**
 * @param {HTMLElement} target
 * @param {string} id
 * @returns {HTMLElement | null}
 */
const elementOf = (target, id) => target.querySelector(`[data-event-id="${CSS.escape(id)}"]`);

/** @param {HTMLElement} target */
function focusedEventId(target) {
  const active = document.activeElement;
  return active instanceof HTMLElement && target.contains(active) ? active.dataset.eventId : undefined;
}
