import type { DesiredEvent } from "@calcache/calendar-events";

type Person = { name: string; email: string; timeZone: string; language?: { locale: string } };

/** What of cal.com's `CalendarServiceEvent` its event in a calendar is made of. Times are ISO 8601. */
export type CalcomEvent = {
  /** the booking's */
  uid?: string | null;
  iCalUID?: string | null;
  title: string;
  startTime: string;
  endTime: string;
  /** plain text, which cal.com makes of a booking for its calendar */
  calendarDescription?: string | null;
  location?: string | null;
  videoCallData?: { url: string };
  organizer: Person;
  attendees: readonly Person[];
  team?: { members: readonly Person[] };
  destinationCalendar?:
    | readonly { integration: string; externalId: string; credentialId: number | null }[]
    | null;
};

/** What the event should be in its organizer's calendar: the attendees and the rest of the team are invited, each once. */
export function toDesiredEvent(event: CalcomEvent): DesiredEvent {
  const { organizer, team } = event;
  const people = [...event.attendees, ...(team?.members ?? [])];
  const isInvited = (person: Person, index: number) =>
    !isSame(person, organizer) && people.findIndex((other) => isSame(other, person)) === index;
  return {
    title: event.title,
    description: event.calendarDescription ?? "",
    location: event.videoCallData?.url ?? placeOf(event.location ?? ""),
    start: Date.parse(event.startTime),
    end: Date.parse(event.endTime),
    timeZone: organizer.timeZone,
    attendees: people.filter(isInvited).map(({ email, name }) => ({ email, name })),
    onlineMeeting: false,
    language: organizer.language?.locale ?? null,
  };
}

/** cal.com names an app that makes a link, as `integrations:daily`, where the place isn't one. */
const placeOf = (location: string) => (location.startsWith("integrations:") ? "" : location);

const isSame = (one: Person, other: Person) => one.email.toLowerCase() === other.email.toLowerCase();
