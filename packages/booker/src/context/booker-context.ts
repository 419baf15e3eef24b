"use client";

import type { MinuteRange } from "@calcache/availability";
import type { Language, Translator } from "@calcache/languages";
import { createContext, use } from "react";
import type { MovedBooking } from "../view/booking-form.ts";
import type { BookingView } from "../view/booking-view.ts";
import type { PublicEventType } from "../view/event-type.ts";
import type { OfferedSlots } from "../view/offered-slots.ts";
import type { PageQuery } from "../view/page-query.ts";
import type { LinkTo, QueryChanges } from "../view/page-url.ts";
import type { VisitorCalendar } from "../view/visitor-calendar.ts";
import type { Words } from "../words/words.ts";

/** What the page's parts are made from: what to show, its words, and ways to what else there is. */
export type BookerState = {
  eventType: PublicEventType;
  offered: OfferedSlots;
  query: PageQuery;
  search: Readonly<Record<string, string>>;
  view: BookingView;
  /** The booking that the visitor is about to move, if there is one. */
  moved: MovedBooking | null;
  /** When the guest is busy; null where nobody knows. */
  visitorBusy: readonly MinuteRange[] | null;
  /** Where the guest stands with a calendar of their own; null where none can be connected. */
  visitorCalendar: VisitorCalendar | null;
  /** Where the list of time zones is fetched from; null where there is none. */
  timeZonesUrl: string | null;
  /** Dates and times in the visitor's language. */
  words: Words;
  /** Sentences in the page's. */
  t: Translator<"page">;
  language: Language;
  link: LinkTo;
  /** Goes where `link` leads: at once where its slots are there already, else by fetching them. */
  go: (changes: QueryChanges, options?: { replace?: boolean }) => void;
  /** Has a screen reader say it when it is done with what it says. */
  announce: (sentence: string) => void;
};

export const BookerContext = createContext<BookerState | null>(null);

/** The state of the page that a part is on. */
export function useBooker(): BookerState {
  const state = use(BookerContext);
  if (state === null) throw new Error("this is a part of a Booker");
  return state;
}
