import { type AddToCalendarLink, addToCalendarLinks } from "./add-to-calendar-links.ts";
import type { BookingFacts } from "./booking-facts.ts";
import { type BookingTimes, bookingTimes } from "./booking-times.ts";
import { cleanText, oneLine, webAddress } from "./clean-text.ts";
import { type Html, html } from "./html.ts";

/**
 * What has happened to the booking; `reschedule_offer`: its attendee has as many as they may, and can move it; `reminder`: it is soon;
 * `follow_up`: it is over.
 */
export type BookingEmailKind =
  | "confirmed"
  | "rescheduled"
  | "cancelled"
  | "requested"
  | "rejected"
  | "reschedule_offer"
  | "reminder"
  | "follow_up";

/** The same, and what a host is told whom a moved booking isn't with any more. */
export type ToldKind = BookingEmailKind | "handed-over";

/** Whom a mail is written for. */
export type Reader = {
  locale: string;
  timeZone: string;
  /** when it began by what they were told last (epoch ms); null where that is nothing else, or nothing at all */
  before: number | null;
  /**
   * The attendee gets the links to cancel and to reschedule: whoever holds them may do so. A guest isn't told what the attendee
   * answered to the form.
   */
  role: "attendee" | "guest" | "host";
  /** where a host answers a request; null for anybody else */
  answerUrl?: string | null;
};

export type ComposedEmail = { subject: string; text: string; html: string };

const openings = {
  confirmed: { subject: "Confirmed:", heading: "This meeting is confirmed" },
  rescheduled: { subject: "Moved:", heading: "This meeting has a new time" },
  cancelled: { subject: "Cancelled:", heading: "This meeting is cancelled" },
  requested: {
    subject: "Requested:",
    heading: "This meeting is requested. You get mail once it is confirmed or declined",
  },
  rejected: { subject: "Declined:", heading: "This meeting is declined" },
  reschedule_offer: {
    subject: "Already booked:",
    heading: "You have this meeting already, and can't book another one before it is over. You can move it",
  },
  reminder: { subject: "Reminder:", heading: "This meeting is soon" },
  follow_up: { subject: "Afterwards:", heading: "This meeting is over" },
  "handed-over": {
    subject: "No longer yours:",
    heading: "This meeting was moved and is with others now: your time is free again",
  },
} as const;

const askedOfHosts = { subject: "To confirm:", heading: "Somebody asks for this meeting" } as const;

/** Of several meetings of a series. */
const inPlural = (heading: string, count: number): string =>
  heading
    .replace("This meeting is", `These ${count} meetings are`)
    .replace("this meeting", `these ${count} meetings`)
    .replace("once it is", "once they are");

const longestSubject = 150;

/** Writes the mail about a booking, in English with dates in the reader's language and zone. */
export function composeBookingEmail(kind: ToldKind, facts: BookingFacts, reader: Reader): ComposedEmail {
  const inTheirs = (start: number, end: number) => bookingTimes(start, end, reader.locale, reader.timeZone);
  const times = inTheirs(facts.start, facts.end);
  const before = reader.before === null ? null : inTheirs(reader.before, reader.before);
  const isOn =
    kind === "confirmed" || kind === "rescheduled" || kind === "reschedule_offer" || kind === "reminder";
  const isAsked = kind === "requested" && reader.role === "host";
  const { subject, heading } = isAsked ? askedOfHosts : openings[kind];
  const { also } = facts;
  const letter: Letter = {
    message: cleanText(facts.reminder?.message ?? ""),
    heading: also.length > 0 ? inPlural(heading, also.length + 1) : heading,
    times,
    others: also.map(({ start, end }) => inTheirs(start, end).range),
    before: before?.range ?? null,
    // Each of a series has a link of its own, in the calendar file and on its page.
    details: detailsOf(isOn && also.length === 0 ? facts : { ...facts, joinUrl: null }, reader),
    notes: cleanText(facts.description ?? ""),
    actions: actionsOf(facts, reader, {
      isOn: isOn || kind === "requested",
      isAsked,
      isToMove: kind === "cancelled" && facts.awaitsNewTime,
    }),
    calendars: isOn && also.length === 0 ? addToCalendarLinks(facts) : [],
  };
  // Whoever loses it knows it by the time that it had.
  const { short } = kind === "handed-over" && before ? before : times;
  const more = also.length > 0 ? ` and ${also.length} more` : "";
  const title = `${subject} ${shorten(oneLine(facts.title))}, ${short}${more}`;
  return { subject: title, text: textOf(letter), html: htmlOf(title, letter).markup };
}

type Letter = {
  /** what whoever set a reminder wants said */
  message: string;
  heading: string;
  times: BookingTimes;
  /** when the others of its series are */
  others: string[];
  /** when it was before it was moved */
  before: string | null;
  details: { label: string; value: string; url: string | null }[];
  notes: string;
  actions: { label: string; url: string }[];
  calendars: AddToCalendarLink[];
};

function detailsOf(facts: BookingFacts, { role }: Reader): Letter["details"] {
  const joinUrl = webAddress(facts.joinUrl);
  const detail = (label: string, value: string, url: string | null = null) => ({ label, value, url });
  return [
    detail("With", facts.hosts.map(({ name }) => oneLine(name)).join(", ")),
    detail("Booked by", oneLine(facts.attendee.name)),
    detail("Guests", facts.guests.map(oneLine).join(", ")),
    detail("Where", oneLine(facts.location ?? "")),
    detail("Join", joinUrl ?? "", joinUrl),
    detail("Why", oneLine(facts.reason ?? "")),
    ...(role === "guest"
      ? []
      : facts.answers.map(({ field, answer }) => detail(oneLine(field), oneLine(answer)))),
  ].filter(({ value }) => value !== "");
}

function actionsOf(
  { also, pageUrl, rescheduleUrl, cancelUrl }: BookingFacts,
  { role, answerUrl = null }: Reader,
  { isOn, isAsked, isToMove }: { isOn: boolean; isAsked: boolean; isToMove: boolean },
): Letter["actions"] {
  const links = [
    ...(isAsked ? [{ label: "Confirm or decline", url: answerUrl }] : []),
    ...(isToMove && role === "attendee" ? [{ label: "Choose another time", url: rescheduleUrl }] : []),
    ...(isOn && role === "attendee"
      ? also.length > 0
        ? [{ label: (rescheduleUrl ?? cancelUrl) ? "See, move or cancel them" : "See them", url: pageUrl }]
        : [
            { label: "Choose another time", url: rescheduleUrl },
            { label: "Cancel", url: cancelUrl },
          ]
      : []),
  ];
  return links.flatMap(({ label, url }) => {
    const address = webAddress(url);
    return address === null ? [] : [{ label, url: address }];
  });
}

const shorten = (text: string) =>
  text.length > longestSubject ? `${text.slice(0, longestSubject - 1).toWellFormed()}…` : text;

function textOf({
  message,
  heading,
  times,
  others,
  before,
  details,
  notes,
  actions,
  calendars,
}: Letter): string {
  const facts = [
    `When: ${times.range}`,
    ...others.map((range) => `and: ${range}`),
    ...(before === null ? [] : [`Before: ${before}`]),
    `Time zone: ${times.zone}`,
  ];
  facts.push(...details.map(({ label, value }) => `${label}: ${value}`));
  const links = (list: readonly { label: string; url: string }[]) =>
    list.map(({ label, url }) => `${label}: ${url}`).join("\n");
  const added = calendars.map(({ name, url }) => ({ label: `Add to ${name}`, url }));
  const parts = [heading, message, facts.join("\n"), notes, links(actions), links(added)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function htmlOf(
  title: string,
  { message, heading, times, others, before, details, notes, actions, calendars }: Letter,
): Html {
  const row = (label: string, value: Html) =>
    html`<dt style="font-weight:600">${label}</dt><dd style="margin:0 0 .75em">${value}</dd>`;
  const anchor = (label: string, url: string) => html`<a href="${url}">${label}</a>`;
  const inTheirs = (text: string) => html`<span lang="${times.locale}">${text}</span>`;
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:38em;margin:0 auto;padding:1em">
<h1 style="font-size:1.4em">${heading}</h1>
${message === "" ? "" : html`<p style="white-space:pre-line">${message}</p>`}
<dl>
${row("When", inTheirs(times.range))}
${others.map((range) => row("and", inTheirs(range)))}
${before === null ? "" : row("Before", inTheirs(before))}
${row("Time zone", inTheirs(times.zone))}
${details.map(({ label, value, url }) => row(label, url === null ? html`${value}` : anchor(value, url)))}
</dl>
${notes === "" ? "" : html`<p style="white-space:pre-line">${notes}</p>`}
${actions.map(({ label, url }) => html`<p>${anchor(label, url)}</p>`)}
${calendars.length === 0 ? "" : html`<p>Add to your calendar:</p><ul>${calendars.map(({ name, url }) => html`<li>${anchor(name, url)}</li>`)}</ul>`}
</body>
</html>
`;
}
