import { z } from "zod";
import { newCalendar } from "../../mailbox/create-mailbox.ts";
import type { Calendar, Mailbox } from "../../mailbox/mailbox.ts";
import { CALENDAR_COLORS, defaultCalendar } from "../../mailbox/mailbox.ts";
import type { GraphCall, Operation } from "../protocol/operation.ts";
import { cutPage, readPage } from "../protocol/paging.ts";
import type { Reply } from "../protocol/reply.ts";
import { badRequest, failure, isFailure, itemNotFound, success } from "../protocol/reply.ts";

/** Calendars of a mailbox (Microsoft: "calendar resource type", /graph/api/resources/calendar). */
export const calendarOperations: Operation[] = [
  { name: "listCalendars", method: "GET", path: "{mailbox}/calendars", outlook: true, handle: listCalendars },
  {
    name: "createCalendar",
    method: "POST",
    path: "{mailbox}/calendars",
    outlook: true,
    handle: createCalendar,
  },
  { name: "getCalendar", method: "GET", path: "{mailbox}/calendar", outlook: true, handle: getCalendar },
  {
    name: "getCalendar",
    method: "GET",
    path: "{mailbox}/calendars/:calendar",
    outlook: true,
    handle: getCalendar,
  },
];

/** The calendar a path names, the default one if it names none. */
export function calendarOf({ mailbox, param }: GraphCall): Calendar | (Reply & { failed: true }) {
  const id = param("calendar");
  if (id === "") return defaultCalendar(mailbox);
  return mailbox.calendars.find((calendar) => calendar.id === id) ?? itemNotFound();
}

function listCalendars({ mailbox, context, query, url }: GraphCall): Reply {
  const page = readPage(query, { top: 10, most: 1000 });
  if (isFailure(page)) return page;
  const { items, nextLink } = cutPage(mailbox.calendars, page, url);
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
  return success(200, { "@odata.context": entity, ...calendarResource(calendar, mailbox) });
}

const calendarSchema = z.object({ name: z.string().min(1), color: z.enum(CALENDAR_COLORS).optional() });

function createCalendar({ sim, mailbox, body, context }: GraphCall): Reply {
  const parsed = calendarSchema.safeParse(body);
  if (!parsed.success) return badRequest("A calendar needs a name, and a color that exists.");
  if (mailbox.calendars.some((calendar) => calendar.name === parsed.data.name)) {
    return failure(409, "ErrorFolderExists", "A folder with the specified name already exists.");
  }
  const draft = { ...parsed.data, seed: mailbox.seed, position: mailbox.calendars.length };
  const calendar = newCalendar(draft, sim.ids);
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
    canShare: true,
    canViewPrivateItems: true,
    canEdit: true,
    ...meetingProviders(mailbox),
    isTallyingResponses: true,
    isRemovable: !calendar.isDefaultCalendar,
    owner: { name: mailbox.displayName, address: mailbox.address },
  };
}

/** Personal accounts have no Teams. */
function meetingProviders({ kind }: Mailbox) {
  return kind === "microsoft365"
    ? {
        allowedOnlineMeetingProviders: ["teamsForBusiness"],
        defaultOnlineMeetingProvider: "teamsForBusiness",
      }
    : { allowedOnlineMeetingProviders: [], defaultOnlineMeetingProvider: "unknown" };
}
