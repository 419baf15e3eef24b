import { notFound } from "next/navigation";
import { database } from "../../../lib/database";

export default async function BookingPage({ params }: PageProps<"/booking/[uid]">) {
  const { rows } = await database.query<{ title: string; start: string }>(
    `SELECT title, to_char("startTime", 'YYYY-MM-DD HH24:MI') AS start FROM "Booking" WHERE uid = $1`,
    [(await params).uid],
  );
  const [booking] = rows;
  if (!booking) notFound();
  return (
    <main>
      <h1>{booking.title} is booked</h1>
      <p>{booking.start} UTC</p>
    </main>
  );
}
