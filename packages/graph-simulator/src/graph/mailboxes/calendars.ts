import { z } from "zod";
import type { Calendar } from "../../mailbox/calendar.ts";
import { CALENDAR_COLORS } from "../../mailbox/calendar.ts";
import { newCalendar } from "../../mailbox/create-mailbox.ts";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import { calendarOfId, defaultCalendar } from "../../mailbox/mailbox.ts";
import { READ_CALENDARS, WRITE_CALENDARS } from "../access/permissions.ts";
import type { GraphCall, Operation } from "../protocol/operation.ts";
import { outlookOperations } from "../protocol/operation.ts";
import { cutPage, readPage } from "../protocol/paging.ts";
import type { Reply } from "../protocol/reply.ts";
import { accessDenied, badRequest, failure, isFailure, itemNotFound, success } from "../protocol/reply.ts";

/** Calendars of a mailbox (Microsoft: "calendar resource type", /graph/api/resources/calendar). */
export const calendarOperations: Operation[] = [
  ...outlookOperations(READ_CALENDARS, [
    { name: "listCalendars", method: "GET", path: "{mailbox}/calendars", handle: listCalendars },
    { name: "getCalendar", method: "GET", path: "{mailbox}/calendar", handle: getCalendar },
    { name: "getCalendar", method: "GET", path: "{mailbox}/calendars/:calendar", handle: getCalendar },
  ]),
  ...outlookOperations(WRITE_CALENDARS, [
    { name: "createCalendar", method: "POST", path: "{mailbox}/calendars", handle: createCalendar },
  ]),
];

/** The calendar a path names, the default one if it names none. */
export function calendarOf({ mailbox, param }: GraphCall): Calendar | (Reply & { failed: true }) {
  const id = param("calendar");
  if (id === "") return defaultCalendar(mailbox);
  return calendarOfId(mailbox, id) ?? itemNotFound();
}

/** Why nothing can be written into this calendar; null if it can. */
export function writeRefusal({ writes }: Calendar): Reply | null {
  switch (writes) {
    case "done":
      return null;
    case "refused":
      return accessDenied();
    case "failing":
      return failure(
        503,
        "ErrorInternalServerTransientError",
        "The server is temporarily unable to process the request.",
      );
  }
}

function listCalendars({ mailbox, context, query, url }: GraphCall): Reply {
  const page = readPage(query, { top: 10, most: 1000 });
  if (isFailure(page)) return page;
  // A moved calendar shows under its former ids too, for as long as they work.
  const shown = mailbox.calendars.flatMap((calendar) =>
    [calendar.id, ...calendar.formerIds].map((id) => ({ ...calendar, id })),
  );
  const { items, nextLink } = cutPage(shown, page, url);
  return success(200, {
    "@odata.context": context(`users('${mailbox.id}')/calendars`),
    value: items.map((calendar) => calendarResource(calendar, mailbox)),
    ...(nextLink === null ? {} : { "@odata.nextLink": nextLink }),
  });
}

function getCalendar(call: GraphCall): Reply {
  const calendar = calendarOf(call);
  if (isFailure(calendar)) return calendar;
  const { mailbox, context } = call;
  const entity = context(`users('${mailbox.id}')/calendars/$entity`);
  const id = call.param("calendar") || calendar.id;
  return success(200, { "@odata.context": entity, ...calendarResource({ ...calendar, id }, mailbox) });
}

const calendarSchema = z.object({ name: z.string().min(1), color: z.enum(CALENDAR_COLORS).optional() });

function createCalendar({ sim, mailbox, body, context }: GraphCall): Reply {
  const parsed = calendarSchema.safeParse(body);
  if (!parsed.success) return badRequest("A calendar needs a name, and a color that exists.");
  if (mailbox.calendars.some((calendar) => calendar.name === parsed.data.name)) {
    return failure(409, "ErrorFolderExists", "A folder with the specified name already exists.");
  }
  const place = { seed: mailbox.seed, position: mailbox.calendars.length };
  const calendar = newCalendar(parsed.data, place, sim.ids);
  sim.mailboxes.put({ ...mailbox, calendars: [...mailbox.calendars, calendar] });
  sim.touch();
  const entity = context(`users('${mailbox.id}')/calendars/$entity`);
  return success(201, { "@odata.context": entity, ...calendarResource(calendar, mailbox) });
}

function calendarResource(calendar: Calendar, mailbox: Mailbox) {
  return {
    id: calendar.id,
    name: calendar.name,
    color: calendar.color,
    hexColor: "",
    groupClassId: "0006f0b7-0000-0000-c000-000000000046",
    isDefaultCalendar: calendar.isDefaultCalendar,
    changeKey: calendar.changeKey,
    canShare: calendar.owner === null && calendar.writes !== "refused",
    canViewPrivateItems: calendar.owner === null,
    canEdit: calendar.writes !== "refused",
    ...meetingProviders(calendar, mailbox),
    isTallyingResponses: true,
    isRemovable: !calendar.isDefaultCalendar,
    owner: calendar.owner ?? { name: mailbox.displayName, address: mailbox.address },
  };
}

/** Personal accounts have no Teams, and read-only calendars no meetings. */
function meetingProviders({ writes }: Calendar, { kind }: Mailbox) {
  return kind === "microsoft365" && writes !== "refused"
    ? {
        allowedOnlineMeetingProviders: ["teamsForBusiness"],
        defaultOnlineMeetingProvider: "teamsForBusiness",
      }
    : { allowedOnlineMeetingProviders: [], defaultOnlineMeetingProvider: "unknown" };
}
