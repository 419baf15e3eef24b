import type { DesiredEvent } from "@calcache/calendar-events";
import { type ExtendedProperty, type GraphEventDraft, toGraphDateTime } from "@calcache/microsoft-graph";

/** Our names on events: a set of our own, so that nobody else's are met. */
const nameOf = (name: string) => `String {6f2b1d0e-52a5-4c1b-8a3c-0d6c2c1e7b94} Name ${name}`;

/** The id of the property that an event is found again by. */
export const keyPropertyId = nameOf("CalcacheKey");

/** What an event is found again by. */
export const keyProperty = (key: string): ExtendedProperty => ({ id: keyPropertyId, value: key });

/**
 * Outlook has no language for an event: it is noted beside our key, for whoever reads the event by program. The attendees see it
 * in the words of the title and the text, which are the writer's.
 */
const languageProperty = (language: string): ExtendedProperty => ({
  id: nameOf("CalcacheLanguage"),
  value: language,
});

/** What an event is made of at once; its language is put beside the key. */
const contents: readonly (keyof DesiredEvent)[] = [
  "title",
  "description",
  "location",
  "start",
  "end",
  "attendees",
  "onlineMeeting",
];

/** What most events leave to the provider. */
const unusual = ["showAs", "sensitivity"] as const;

/** An event as Graph is told to make it. Its times are shown in the attendee's zone. */
export const newDraft = (key: string, event: DesiredEvent): GraphEventDraft => ({
  ...draftOf(event, [...contents, ...unusual.filter((name) => event[name] !== undefined)]),
  singleValueExtendedProperties: [
    keyProperty(key),
    ...(event.language === null ? [] : [languageProperty(event.language)]),
  ],
});

/**
 * These properties of an event as Graph is told to change them. The text of an event with an online meeting stays as it is: Outlook
 * keeps the meeting in it, and would end the meeting with a text of ours.
 * Source: learn.microsoft.com/graph/api/event-update (body property and online meetings)
 */
export function changeDraft(
  event: DesiredEvent,
  properties: readonly (keyof DesiredEvent)[],
): GraphEventDraft {
  const changing = new Set(properties);
  if (event.onlineMeeting) changing.delete("description");
  // The host may have made it all-day; Outlook refuses other times than midnights while it is.
  const isTimed = changing.has("start") || changing.has("timeZone");
  return { ...draftOf(event, [...changing]), ...(isTimed && { isAllDay: false }) };
}

function draftOf(event: DesiredEvent, properties: readonly (keyof DesiredEvent)[]): GraphEventDraft {
  const has = (...names: (keyof DesiredEvent)[]) => names.some((name) => properties.includes(name));
  const { timeZone } = event;
  return {
    ...(has("title") && { subject: event.title }),
    ...(has("description") && { body: { contentType: "text", content: event.description } }),
    ...(has("start", "timeZone") && { start: toGraphDateTime(event.start, timeZone) }),
    ...(has("end", "timeZone") && { end: toGraphDateTime(event.end, timeZone) }),
    ...(has("location") && { location: { displayName: event.location } }),
    ...(has("attendees") && {
      attendees: event.attendees.map(({ email, name, type }) => ({
        emailAddress: { address: email, name },
        type: type ?? "required",
      })),
    }),
    ...(has("onlineMeeting") &&
      event.onlineMeeting && { isOnlineMeeting: true, onlineMeetingProvider: "teamsForBusiness" }),
    ...(has("showAs") && { showAs: event.showAs ?? "busy" }),
    ...(has("sensitivity") && { sensitivity: event.sensitivity ?? "normal" }),
    ...(has("language") &&
      event.language !== null && { singleValueExtendedProperties: [languageProperty(event.language)] }),
  };
}
