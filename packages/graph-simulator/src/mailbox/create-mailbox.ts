import type { Ids } from "../ids.ts";
import type { Patch } from "../overlay.ts";
import { overlay } from "../overlay.ts";
import type { Calendar, CalendarColor, CalendarTraits } from "./calendar.ts";
import { CALENDAR_COLORS, calendarTraitsSchema, USUAL_CALENDAR } from "./calendar.ts";
import type { MailboxKind } from "./kind.ts";
import type { Mailbox } from "./mailbox.ts";
import { CONSUMER_TENANT, domainOf, tenantOfDomain } from "./tenant.ts";
import type { MailboxTraits } from "./traits.ts";
import { traitsOf } from "./traits.ts";

export type CalendarDraft = {
  id?: string | undefined;
  name: string;
  isDefault?: boolean | undefined;
  color?: CalendarColor | undefined;
} & Patch<CalendarTraits>;
export type MailboxDraft = {
  address: string;
  displayName: string;
  timeZone: string;
  kind: MailboxKind;
  /** Domain of the tenant; that of the address if absent. */
  tenant?: string | undefined;
  calendars: CalendarDraft[];
} & Patch<MailboxTraits>;

/** A new mailbox; it gets a default calendar named "Calendar" if the draft names none. */
export function newMailbox(draft: MailboxDraft, ids: Ids): Mailbox {
  const seed = ids.mailboxSeed();
  const drafts = draft.calendars.length === 0 ? [{ name: "Calendar", isDefault: true }] : draft.calendars;
  const marked = drafts.findIndex((calendar) => calendar.isDefault === true);
  const { address, displayName, timeZone, kind, tenant = domainOf(address) } = draft;
  return {
    id: kind === "outlook.com" ? ids.cid() : ids.guid(),
    puid: ids.puid(),
    tenantId: kind === "outlook.com" ? CONSUMER_TENANT : tenantOfDomain(tenant),
    address,
    displayName,
    timeZone,
    kind,
    seed,
    calendars: drafts.map((calendar, position) => ({
      ...newCalendar(calendar, { seed, position }, ids),
      isDefaultCalendar: position === Math.max(marked, 0),
    })),
    refusal: null,
    ...traitsOf({ ...draft, tenant }),
  };
}

/** A new calendar that isn't the default one. */
export function newCalendar(
  draft: CalendarDraft,
  { seed, position }: { seed: string; position: number },
  ids: Ids,
): Calendar {
  return {
    id: draft.id ?? ids.calendarId(seed),
    name: draft.name,
    isDefaultCalendar: false,
    color: draft.color ?? CALENDAR_COLORS[position % (CALENDAR_COLORS.length - 1)] ?? "auto",
    changeKey: ids.changeKey(),
    formerIds: [],
    ...overlay(USUAL_CALENDAR, calendarTraitsSchema.partial().parse(draft)),
  };
}
