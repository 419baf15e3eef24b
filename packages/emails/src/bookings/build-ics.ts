import { isEmailAddress } from "@calcache/email-address";
import { translate } from "@calcache/languages/messages";
import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
import { cleanText, oneLine, webAddress } from "../writing/clean-text.ts";
import type { IcsMethod } from "../writing/mail.ts";
import type { BookingFacts } from "./booking-facts.ts";

type IcsWish = Exclude<IcsMethod, "PUBLISH">;

/** What a file of a booking, or of several of a series, does. */
export const icsMethodOf = (facts: Pick<BookingFacts, "also">, wish: IcsWish): IcsMethod =>
  facts.also.length > 0 ? "PUBLISH" : wish;

/** `-//Calcache//Calcache//EN` */
const productId = { company: "Calcache", product: "Calcache", language: "EN" };

/**
 * A booking as an iCalendar file (RFC 5545): times in UTC, CRLF, lines folded at 75 octets. Its UID is the booking's for
 * ever, so that a later file with a higher sequence changes or removes the same event.
 * Of a series it has an event for each booking, and names no attendees, as a published file mustn't (RFC 5546, 3.2.1).
 * @param madeAt epoch ms of this message
 */
export function buildIcs(facts: BookingFacts, wish: IcsWish, madeAt: number): string {
  const method = icsMethodOf(facts, wish);
  const isOver = wish === "CANCEL";
  const calendar = ical({ prodId: productId, method: ICalCalendarMethod[method] });
  for (const occurrence of [facts, ...facts.also])
    calendar.createEvent(eventOf({ ...facts, ...occurrence }, { method, isOver, madeAt }));
  // The generator leaves the last line open; RFC 5545, 3.1 ends every line.
  return `${calendar.toString()}\r\n`;
}

function eventOf(
  facts: BookingFacts,
  { method, isOver, madeAt }: { method: IcsMethod; isOver: boolean; madeAt: number },
): ICalEventData {
  const standing = facts.isRequest ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
  const joinUrl = webAddress(facts.joinUrl);
  const location = facts.location ? oneLine(facts.location) : joinUrl;
  const description = descriptionOf(facts, joinUrl);
  const [organizer] = facts.hosts.filter(({ email }) => isEmailAddress(email));
  return {
    id: `${oneLine(facts.uid)}@calcache`,
    sequence: facts.sequence,
    stamp: new Date(madeAt),
    start: new Date(facts.start),
    end: new Date(facts.end),
    summary: oneLine(facts.title),
    description: description === "" ? null : description,
    location: location ?? null,
    url: joinUrl,
    status: isOver ? ICalEventStatus.CANCELLED : standing,
    organizer: organizer ? { name: parameter(organizer.name), email: organizer.email } : null,
    attendees: method === "PUBLISH" ? [] : participants(facts).map((person) => ({ ...person, rsvp: false })),
  };
}

function descriptionOf({ description, attendee }: BookingFacts, joinUrl: string | null): string {
  const notes = cleanText(description ?? "");
  const t = translate("mail", attendee.locale);
  return [notes, joinUrl && t("fact", { label: t("join"), value: joinUrl })].filter(Boolean).join("\n\n");
}

/**
 * Everybody once, the organizer too. Whoever booked has accepted, and whoever is booked, once they have confirmed a request;
 * guests weren't asked.
 */
function participants({ isRequest, hosts, attendee, guests }: BookingFacts) {
  const { ACCEPTED, NEEDSACTION } = ICalAttendeeStatus;
  const people = [
    { ...attendee, status: ACCEPTED },
    ...hosts.map((host) => ({ ...host, status: isRequest ? NEEDSACTION : ACCEPTED })),
  ];
  const named = people.map(({ name, email, status }) => ({ name: parameter(name), email, status }));
  const invited = guests.map((email) => ({ name: null, email, status: NEEDSACTION }));
  const seen = new Set<string>();
  return [...named, ...invited].filter(({ email }) => {
    const known = seen.has(email.toLowerCase());
    seen.add(email.toLowerCase());
    return !known && isEmailAddress(email);
  });
}

/**
 * A parameter's value can't hold a double quote, in whatever way it is written (RFC 5545, 3.1), and readers disagree on
 * what a backslash means there.
 */
const parameter = (text: string) => oneLine(text).replaceAll('"', "'").replaceAll("\\", "/");
