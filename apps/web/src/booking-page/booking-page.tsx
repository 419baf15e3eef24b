import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import type { EventTypeWithHosts } from "@calcache/scheduling";
import { headers } from "next/headers";
import { loadBookingView } from "./booking-view.ts";
import { EventSummary } from "./event-summary.tsx";
import { Freshness, StaleNotice } from "./freshness.tsx";
import { LayoutSwitch } from "./layout-switch.tsx";
import { MonthView } from "./month-view.tsx";
import { parsePageQuery, type SearchParams } from "./page-query.ts";
import { linksFrom } from "./page-url.ts";
import { preferredLocale } from "./preferred-locale.ts";
import { SelectedSlot } from "./selected-slot.tsx";
import { unavailableNotice } from "./sentences.ts";
import { TimeZoneForm } from "./time-zone-form.tsx";
import { WeekView } from "./week-view.tsx";
import { wordsIn } from "./words.ts";

/** An event type's public page. Everything on it is a link or a form, so that it works before and without scripts. */
export async function BookingPage({
  eventType,
  search,
}: {
  eventType: EventTypeWithHosts;
  search: SearchParams;
}) {
  const view = await loadBookingView(office365CalendarCache().cache, eventType, parsePageQuery(search));
  const words = wordsIn(preferredLocale((await headers()).get("accept-language")), view.timeZone);
  const link = linksFrom(search);
  const unavailable = unavailableNotice(eventType, view.unavailableHosts);
  const Slots = view.layout === "month_view" ? MonthView : WeekView;
  return (
    <main className="page" data-layout={view.layout}>
      <div className="mb-4 flex justify-end">
        <LayoutSwitch current={view.layout} link={link} />
      </div>
      <StaleNotice view={view} words={words} />
      {unavailable && (
        <p role="status" className="notice">
          {unavailable}
        </p>
      )}
      <article className="card booking">
        <EventSummary eventType={eventType}>
          <TimeZoneForm timeZone={view.timeZone} search={search} />
          <SelectedSlot eventType={eventType} view={view} words={words} />
        </EventSummary>
        <Slots view={view} words={words} link={link} />
      </article>
      <Freshness view={view} words={words} />
    </main>
  );
}
