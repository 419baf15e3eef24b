import { expectTypeOf, test } from "vitest";
import type { createOffice365CalendarService } from "./office365-calendar-service.ts";

// cal.com's `Calendar` interface as it is since 2025-10, written down from what is known of it: the shapes that its callers pass and
// expect. What we may not rely on is `unknown`.

type Person = {
  name: string;
  email: string;
  timeZone: string;
  language: { translate: (key: string) => string; locale: string };
  username?: string;
  id?: number;
};

type SelectedCalendar = {
  externalId: string;
  integration: string;
  userId: number;
  credentialId: number | null;
  delegationCredentialId: string | null;
  eventTypeId: number | null;
};

type CalendarEvent = {
  type: string;
  title: string;
  startTime: string;
  endTime: string;
  organizer: Person;
  attendees: Person[];
  team?: { name: string; members: Person[]; id: number };
  location?: string | null;
  description?: string | null;
  additionalNotes?: string | null;
  uid?: string | null;
  iCalUID?: string | null;
  videoCallData?: { type: string; id: string; password: string; url: string };
  destinationCalendar?:
    | { id: number; integration: string; externalId: string; credentialId: number | null }[]
    | null;
  hideCalendarEventDetails?: boolean;
};

type CalendarServiceEvent = CalendarEvent & { calendarDescription: string };

type NewCalendarEvent = {
  uid: string;
  id: string;
  type: string;
  password: string;
  url: string;
  additionalInfo: Record<string, unknown>;
  iCalUID?: string | null;
};

type IntegrationCalendar = {
  externalId: string;
  integration?: string;
  name?: string;
  primary?: boolean;
  readOnly?: boolean;
  email?: string;
  credentialId?: number | null;
};

// Properties instead of methods, whose parameters are compared both ways: what cal.com passes must be taken.
type Calendar = {
  getCredentialId?: () => number;
  createEvent: (
    event: CalendarServiceEvent,
    credentialId: number,
    externalCalendarId?: string,
  ) => Promise<NewCalendarEvent>;
  updateEvent: (
    uid: string,
    event: CalendarServiceEvent,
    externalCalendarId?: string | null,
  ) => Promise<NewCalendarEvent | NewCalendarEvent[]>;
  deleteEvent: (uid: string, event: CalendarEvent, externalCalendarId?: string | null) => Promise<unknown>;
  getAvailability: (params: {
    dateFrom: string;
    dateTo: string;
    selectedCalendars: IntegrationCalendar[];
    mode: "slots" | "overlay" | "booking" | "none";
    fallbackToPrimary?: boolean;
  }) => Promise<{ start: string | Date; end: string | Date; source?: string | null }[]>;
  listCalendars: (event?: CalendarEvent) => Promise<IntegrationCalendar[]>;
  fetchAvailabilityAndSetCache?: (selectedCalendars: IntegrationCalendar[]) => Promise<unknown>;
  watchCalendar?: (options: { calendarId: string; eventTypeIds: (number | null)[] }) => Promise<unknown>;
  unwatchCalendar?: (options: { calendarId: string; eventTypeIds: (number | null)[] }) => Promise<void>;
};

/** As cal.com passes it to the maker of an adapter. */
type CredentialPayload = {
  id: number;
  type: string;
  key: unknown;
  userId: number | null;
  teamId: number | null;
  appId: string | null;
  invalid: boolean | null;
  delegationCredentialId: string | null;
};

// Broken on purpose: updateEvent without null for its calendar; a mode left out.
test("a service takes all that cal.com's callers pass, and gives all that they expect", () => {
  expectTypeOf<typeof createOffice365CalendarService>().toExtend<
    (credential: CredentialPayload) => Calendar
  >();
  expectTypeOf<SelectedCalendar[]>().toExtend<
    Parameters<ReturnType<typeof createOffice365CalendarService>["getAvailability"]>[0]["selectedCalendars"]
  >();
});
