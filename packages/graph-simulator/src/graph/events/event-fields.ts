import { attendeesOf } from "../../events/attendee-answers.ts";
import { formatEventId, splitKey } from "../../events/event-id.ts";
import { wallDate } from "../../time/day.ts";
import { formatInstant } from "../../time/graph-date-time.ts";
import { toWindowsZone } from "../../time/zone-names.ts";
import { timeOf } from "./event-times.ts";
import { onlineMeetingOf } from "./online-meeting.ts";
import type { ShownEvent } from "./shown-event.ts";

type Field = (shown: ShownEvent) => unknown;

const constant =
  (value: unknown): Field =>
  () =>
    value;
/** A property that the simulator only keeps; the value is that of an event on which nobody ever set it. */
const kept =
  (name: string, unset: unknown): Field =>
  ({ view }) =>
    view.event.details[name] ?? unset;
const ownZone: Field = ({ view }) => toWindowsZone(view.event.zone);

/** What an event shows under each property, in Graph's order (Microsoft: "event resource type", /graph/api/resources/event). */
export const EVENT_FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["id", idOf],
  ["createdDateTime", ({ view }) => formatInstant(view.event.createdAt)],
  ["lastModifiedDateTime", ({ view }) => formatInstant(view.event.modifiedAt)],
  ["changeKey", ({ view }) => view.event.changeKey],
  ["categories", kept("categories", [])],
  ["transactionId", ({ view }) => view.event.transactionId],
  ["originalStartTimeZone", ownZone],
  ["originalEndTimeZone", ownZone],
  ["iCalUId", iCalUIdOf],
  ["uid", ({ view }) => view.event.iCalUId],
  ["reminderMinutesBeforeStart", kept("reminderMinutesBeforeStart", 15)],
  ["isReminderOn", kept("isReminderOn", true)],
  ["hasAttachments", constant(false)],
  ["subject", ({ view }) => view.event.subject],
  ["bodyPreview", constant("")],
  ["importance", kept("importance", "normal")],
  ["sensitivity", ({ view }) => view.event.sensitivity],
  ["isAllDay", ({ view }) => view.span.allDay],
  ["isCancelled", ({ view }) => view.event.isCancelled],
  ["isOrganizer", constant(true)],
  ["responseRequested", kept("responseRequested", true)],
  ["seriesMasterId", seriesMasterIdOf],
  ["showAs", ({ view }) => view.event.showAs],
  ["type", ({ view }) => view.type],
  ["webLink", webLinkOf],
  ["onlineMeetingUrl", constant(null)],
  ["isOnlineMeeting", kept("isOnlineMeeting", false)],
  ["onlineMeetingProvider", onlineMeetingProviderOf],
  ["allowNewTimeProposals", kept("allowNewTimeProposals", true)],
  ["occurrenceId", occurrenceIdOf],
  ["isDraft", constant(false)],
  ["hideAttendees", kept("hideAttendees", false)],
  ["responseStatus", constant({ response: "organizer", time: "0001-01-01T00:00:00Z" })],
  ["body", kept("body", { contentType: "html", content: "" })],
  ["start", (shown) => timeOf(shown, "start")],
  ["end", (shown) => timeOf(shown, "end")],
  ["location", kept("location", { displayName: "", locationType: "default", uniqueIdType: "unknown" })],
  ["locations", kept("locations", [])],
  ["recurrence", recurrenceOf],
  ["attendees", ({ view }) => attendeesOf(view.event.details)],
  ["organizer", ({ mailbox }) => ({ emailAddress: { name: mailbox.displayName, address: mailbox.address } })],
  ["onlineMeeting", ({ view, mailbox }) => onlineMeetingOf(view.event, mailbox)],
  ["originalStart", originalStartOf],
]);

function idOf({ view, mailbox, preferences }: ShownEvent): string {
  return formatEventId(mailbox.seed, view.key, preferences.immutableIds);
}

function onlineMeetingProviderOf({ view: { event } }: ShownEvent): unknown {
  return event.details.isOnlineMeeting === true
    ? (event.details.onlineMeetingProvider ?? "teamsForBusiness")
    : "unknown";
}

function webLinkOf(shown: ShownEvent): string {
  const item = encodeURIComponent(idOf(shown));
  return `https://outlook.office365.com/owa/?itemid=${item}&exvsurl=1&path=/calendar/item`;
}

function seriesMasterIdOf({ view, mailbox, preferences }: ShownEvent): string | null {
  if (view.type !== "occurrence" && view.type !== "exception") return null;
  return formatEventId(mailbox.seed, splitKey(view.key).baseKey, preferences.immutableIds);
}

function occurrenceIdOf(shown: ShownEvent): string | null {
  const { view } = shown;
  if (view.type !== "occurrence" && view.type !== "exception") return null;
  return `OID.${seriesMasterIdOf(shown)}.${wallDate(view.originalStart)}`;
}

/** Only parts of a series have it. */
function originalStartOf({ view }: ShownEvent): string | undefined {
  if (view.type !== "occurrence" && view.type !== "exception") return undefined;
  return `${formatInstant(view.originalStart).slice(0, 19)}Z`;
}

/** Outlook's own uids hold the date of the occurrence in a fixed place; other calendars' uids get it appended. */
function iCalUIdOf({ view }: ShownEvent): string {
  const uid = view.event.iCalUId;
  if (view.type !== "occurrence" && view.type !== "exception") return uid;
  const date = wallDate(view.originalStart).replaceAll("-", "");
  if (!uid.startsWith("040000008200E00074C5B7101A82E008")) return `${uid}_${date}`;
  return `${uid.slice(0, 32)}${date}${uid.slice(40)}`;
}

function recurrenceOf({ view }: ShownEvent) {
  const recurrence = view.type === "seriesMaster" ? view.event.series.pattern : null;
  if (recurrence === null) return null;
  const { pattern, range } = recurrence;
  return { pattern, range: { endDate: "0001-01-01", numberOfOccurrences: 0, ...range } };
}
