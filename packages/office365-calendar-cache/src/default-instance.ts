import { type HostOptions, processRuntime, type Runtime } from "@calcache/runtime";
import {
  createOffice365CalendarService,
  type Office365CalendarService,
} from "./office365-calendar-service.ts";

/** The plugin in a host app's process. */
export type Office365CalendarCache = Runtime & {
  /** One account's calendars, with the methods of cal.com's `Calendar` interface. */
  service(credential: { id: number }): Office365CalendarService;
};

/**
 * The process's plugin, made from the environment on first use.
 * @param options what a host app hands it; counts on first use, so in `instrumentation.ts`
 * @throws EnvironmentError naming every bad or missing variable
 */
export function office365CalendarCache(options: HostOptions = {}): Office365CalendarCache {
  const runtime = processRuntime(options);
  return { ...runtime, service: (credential) => createOffice365CalendarService(credential, runtime) };
}
