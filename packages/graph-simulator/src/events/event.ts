import type { PatternedRecurrence } from "../recurrence/patterned-recurrence.ts";
import type { WallMs } from "../time/day.ts";
import type { EventKey } from "./event-id.ts";
import type { EventFlaw } from "./flaw.ts";

/** Values of `showAs` (Microsoft: "event resource type", /graph/api/resources/event). */
export const SHOW_AS = ["free", "tentative", "busy", "oof", "workingElsewhere", "unknown"] as const;
export type ShowAs = (typeof SHOW_AS)[number];

/** Values of `sensitivity` (same source). */
export const SENSITIVITY = ["normal", "personal", "private", "confidential"] as const;
export type Sensitivity = (typeof SENSITIVITY)[number];

/**
 * When an event takes place, half-open. Timed: instants in epoch milliseconds. All-day: dates, as wall-clock
 * milliseconds of their midnights, because they float: they belong to no zone.
 */
export type Span = { allDay: boolean; start: number; end: number };

/** How a series repeats. Starts are in the series' own terms: instants, or midnights for an all-day series. */
export type Series = {
  /** RFC 5545 texts without DTSTART, e.g. `FREQ=WEEKLY;BYDAY=TU`; empty for a series of explicit dates only. */
  rules: string[];
  anchor: SeriesAnchor;
  /** What of the rules' starts this series has, and how far they are moved; null for all of them, unmoved. */
  part: SeriesPart | null;
  /** Days of an occurrence's length that are days of the calendar, however many hours they have (RFC 5545, 3.3.6). */
  nominalDays: number;
  /** Graph's form of the same rule; null where Graph can't express it. */
  pattern: PatternedRecurrence | null;
  /** Additional starts. */
  added: number[];
  /** Starts of deleted occurrences. */
  excluded: number[];
};

/**
 * The start that the rules of a series count from (DTSTART), and a start itself. `wall` is what the wall clock is meant to show,
 * which it doesn't where the clocks skip that very time.
 */
export type SeriesAnchor = { start: number; wall: WallMs };

/**
 * The rules' starts in `[from, before)`, moved on the wall clock. "This and all later ones" (RFC 5545, 3.2.13) leaves two series:
 * the earlier part as it was, and the later one moved.
 */
export type SeriesPart = { from: number | null; before: number | null; shift: number };

/** Fields that the simulator keeps and returns without ever looking into them. */
export type EventDetails = Readonly<Record<string, unknown>>;

type EventFields = {
  key: EventKey;
  mailboxId: string;
  calendarId: string;
  iCalUId: string;
  subject: string;
  showAs: ShowAs;
  sensitivity: Sensitivity;
  isCancelled: boolean;
  span: Span;
  /** Zone it was made in, IANA or custom; a series keeps its wall-clock time there. */
  zone: string;
  /** What is wrong with its times as Graph shows them; none for a good event. */
  flaw?: EventFlaw | null | undefined;
  details: EventDetails;
  transactionId: string | null;
  changeKey: string;
  createdAt: number;
  modifiedAt: number;
};

export type SingleEvent = EventFields & { type: "singleInstance" };
export type SeriesMaster = EventFields & { type: "seriesMaster"; series: Series };
/** One occurrence that was changed by itself. */
export type ExceptionEvent = EventFields & { type: "exception"; masterKey: EventKey; originalStart: number };
/** An event as stored. Values are never mutated: a change puts a new one in its place. */
export type CalendarEvent = SingleEvent | SeriesMaster | ExceptionEvent;

/** An event as a calendar shows it: a stored event, or one occurrence that exists only by its series' rule. */
export type EventView =
  | { type: "singleInstance"; key: EventKey; span: Span; event: SingleEvent }
  | { type: "seriesMaster"; key: EventKey; span: Span; event: SeriesMaster }
  | { type: "occurrence"; key: EventKey; span: Span; event: SeriesMaster; originalStart: number }
  | { type: "exception"; key: EventKey; span: Span; event: ExceptionEvent; originalStart: number };

/** A stored event as a view of itself. */
export function viewOf(event: CalendarEvent): EventView {
  const { key, span } = event;
  switch (event.type) {
    case "singleInstance":
      return { type: "singleInstance", key, span, event };
    case "seriesMaster":
      return { type: "seriesMaster", key, span, event };
    case "exception":
      return { type: "exception", key, span, event, originalStart: event.originalStart };
  }
}
