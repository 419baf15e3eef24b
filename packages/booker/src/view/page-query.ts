import type { Minute, Month } from "@calcache/availability";
import { type CivilDate, isCivilDate } from "@calcache/date-picker";
import type { PublicEventType, PublicRoom } from "./event-type.ts";
import { type RoutedTo, routedIn } from "./routed-query.ts";

/** A URL's query as Next.js hands it to a page. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** How the slots are laid out: a month's calendar, a week by the hour, a week's lists. */
export type Layout = "month_view" | "week_view" | "column_view";

/** Whether a day's hours are counted to 12 twice or to 24. */
export type TimeFormat = "12" | "24";

/** What a visitor asks a booking page to show; null where they don't say, or not in a way that can be used. */
export type PageQuery = {
  layout: Layout;
  month: Month | null;
  date: CivilDate | null;
  /** The start of the slot they chose. */
  slot: Minute | null;
  /** A text that may be a zone's name. Only the server knows which ones are. */
  timeZone: string | null;
  serveCache: boolean | null;
  /** Null: as the language has it. */
  timeFormat: TimeFormat | null;
  /** They would like to see their own busy times among the slots. */
  overlayCalendar: boolean;
  /** The uid of the booking that they want to move. */
  rescheduleUid: string | null;
  /** Minutes: of the event type's lengths, the one that they want. */
  duration: number | null;
  /** Whom of a round robin a routing form leads them to. */
  routing: RoutedTo | null;
  /** The id of the room that they want, of the event type's. */
  room: number | null;
  /** What the form is filled in with, by whoever made the link. */
  prefill: Prefill;
};

/** Fields of the form, unchecked as when they are typed; empty where they aren't given. */
export type Prefill = {
  name: string;
  email: string;
  guests: string;
  notes: string;
  /** Of the event type's questions, by their names; also whatever else the URL says. */
  answers: Readonly<Record<string, string>>;
};

const layouts: readonly Layout[] = ["month_view", "week_view", "column_view"];
const zoneLike = /^[A-Za-z][\w/+-]{0,63}$/;
/** By which a page's query, and its form, name a room. */
export const roomParameter = "cal.room";

const timeFormats: readonly TimeFormat[] = ["12", "24"];

/** Reads a booking page's query; what it can't use it ignores. */
export function parsePageQuery(search: SearchParams): PageQuery {
  const { layout, month, date, slot, timeFormat, overlayCalendar, rescheduleUid, duration, ...rest } =
    firstOfEach(search);
  const timeZone = rest["cal.tz"];
  return {
    layout: layouts.find((known) => known === layout) ?? "month_view",
    month: month !== undefined && /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    date: date !== undefined && isCivilDate(date) ? date : null,
    slot: slot === undefined ? null : parseMinute(slot),
    timeZone: timeZone !== undefined && zoneLike.test(timeZone) ? timeZone : null,
    serveCache: parseBoolean(rest["cal.cache"]),
    timeFormat: timeFormats.find((known) => known === timeFormat) ?? null,
    overlayCalendar: overlayCalendar === "true",
    rescheduleUid: rescheduleUid !== undefined && /^[\w-]{1,64}$/.test(rescheduleUid) ? rescheduleUid : null,
    duration: duration !== undefined && /^[1-9]\d{0,3}$/.test(duration) ? Number(duration) : null,
    routing: routedIn(rest),
    room: roomIn(rest),
    prefill: {
      name: lineOf(rest.name),
      email: lineOf(rest.email),
      guests: lineOf(rest.guests),
      notes: textOf(rest.notes),
      answers: answersIn(rest),
    },
  };
}

/** The room that a page's query, or its form, names; null where it says nothing that can be used. */
export function roomIn(fields: Readonly<Record<string, string | undefined>>): number | null {
  const id = fields[roomParameter] ?? "";
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : null;
}

/** The room that a visitor has chosen of those that they may choose from; null for none. */
export const chosenRoom = (
  { room }: Pick<PageQuery, "room">,
  { rooms = [] }: Pick<PublicEventType, "rooms">,
): PublicRoom | null => rooms.find(({ id }) => id === room) ?? null;

/** What is left of a query once the page has taken what it knows. */
function answersIn({ name: _, email: __, guests: ___, notes: ____, ...rest }: Record<string, string>) {
  const others = Object.entries(rest).filter(([name]) => !name.startsWith("cal."));
  return Object.fromEntries(others.map(([name, text]) => [name, textOf(text)]));
}

/** Of a parameter that is given several times, the first counts; but each of `guests` is one more. */
export function firstOfEach(search: SearchParams): Record<string, string> {
  return Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => {
      const given = Array.isArray(value) ? value : value === undefined ? [] : [value];
      const [first] = name === "guests" && given.length > 1 ? [given.join(", ")] : given;
      return first === undefined ? [] : [[name, first]];
    }),
  );
}

/** A URL's query, with one value of each parameter as {@link firstOfEach} has it. */
export function searchOf(query: string): Record<string, string> {
  const parameters = new URLSearchParams(query);
  return firstOfEach(
    Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)])),
  );
}

/** Control characters, which nobody types and no field takes, become spaces. */
const lineOf = (given = "") => given.replaceAll(/\p{Cc}+/gu, " ").trim();
const textOf = (given = "") => given.replaceAll(/[^\P{Cc}\n\r\t]+/gu, " ").trim();

/** A UTC instant of a whole minute. */
function parseMinute(text: string): Minute | null {
  const minute = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:00(\.000)?)?Z$/.test(text)
    ? Date.parse(text) / 60_000
    : Number.NaN;
  return Number.isInteger(minute) ? minute : null;
}

const parseBoolean = (text: string | undefined): boolean | null =>
  text === "true" ? true : text === "false" ? false : null;
