import type { LoginRefusal } from "../faults/fault-effect.ts";
import type { MailboxTraits } from "./traits.ts";

/** Colours of a calendar (Microsoft: "calendar resource type", /graph/api/resources/calendar). */
export const CALENDAR_COLORS = [
  "auto",
  "lightBlue",
  "lightGreen",
  "lightOrange",
  "lightGray",
  "lightYellow",
  "lightTeal",
  "lightPink",
  "lightBrown",
  "lightRed",
  "maxColor",
] as const;
export type CalendarColor = (typeof CALENDAR_COLORS)[number];

/** A work account (Microsoft 365), a personal one (Outlook.com), or a guest in a tenant, whose mailbox is elsewhere. */
export const MAILBOX_KINDS = ["microsoft365", "outlook.com", "guest"] as const;
export type MailboxKind = (typeof MAILBOX_KINDS)[number];

export type Calendar = {
  id: string;
  name: string;
  isDefaultCalendar: boolean;
  color: CalendarColor;
  changeKey: string;
};

export type Mailbox = MailboxTraits & {
  /** Guid of the user; 16 hexadecimal digits for a personal account. */
  id: string;
  /** Passport id, another name for the user in `x-AnchorMailbox`. */
  puid: string;
  tenantId: string;
  address: string;
  displayName: string;
  /** IANA zone. */
  timeZone: string;
  kind: MailboxKind;
  /** Shared beginning of the ids of everything in this mailbox. */
  seed: string;
  calendars: Calendar[];
  /** With what the login refuses this user's refresh tokens; null while they work. */
  refusal: LoginRefusal | null;
};

/** The calendar that `/me/events` and `/me/calendar` mean. */
export function defaultCalendar(mailbox: Mailbox): Calendar {
  const calendar = mailbox.calendars.find((candidate) => candidate.isDefaultCalendar) ?? mailbox.calendars[0];
  if (calendar === undefined) throw new Error("a mailbox always has a calendar");
  return calendar;
}
