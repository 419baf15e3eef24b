import type { LoginRefusal } from "../faults/fault-effect.ts";
import type { Calendar } from "./calendar.ts";
import { hasId } from "./calendar.ts";
import type { MailboxKind } from "./kind.ts";
import type { MailboxTraits } from "./traits.ts";

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

/** The calendar that goes by this id, or that still does since it was moved; undefined if there is none. */
export function calendarOfId({ calendars }: Mailbox, id: string): Calendar | undefined {
  return calendars.find((calendar) => hasId(calendar, id));
}
