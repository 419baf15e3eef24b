import { type CalendarProvider, type Engine, processCache } from "@calcache/calendar-cache";
import type { Database } from "@calcache/prisma";
import { notificationAddress } from "./seed-teams.ts";

const notAsked = async (): Promise<never> => {
  throw new Error("the provider was asked");
};
const quiet = () => {};

/** Nobody there: whoever asks has missed the cache. */
const provider: CalendarProvider = {
  busyRule: 1,
  address: notificationAddress,
  readProfile: notAsked,
  readSettings: notAsked,
  listCalendars: notAsked,
  readBusy: notAsked,
  subscribe: notAsked,
  renew: notAsked,
  unsubscribe: notAsked,
  listSubscriptions: notAsked,
};

/** The cache on a database, with a provider that must not be asked. */
export const cacheOn = (db: Database): Engine => ({
  db,
  providers: new Map([["office365_calendar", provider]]),
  now: Date.now,
  log: { info: quiet, warn: quiet, error: quiet },
  observe: quiet,
  cache: processCache(),
  settings: { months: 4, pollMinutes: 360 },
  tell: async () => {},
  wake: async () => {},
});
