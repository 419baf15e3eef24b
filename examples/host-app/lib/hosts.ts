import { createOffice365CalendarService } from "@calcache/office365-calendar-cache";
import { database } from "./database";

const integration = "office365_calendar";

/** A host of an event type, with the account that their events go to. */
export type Host = {
  userId: number;
  name: string;
  email: string;
  timeZone: string;
  credentialId: number;
  /** the ids of the calendars in which they may be busy */
  calendars: string[];
  destination: string;
};

export async function hostsOf(eventTypeId: number): Promise<Host[]> {
  const { rows } = await database.query<Host>(
    `SELECT u.id AS "userId", u.name, u.email, u."timeZone", d."credentialId", d."externalId" AS destination,
       array(SELECT s."externalId" FROM "SelectedCalendar" s
             WHERE s."userId" = u.id AND s."credentialId" = d."credentialId") AS calendars
     FROM "Host" h JOIN users u ON u.id = h."userId" JOIN "DestinationCalendar" d ON d."userId" = u.id
     WHERE h."eventTypeId" = $1 AND d.integration = $2 ORDER BY u.id`,
    [eventTypeId, integration],
  );
  return rows;
}

/** Whether a host is free, read live: the last look before a booking. */
export async function isFree({ credentialId, calendars }: Host, start: Date, end: Date): Promise<boolean> {
  const busy = await createOffice365CalendarService({ id: credentialId }).getAvailability({
    dateFrom: start.toISOString(),
    dateTo: end.toISOString(),
    selectedCalendars: calendars.map((externalId) => ({ externalId, integration, credentialId })),
    mode: "booking",
  });
  return busy.length === 0;
}
