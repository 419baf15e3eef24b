import type { OfferedSlots, PublicEventType, SearchParams } from "@calcache/booker/view";
import { findBookingPage } from "@calcache/booking-page";
import { type HostOptions, processRuntime, type Runtime } from "@calcache/runtime";
import { type EventTypeQuery, findEventType } from "@calcache/scheduling";
import {
  createOffice365CalendarService,
  type Office365CalendarService,
} from "./office365-calendar-service.ts";

/** The plugin in a host app's process. */
export type Office365CalendarCache = Runtime & {
  /** One account's calendars, with the methods of cal.com's `Calendar` interface. */
  service(credential: { id: number }): Office365CalendarService;
  /**
   * What a page of an event type shows: the properties that `Booker` of `@calcache/booker` wants from a server. Null where there is
   * no such event type.
   * @param search the query of the page's URL
   */
  bookingPage(
    eventType: EventTypeQuery,
    search: SearchParams,
  ): Promise<{ eventType: PublicEventType; offered: OfferedSlots } | null>;
};

/**
 * The process's plugin, made from the environment on first use.
 * @param options what a host app hands it; counts on first use, so in `instrumentation.ts`
 * @throws EnvironmentError naming every bad or missing variable
 */
export function office365CalendarCache(options: HostOptions = {}): Office365CalendarCache {
  const runtime = processRuntime(options);
  const { engine } = runtime;
  return {
    ...runtime,
    service: (credential) => createOffice365CalendarService(credential, runtime),
    async bookingPage(query, search) {
      const eventType = await findEventType(engine, query);
      return eventType && findBookingPage(engine, eventType, search);
    },
  };
}
