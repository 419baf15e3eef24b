import { createHash } from "node:crypto";
import type { Ids } from "../ids.ts";
import { asGuid } from "../ids.ts";
import type { Calendar, CalendarColor, Mailbox, MailboxKind } from "./mailbox.ts";
import { CALENDAR_COLORS } from "./mailbox.ts";

/** The tenant that all personal Microsoft accounts share. */
const CONSUMER_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

export type CalendarDraft = { id?: string | undefined; name: string; isDefault?: boolean | undefined };
export type MailboxDraft = {
  address: string;
  displayName: string;
  timeZone: string;
  kind: MailboxKind;
  calendars: CalendarDraft[];
};

/** A new mailbox; it gets a default calendar named "Calendar" if the draft names none. */
export function newMailbox(draft: MailboxDraft, ids: Ids): Mailbox {
  const seed = ids.mailboxSeed();
  const drafts = draft.calendars.length === 0 ? [{ name: "Calendar", isDefault: true }] : draft.calendars;
  const marked = drafts.findIndex((calendar) => calendar.isDefault === true);
  const { address, displayName, timeZone, kind } = draft;
  return {
    id: ids.guid(),
    puid: ids.puid(),
    tenantId: tenantOf(address, kind),
    address,
    displayName,
    timeZone,
    kind,
    seed,
    calendars: drafts.map((calendar, position) => ({
      ...newCalendar({ seed, name: calendar.name, id: calendar.id, position }, ids),
      isDefaultCalendar: position === Math.max(marked, 0),
    })),
    refusal: null,
  };
}

/** A new calendar that isn't the default one. */
export function newCalendar(
  draft: {
    seed: string;
    name: string;
    id?: string | undefined;
    position: number;
    color?: CalendarColor | undefined;
  },
  ids: Ids,
): Calendar {
  return {
    id: draft.id ?? ids.calendarId(draft.seed),
    name: draft.name,
    isDefaultCalendar: false,
    color: draft.color ?? CALENDAR_COLORS[draft.position % (CALENDAR_COLORS.length - 1)] ?? "auto",
    changeKey: ids.changeKey(),
  };
}

/** People of one domain share a tenant. */
function tenantOf(address: string, kind: MailboxKind): string {
  if (kind === "outlook.com") return CONSUMER_TENANT;
  return asGuid(
    createHash("sha256")
      .update(address.slice(address.indexOf("@") + 1).toLowerCase())
      .digest(),
  );
}
