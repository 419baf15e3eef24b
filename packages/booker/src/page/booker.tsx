"use client";

import type { MinuteRange } from "@calcache/availability";
import { type Language, marksOf, type SectionTexts, translatorOf, writtenFor } from "@calcache/languages";
import { memo, type ReactNode, useActionState, useCallback, useMemo, useState } from "react";
import { BookingStep } from "../booking/booking-step.tsx";
import { MovedNotice } from "../booking/moved-notice.tsx";
import { useHoldsInOrder } from "../booking/use-hold.ts";
import { BookerContext, type BookerState } from "../context/booker-context.ts";
import { LayoutSwitch } from "../controls/layout-switch.tsx";
import { LockedTimeZone } from "../controls/locked-time-zone.tsx";
import { OverlaySwitch } from "../controls/overlay-switch.tsx";
import { TimeFormatSwitch } from "../controls/time-format-switch.tsx";
import { TimeZonePicker } from "../controls/time-zone-picker.tsx";
import { useLiveChanges } from "../live/use-live-changes.ts";
import { MonthView } from "../times/month-view.tsx";
import { WeekView } from "../times/week-view.tsx";
import type { BookingActions, BookingFormState, MovedBooking } from "../view/booking-form.ts";
import { bookingView } from "../view/booking-view.ts";
import type { PublicEventType } from "../view/event-type.ts";
import type { OfferedSlots } from "../view/offered-slots.ts";
import { parsePageQuery } from "../view/page-query.ts";
import { linksFrom, type QueryChanges, withChanges } from "../view/page-url.ts";
import type { VisitorCalendar } from "../view/visitor-calendar.ts";
import { unavailableNotice } from "../words/sentences.ts";
import { wordsIn } from "../words/words.ts";
import { AbsenceNotice } from "./absence-notice.tsx";
import { EventSummary } from "./event-summary.tsx";
import { Freshness, StaleNotice } from "./freshness.tsx";
import { MisconfiguredNotice } from "./misconfigured-notice.tsx";
import { OverlayNote } from "./overlay-note.tsx";
import { SelectedSlot } from "./selected-slot.tsx";
import { useChosenSlot } from "./use-chosen-slot.ts";
import { useOwnTimeZone } from "./use-own-time-zone.ts";

export type BookerProps = {
  eventType: PublicEventType;
  offered: OfferedSlots;
  /** The query of the page's URL, which is all the state there is. */
  search: Readonly<Record<string, string>>;
  /** The language that dates and times are written in, a BCP 47 tag. */
  locale: string;
  /** The language that sentences are written in; English where nothing is said. */
  language?: Language;
  /** Its texts: a server hands them on, so that no browser gets those of others. They come with what `bookingPage` of the plugin gives. */
  texts?: SectionTexts<"page">;
  navigation: BookerNavigation;
  /** Called where the visitor is in another zone than is shown: remember it as the page's, and find its slots. */
  onTimeZoneFound?: (timeZone: string) => void;
  /** How a chosen slot is booked; without it the page only shows slots. */
  booking?: BookingActions;
  /** The booking that the visitor is about to move. */
  moved?: MovedBooking | null;
  /**
   * When a signed-in guest is busy in the dates that are offered, half-open, in minutes since the epoch: what
   * `overlayCalendar=true` lays over the slots. Null or missing where the guest has connected no calendar.
   */
  visitorBusy?: readonly MinuteRange[] | null;
  /** Where guests can connect a calendar; without it the page offers no way to. */
  visitorCalendar?: VisitorCalendar | null;
  /** Where the list of time zones is fetched from, a `ZoneChoice[]`. Without it, visitors type a zone's name. */
  timeZonesUrl?: string | null;
  /** Where server-sent events `availability` tell of changes to the slots; without it the page looks now and then. */
  liveUrl?: string;
};

/** How a host app changes the URL. An `href` is a query, `?month=2026-12`. */
export type BookerNavigation = {
  /** Puts it in the address bar; all it shows is there already. */
  show: (href: string, options: { replace: boolean }) => void;
  /** Puts it in the address bar and fetches its slots. */
  load: (href: string, options: { replace: boolean }) => void;
  /** Fetches the slots of the current URL again. */
  refresh: () => void;
};

/**
 * An event type's public page: a calendar, its free times, and what they are for. All state is in the URL, and all ways
 * are links, so that it works before and without scripts.
 */
export const Booker = memo(function Booker(props: BookerProps) {
  const { offered, eventType, navigation, language = "en" } = props;
  const [announcement, announce] = useState("");
  const state = useBookerState(props, announce);
  const { view, t } = state;
  const onFound = eventType.isZoneLocked ? undefined : props.onTimeZoneFound;
  useOwnTimeZone({ query: state.query, shown: view.timeZone, onFound });
  useLiveChanges({ liveUrl: props.liveUrl, refresh: navigation.refresh, ...state });
  const form = useActionState(props.booking?.book ?? nothingToBook, null);
  const chosen = useChosenSlot(view, state.query, form[0], offered.length);
  const hold = useHoldsInOrder(props.booking?.hold);
  const step = chosen && props.booking && (
    <BookingStep key={chosen.start} slot={chosen} actions={{ ...props.booking, hold }} form={form} />
  );
  const unavailable = unavailableNotice(t, eventType, offered.unavailableHosts);
  return (
    <BookerContext value={state}>
      <div
        className="booker"
        {...marksOf(language)}
        data-layout={view.layout}
        data-step={step ? "form" : "times"}
        aria-busy={view.slots === null}
      >
        <div className="booker-tools">
          {!step && <OverlaySwitch />}
          <TimeFormatSwitch />
          {!step && <LayoutSwitch />}
        </div>
        <MovedNotice />
        <StaleNotice />
        <MisconfiguredNotice />
        <AbsenceNotice />
        {unavailable && <Notice>{unavailable}</Notice>}
        <OverlayNote />
        <article className="booker-card">
          <EventSummary>
            {eventType.isZoneLocked ? <LockedTimeZone /> : <TimeZonePicker />}
            <SelectedSlot slot={chosen} />
          </EventSummary>
          {step ?? (view.layout === "month_view" ? <MonthView /> : <WeekView />)}
        </article>
        <Freshness />
        <p role="status" className="sr-only">
          {announcement}
        </p>
      </div>
    </BookerContext>
  );
});

const nothingToBook = async (state: BookingFormState): Promise<BookingFormState> => state;

const Notice = ({ children }: { children: ReactNode }) => (
  <p role="status" className="notice">
    {children}
  </p>
);

function useBookerState(
  {
    eventType,
    offered,
    search,
    locale,
    language = "en",
    texts,
    navigation,
    moved = null,
    visitorBusy = null,
    visitorCalendar = null,
    timeZonesUrl = null,
  }: BookerProps,
  announce: (sentence: string) => void,
): BookerState {
  const { show, load } = navigation;
  const query = useMemo(() => parsePageQuery(search), [search]);
  const view = useMemo(() => bookingView(query, eventType, offered), [query, eventType, offered]);
  const words = useMemo(
    () => wordsIn(locale, offered.zone, query.timeFormat),
    [locale, offered.zone, query.timeFormat],
  );
  const t = useMemo(() => {
    if (texts === undefined)
      throw new Error(
        "Booker needs texts: hand on what bookingPage gives, or textsIn of @calcache/booker/texts",
      );
    const isOfDates = language !== "en" && writtenFor(locale) === language;
    return translatorOf(isOfDates ? locale : language, texts);
  }, [locale, language, texts]);
  const link = useMemo(() => linksFrom(search), [search]);
  const go = useCallback(
    (changes: QueryChanges, { replace = false } = {}) => {
      const asked = parsePageQuery(withChanges(search, changes));
      const isGuestMissing = asked.overlayCalendar && visitorCalendar?.state === "not-asked";
      const isHere = bookingView(asked, eventType, offered).slots !== null && !isGuestMissing;
      const navigate = isHere ? show : load;
      navigate(link(changes), { replace });
    },
    [search, eventType, offered, visitorCalendar, link, load, show],
  );
  return useMemo(
    () => ({
      eventType,
      offered,
      query,
      search,
      view,
      moved,
      visitorBusy,
      visitorCalendar,
      timeZonesUrl,
      words,
      t,
      language,
      link,
      go,
      announce,
    }),
    [
      eventType,
      offered,
      query,
      search,
      view,
      moved,
      visitorBusy,
      visitorCalendar,
      timeZonesUrl,
      words,
      t,
      language,
      link,
      go,
      announce,
    ],
  );
}
