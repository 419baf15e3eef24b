import type { Pool } from "pg";

/** What a booking of one host consists of. */
export type BareBooking = {
  uid: string;
  eventTypeId: number;
  userId: number;
  credentialId: number;
  calendarId: string;
  guest: { name: string; email: string };
  start: Date;
  end: Date;
};

const zone = "Europe/Berlin";

/**
 * Inserts the rows of a booking with the bare driver in one transaction: the booking, its attendee and host, its event and
 * the command for it, and its mail. Event and mail count as done, so that no worker takes them up.
 */
export async function insertBooking(pool: Pool, booking: BareBooking): Promise<void> {
  const { uid, eventTypeId, userId, credentialId, calendarId, guest, start, end } = booking;
  const now = new Date();
  const title = `Event between Bench and ${guest.name}`;
  const event = JSON.stringify({
    title,
    description: `Booked by ${guest.name} <${guest.email}>`,
    location: "",
    start: start.getTime(),
    end: end.getTime(),
    timeZone: zone,
    language: "en",
    attendees: [],
    onlineMeeting: false,
  });
  const client = await pool.connect();
  const idOf = async (text: string, values: unknown[]): Promise<number> =>
    (await client.query<{ id: number }>(text, values)).rows[0]?.id ?? 0;
  try {
    await client.query("BEGIN");
    const id = await idOf(
      `INSERT INTO "Booking" (uid, "userId", "eventTypeId", title, "startTime", "endTime", responses, metadata, "iCalUID",
         "createdAt", "updatedAt")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $1, $9, $9) RETURNING id`,
      [uid, userId, eventTypeId, title, start, end, guest, { availabilityCheckedLive: "true" }, now],
    );
    await client.query(
      `INSERT INTO "Attendee" (email, name, "timeZone", locale, "bookingId") VALUES ($1, $2, $3, 'en', $4)`,
      [guest.email, guest.name, zone, id],
    );
    const eventId = await idOf(
      `INSERT INTO calcache.calendar_event (calendar_id, event_id, writer_kind, version, desired, applied_version)
       SELECT id, $1, 'booking', 1, $2, 1 FROM calcache.written_calendar WHERE external_id = $3 RETURNING id`,
      [uid, event, calendarId],
    );
    await client.query(
      "INSERT INTO calcache.event_log (event_id, version, command, desired, at) VALUES ($1, 1, 'put', $2, $3)",
      [eventId, event, now],
    );
    await client.query(
      "INSERT INTO calcache.booking_host (booking_id, user_id, credential_id, calendar_id) VALUES ($1, $2, $3, $4)",
      [id, userId, credentialId, calendarId],
    );
    await client.query(
      `INSERT INTO calcache.booking_email (booking_id, kind, created_at, next_attempt_at, sent_at)
       VALUES ($1, 'confirmed', $2, $2, $2)`,
      [id, now],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
