import { marksOf, type Translator, writtenFor } from "@calcache/languages";
import { translate } from "@calcache/languages/messages";
import { cleanText, oneLine, webAddress } from "../writing/clean-text.ts";
import { type Html, html } from "../writing/html.ts";
import { type AddToCalendarLink, addToCalendarLinks } from "./add-to-calendar-links.ts";
import type { BookingFacts } from "./booking-facts.ts";
import { type BookingTimes, bookingTimes } from "./booking-times.ts";

/**
 * What has happened to the booking; `reschedule_offer`: its attendee has as many as they may, and can move it; `reminder`: it is soon;
 * `follow_up`: it is over; `room_changed`: its room can't be had, and it takes another; `room_declined`: there is no other, which hosts alone are told.
 */
export type BookingEmailKind =
  | "confirmed"
  | "rescheduled"
  | "cancelled"
  | "requested"
  | "rejected"
  | "reschedule_offer"
  | "reminder"
  | "follow_up"
  | "room_changed"
  | "room_declined";

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

const longestSubject = 150;

/** Writes the mail about a booking, in the reader's language and zone. What people wrote stays as it is. */
export function composeBookingEmail(kind: ToldKind, facts: BookingFacts, reader: Reader): ComposedEmail {
  const inTheirs = (start: number, end: number) => bookingTimes(start, end, reader.locale, reader.timeZone);
  const times = inTheirs(facts.start, facts.end);
  const before = reader.before === null ? null : inTheirs(reader.before, reader.before);
  const isOn =
    kind === "confirmed" ||
    kind === "rescheduled" ||
    kind === "room_changed" ||
    kind === "reschedule_offer" ||
    kind === "reminder";
  const isAsked = kind === "requested" && reader.role === "host";
  const { also } = facts;
  const t = translate("mail", reader.locale);
  const said = isAsked ? "asked" : kind;
  const count = also.length + 1;
  const isInOnePlace = also.every(({ location }) => location === facts.location);
  const placeOf = ({ location }: Pick<BookingFacts, "location">) =>
    isInOnePlace ? "" : oneLine(location ?? "");
  const letter: Letter = {
    message: cleanText(facts.reminder?.message ?? ""),
    heading: isOfOne(said) ? t(`${said}Heading`) : t(`${said}Heading`, { count }),
    times,
    place: placeOf(facts),
    others: also.map((other) => ({
      range: inTheirs(other.start, other.end).range,
      place: placeOf(other),
    })),
    before: before?.range ?? null,
    // Each of a series has a link of its own, in the calendar file and on its page.
    details: detailsOf(
      t,
      {
        ...facts,
        joinUrl: isOn && also.length === 0 ? facts.joinUrl : null,
        location: isInOnePlace ? facts.location : null,
      },
      reader,
    ),
    notes: cleanText(facts.description ?? ""),
    actions: actionsOf(t, facts, reader, {
      isOn: isOn || kind === "requested",
      isAsked,
      isToMove: kind === "cancelled" && facts.awaitsNewTime,
    }),
    calendars: isOn && also.length === 0 ? addToCalendarLinks(facts) : [],
  };
  // Whoever loses it knows it by the time that it had.
  const { short } = kind === "handed-over" && before ? before : times;
  const subject = { what: t(said), title: shorten(oneLine(facts.title)), when: short };
  const title =
    also.length > 0
      ? t("subjectOfSeveral", { ...subject, count: String(also.length) })
      : t("subject", subject);
  return { subject: title, text: textOf(t, letter), html: htmlOf(t, title, letter).markup };
}

type T = Translator<"mail">;

/** What never happens to several of a series at once. */
const ofOne = ["rescheduled", "handed-over", "room_changed", "room_declined"] as const;
const isOfOne = (said: ToldKind | "asked"): said is (typeof ofOne)[number] =>
  ofOne.some((one) => one === said);

type Letter = {
  /** what whoever set a reminder wants said */
  message: string;
  heading: string;
  times: BookingTimes;
  /** where it is, if others of its series are elsewhere; else empty */
  place: string;
  /** when the others of its series are, and where */
  others: { range: string; place: string }[];
  /** when it was before it was moved */
  before: string | null;
  details: { label: string; value: string; url: string | null }[];
  notes: string;
  actions: { label: string; url: string }[];
  calendars: AddToCalendarLink[];
};

function detailsOf(t: T, facts: BookingFacts, { role }: Reader): Letter["details"] {
  const joinUrl = webAddress(facts.joinUrl);
  const detail = (label: string, value: string, url: string | null = null) => ({ label, value, url });
  return [
    detail(t("with"), facts.hosts.map(({ name }) => oneLine(name)).join(t("between"))),
    detail(t("bookedBy"), oneLine(facts.attendee.name)),
    detail(t("guests"), facts.guests.map(oneLine).join(t("between"))),
    detail(t("where"), oneLine(facts.location ?? "")),
    detail(t("join"), joinUrl ?? "", joinUrl),
    detail(t("why"), oneLine(facts.reason ?? "")),
    ...(role === "guest"
      ? []
      : facts.answers.map(({ field, answer }) => detail(oneLine(field), oneLine(inWords(t, answer))))),
  ].filter(({ value }) => value !== "");
}

const inWords = (t: T, answer: string | boolean) => (answer === true ? t("yes") : answer || t("no"));

function actionsOf(
  t: T,
  { also, pageUrl, rescheduleUrl, cancelUrl }: BookingFacts,
  { role, answerUrl = null }: Reader,
  { isOn, isAsked, isToMove }: { isOn: boolean; isAsked: boolean; isToMove: boolean },
): Letter["actions"] {
  const links = [
    ...(isAsked ? [{ label: t("confirmOrDecline"), url: answerUrl }] : []),
    ...(isToMove && role === "attendee" ? [{ label: t("chooseAnother"), url: rescheduleUrl }] : []),
    ...(isOn && role === "attendee"
      ? also.length > 0
        ? [{ label: (rescheduleUrl ?? cancelUrl) ? t("seeMoveOrCancel") : t("see"), url: pageUrl }]
        : [
            { label: t("chooseAnother"), url: rescheduleUrl },
            { label: t("cancel"), url: cancelUrl },
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

function textOf(
  t: T,
  { message, heading, times, place, others, before, details, notes, actions, calendars }: Letter,
): string {
  const fact = (label: string, value: string) => t("fact", { label, value });
  const at = (range: string, where: string) => (where === "" ? range : `${range} (${where})`);
  const facts = [
    fact(t("when"), at(times.range, place)),
    ...others.map((other) => fact(t("and"), at(other.range, other.place))),
    ...(before === null ? [] : [fact(t("before"), before)]),
    fact(t("timeZone"), times.zone),
    ...details.map(({ label, value }) => fact(label, value)),
  ];
  const links = (list: readonly { label: string; url: string }[]) =>
    list.map(({ label, url }) => fact(label, url)).join("\n");
  const added = calendars.map(({ name, url }) => ({ label: t("addTo", { calendar: name }), url }));
  const parts = [heading, message, facts.join("\n"), notes, links(actions), links(added)];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function htmlOf(
  t: T,
  title: string,
  { message, heading, times, place, others, before, details, notes, actions, calendars }: Letter,
): Html {
  const row = (label: string, value: Html) =>
    html`<dt style="font-weight:600">${label}</dt><dd style="margin:0 0 .75em">${value}</dd>`;
  const anchor = (label: string, url: string) => html`<a href="${url}">${label}</a>`;
  const inTheirs = (text: string) => html`<span lang="${times.locale}">${text}</span>`;
  const at = (range: string, where: string) =>
    where === "" ? inTheirs(range) : html`${inTheirs(range)} (${where})`;
  const { lang, dir } = marksOf(writtenFor(t.locale));
  return html`<!doctype html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:38em;margin:0 auto;padding:1em">
<h1 style="font-size:1.4em">${heading}</h1>
${message === "" ? "" : html`<p style="white-space:pre-line">${message}</p>`}
<dl>
${row(t("when"), at(times.range, place))}
${others.map((other) => row(t("and"), at(other.range, other.place)))}
${before === null ? "" : row(t("before"), inTheirs(before))}
${row(t("timeZone"), inTheirs(times.zone))}
${details.map(({ label, value, url }) => row(label, url === null ? html`${value}` : anchor(value, url)))}
</dl>
${notes === "" ? "" : html`<p style="white-space:pre-line">${notes}</p>`}
${actions.map(({ label, url }) => html`<p>${anchor(label, url)}</p>`)}
${calendars.length === 0 ? "" : html`<p>${t("addToYours")}</p><ul>${calendars.map(({ name, url }) => html`<li>${anchor(name, url)}</li>`)}</ul>`}
</body>
</html>
`;
}
