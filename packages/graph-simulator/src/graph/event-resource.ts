import type { EventView } from "../events/event.ts";
import { formatEventId, splitKey } from "../events/event-id.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { PatternedRecurrence } from "../recurrence/patterned-recurrence.ts";
import { formatInstant, formatWall } from "../time/graph-date-time.ts";
import { instantToWall, wallDate } from "../time/wall-clock.ts";
import { toWindowsZone } from "../time/zone-names.ts";
import type { Preferences } from "./prefer.ts";

/** Fields an event has though nobody ever set them. */
const DEFAULT_DETAILS = {
  categories: [],
  reminderMinutesBeforeStart: 15,
  isReminderOn: true,
  hasAttachments: false,
  importance: "normal",
  responseRequested: true,
  onlineMeetingUrl: null,
  isOnlineMeeting: false,
  onlineMeetingProvider: "unknown",
  allowNewTimeProposals: true,
  hideAttendees: false,
  body: { contentType: "html", content: "" },
  location: {
    displayName: "",
    locationType: "default",
    uniqueIdType: "unknown",
    address: {},
    coordinates: {},
  },
  locations: [],
  attendees: [],
  onlineMeeting: null,
};

/** An event as Graph shows it (Microsoft: "event resource type", /graph/api/resources/event). */
export function eventResource(
  view: EventView,
  mailbox: Mailbox,
  preferences: Preferences,
): Record<string, unknown> {
  const { event, key, span } = view;
  const { zone, immutableIds } = preferences;
  const id = formatEventId(mailbox.seed, key, immutableIds);
  // An all-day event floats: midnight to midnight, whatever zone the client prefers.
  const time = (ms: number) => ({
    dateTime: formatWall(span.allDay ? ms : instantToWall(ms, zone.iana)),
    timeZone: zone.label,
  });
  const ownZone = toWindowsZone(event.zone);
  return {
    "@odata.etag": etagOf(event.changeKey),
    id,
    createdDateTime: formatInstant(event.createdAt),
    lastModifiedDateTime: formatInstant(event.modifiedAt),
    changeKey: event.changeKey,
    transactionId: event.transactionId,
    originalStartTimeZone: ownZone,
    originalEndTimeZone: ownZone,
    iCalUId: iCalUIdOf(view),
    uid: event.iCalUId,
    ...DEFAULT_DETAILS,
    subject: event.subject,
    bodyPreview: "",
    sensitivity: event.sensitivity,
    isAllDay: span.allDay,
    isCancelled: event.isCancelled,
    isOrganizer: true,
    isDraft: false,
    showAs: event.showAs,
    type: view.type,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    responseStatus: { response: "organizer", time: "0001-01-01T00:00:00Z" },
    organizer: { emailAddress: { name: mailbox.displayName, address: mailbox.address } },
    ...event.details,
    start: time(span.start),
    end: time(span.end),
    recurrence: view.type === "seriesMaster" ? recurrenceResource(view.event.series.pattern) : null,
    ...seriesFields(view, mailbox, immutableIds),
  };
}

/** The weak etag of a change key. */
export function etagOf(changeKey: string): string {
  return `W/"${changeKey}"`;
}

function seriesFields(view: EventView, mailbox: Mailbox, immutableIds: boolean): Record<string, unknown> {
  if (view.type === "singleInstance" || view.type === "seriesMaster") {
    return { seriesMasterId: null, occurrenceId: null };
  }
  const seriesMasterId = formatEventId(mailbox.seed, splitKey(view.key).baseKey, immutableIds);
  return {
    seriesMasterId,
    occurrenceId: `OID.${seriesMasterId}.${wallDate(view.originalStart)}`,
    originalStart: `${formatInstant(view.originalStart).slice(0, 19)}Z`,
  };
}

/** Outlook's own uids hold the date of the occurrence in a fixed place; other calendars' uids get it appended. */
function iCalUIdOf(view: EventView): string {
  const uid = view.event.iCalUId;
  if (view.type !== "occurrence" && view.type !== "exception") return uid;
  const date = wallDate(view.originalStart).replaceAll("-", "");
  return uid.startsWith("040000008200E00074C5B7101A82E008")
    ? `${uid.slice(0, 32)}${date}${uid.slice(40)}`
    : `${uid}_${date}`;
}

function recurrenceResource(recurrence: PatternedRecurrence | null) {
  if (recurrence === null) return null;
  const { pattern, range } = recurrence;
  return { pattern, range: { endDate: "0001-01-01", numberOfOccurrences: 0, ...range } };
}
