import { randomUUID } from "node:crypto";
import { createOffice365CalendarService } from "@calcache/office365-calendar-cache";
import { database } from "./database";
import { type Host, hostsOf, isFree } from "./hosts";

type Meeting = {
  eventTypeId: number;
  start: Date;
  end: Date;
  attendee: { name: string; email: string; timeZone: string };
};

/**
 * Books as cal.com does: looks into the hosts' calendars once more, writes rows of its own, and has the event put into the
 * organizer's calendar.
 * @returns the booking's uid; null where a host is busy
 */
export async function bookMeeting(meeting: Meeting): Promise<string | null> {
  const hosts = await hostsOf(meeting.eventTypeId);
  const [organizer, ...others] = hosts;
  const free = await Promise.all(hosts.map((host) => isFree(host, meeting.start, meeting.end)));
  if (!organizer || free.includes(false)) return null;
  const uid = randomUUID();
  await writeBooking(uid, organizer, meeting);
  await createOffice365CalendarService({ id: organizer.credentialId }).createEvent(
    {
      uid,
      title: "Intro",
      startTime: meeting.start.toISOString(),
      endTime: meeting.end.toISOString(),
      organizer,
      attendees: [meeting.attendee],
      team: { members: others },
    },
    organizer.credentialId,
    organizer.destination,
  );
  return uid;
}

/** The rows; from their commit on, the hosts aren't offered at that time. */
async function writeBooking(uid: string, { userId }: Host, { eventTypeId, start, end, attendee }: Meeting) {
  await database.query(
    `WITH booking AS (
       INSERT INTO "Booking" (uid, title, "startTime", "endTime", status, "userId", "eventTypeId")
       VALUES ($1, 'Intro', $2, $3, 'accepted', $4, $5) RETURNING id)
     INSERT INTO "Attendee" (email, name, "timeZone", "bookingId") SELECT $6, $7, $8, id FROM booking`,
    [
      uid,
      start.toISOString(),
      end.toISOString(),
      userId,
      eventTypeId,
      attendee.email,
      attendee.name,
      attendee.timeZone,
    ],
  );
}
