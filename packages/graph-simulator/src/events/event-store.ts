import { hasOccurrence } from "../recurrence/occurrence-starts.ts";
import type { CalendarEvent, EventView, ExceptionEvent, SeriesMaster } from "./event.ts";
import { viewOf } from "./event.ts";
import type { EventKey } from "./event-id.ts";
import { splitKey } from "./event-id.ts";
import { occurrenceAt, occurrencesIn } from "./occurrences.ts";
import type { TimeIndex } from "./time-index.ts";
import { createTimeIndex } from "./time-index.ts";
import type { Window } from "./window.ts";
import { overlaps } from "./window.ts";

/** All events of all mailboxes, found by key, by calendar and by time. */
export type EventStore = {
  /** A stored event (single, series or exception) by its key. */
  get: (key: EventKey) => CalendarEvent | undefined;
  /** What a key names, occurrences that exist only by rule included; undefined for deleted and unknown ones. */
  find: (key: EventKey) => EventView | undefined;
  /** Stores an event in place of the one with the same key, if any. */
  put: (event: CalendarEvent) => void;
  /** Removes an event; a series goes with its exceptions. */
  remove: (key: EventKey) => void;
  exceptionsOf: (masterKey: EventKey) => ExceptionEvent[];
  /** Single events and series of a calendar, in the order of their making. */
  listCalendar: (calendarId: string) => CalendarEvent[];
  /** What a calendar shows in the window: single events, occurrences and exceptions, never series. Unsorted. */
  view: (calendarId: string, window: Window) => EventView[];
  /** The occurrences and exceptions of one series in the window. Unsorted. */
  instances: (master: SeriesMaster, window: Window) => EventView[];
  /** What this transaction made; undefined for one that made nothing. */
  findByTransaction: (mailboxId: string, transactionId: string) => Made | undefined;
  all: () => Iterable<CalendarEvent>;
};

/** What became of an event that was made under a transaction id. */
type Made = { kind: "stored"; event: CalendarEvent } | { kind: "deleted" };

/** One calendar's share of the store. */
type Shelf = { keys: Set<EventKey>; times: TimeIndex; masters: Set<EventKey> };

/** Makes an empty store. */
export function createEventStore(): EventStore {
  const events = new Map<EventKey, CalendarEvent>();
  const shelves = new Map<string, Shelf>();
  const exceptions = new Map<EventKey, Map<number, EventKey>>();
  const transactions = new Map<string, EventKey>();

  function shelf(calendarId: string): Shelf {
    const found = shelves.get(calendarId) ?? {
      keys: new Set(),
      times: createTimeIndex(),
      masters: new Set(),
    };
    shelves.set(calendarId, found);
    return found;
  }

  function index(event: CalendarEvent): void {
    const { keys, times, masters } = shelf(event.calendarId);
    if (event.type === "seriesMaster") masters.add(event.key);
    else times.add(event.key, event.span);
    if (event.type === "exception") {
      const siblings = exceptions.get(event.masterKey) ?? new Map<number, EventKey>();
      exceptions.set(event.masterKey, siblings.set(event.originalStart, event.key));
    } else {
      keys.add(event.key);
    }
    if (event.transactionId !== null)
      transactions.set(transactionKey(event.mailboxId, event.transactionId), event.key);
  }

  function unindex(event: CalendarEvent): void {
    const { times, masters } = shelf(event.calendarId);
    if (event.type === "seriesMaster") masters.delete(event.key);
    else times.remove(event.key, event.span);
    if (event.type === "exception") exceptions.get(event.masterKey)?.delete(event.originalStart);
  }

  function remove(key: EventKey): void {
    const event = events.get(key);
    if (event === undefined) return;
    unindex(event);
    shelf(event.calendarId).keys.delete(key);
    events.delete(key);
    for (const exception of exceptionsOf(key)) remove(exception.key);
    exceptions.delete(key);
  }

  function exceptionsOf(masterKey: EventKey): ExceptionEvent[] {
    return [...(exceptions.get(masterKey)?.values() ?? [])]
      .map((key) => events.get(key))
      .filter((event) => event?.type === "exception");
  }

  function find(key: EventKey): EventView | undefined {
    const stored = events.get(key);
    if (stored !== undefined) return viewOf(stored);
    const { baseKey, originalStart } = splitKey(key);
    const master = events.get(baseKey);
    if (originalStart === null || master?.type !== "seriesMaster") return undefined;
    return hasOccurrence(master, originalStart) ? occurrenceAt(master, originalStart) : undefined;
  }

  return {
    get: (key) => events.get(key),
    find,
    put: (event) => {
      const previous = events.get(event.key);
      if (previous !== undefined) unindex(previous);
      events.set(event.key, event);
      index(event);
    },
    remove,
    exceptionsOf,
    listCalendar: (calendarId) =>
      [...(shelves.get(calendarId)?.keys ?? [])]
        .map((key) => events.get(key))
        .filter((event) => event !== undefined),
    view: (calendarId, window) => {
      const found = shelves.get(calendarId);
      if (found === undefined) return [];
      const views: EventView[] = [];
      for (const key of found.times.near(window.start, window.end)) {
        const event = events.get(key);
        if (event !== undefined && overlaps(event.span, window)) views.push(viewOf(event));
      }
      for (const key of found.masters) {
        const master = events.get(key);
        // One by one: a series may have more occurrences than a call has room for arguments.
        if (master?.type === "seriesMaster")
          for (const view of occurrencesIn(master, window, exceptions.get(key))) views.push(view);
      }
      return views;
    },
    instances: (master, window) => [
      ...exceptionsOf(master.key)
        .filter((exception) => overlaps(exception.span, window))
        .map(viewOf),
      ...occurrencesIn(master, window, exceptions.get(master.key)),
    ],
    findByTransaction: (mailboxId, transactionId) => {
      const key = transactions.get(transactionKey(mailboxId, transactionId));
      if (key === undefined) return undefined;
      const event = events.get(key);
      return event === undefined ? { kind: "deleted" } : { kind: "stored", event };
    },
    all: () => events.values(),
  };
}

function transactionKey(mailboxId: string, transactionId: string): string {
  return `${mailboxId} ${transactionId}`;
}
