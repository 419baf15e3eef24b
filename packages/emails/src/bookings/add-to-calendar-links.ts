import { cleanText, oneLine, webAddress } from "../writing/clean-text.ts";
import type { BookingFacts } from "./booking-facts.ts";

export type AddToCalendarLink = { name: "Google Calendar" | "Outlook.com" | "Office 365"; url: string };

type Event = Pick<BookingFacts, "title" | "description" | "start" | "end" | "location" | "joinUrl">;

/** Longer notes would make links that servers refuse. */
const longestNotes = 1_000;

/** Links that open a calendar on the web with the event filled in. */
export function addToCalendarLinks(event: Event): AddToCalendarLink[] {
  const title = oneLine(event.title);
  const joinUrl = webAddress(event.joinUrl);
  const location = event.location ? oneLine(event.location) : (joinUrl ?? "");
  const notes = [cleanText(event.description ?? "").slice(0, longestNotes), joinUrl]
    .filter(Boolean)
    .join("\n\n");
  const [start, end] = [iso(event.start), iso(event.end)];
  const outlook = {
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: title,
    startdt: start,
    enddt: end,
    body: notes,
    location,
  };
  const google = {
    action: "TEMPLATE",
    text: title,
    dates: `${basic(start)}/${basic(end)}`,
    details: notes,
    location,
  };
  return [
    { name: "Google Calendar", url: link("https://calendar.google.com/calendar/render", google) },
    { name: "Outlook.com", url: link("https://outlook.live.com/calendar/0/deeplink/compose", outlook) },
    { name: "Office 365", url: link("https://outlook.office.com/calendar/0/deeplink/compose", outlook) },
  ];
}

const iso = (instant: number) => new Date(instant).toISOString().replace(/\.\d{3}Z$/, "Z");
const basic = (text: string) => text.replaceAll(/[-:]/g, "");

/** Spaces as %20: Outlook shows a plus sign as one. */
function link(base: string, parameters: Record<string, string>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== "");
  return `${base}?${given.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join("&")}`;
}
