import { ButtonForm } from "../frame/page-frame.tsx";

/** Asks whether an account shall really be disconnected, and says what that does. */
export function DisconnectQuestion({
  address,
  openBookings,
  isDestination,
  action,
  fields,
  keepHref,
}: {
  address: string;
  openBookings: number;
  isDestination: boolean;
  action: string;
  fields: Readonly<Record<string, string>>;
  keepHref: string;
}) {
  return (
    <section className="card settings-account" aria-labelledby="disconnect-heading">
      <h2 id="disconnect-heading">Disconnect {address}?</h2>
      <ul className="settings-list">
        <li>{bookingWords(openBookings)}</li>
        <li>Its calendars no longer close your time. Bookings made here still do.</li>
        {isDestination && <li>New bookings are written to no calendar until you choose another.</li>}
        <li>What is stored of it here is forgotten. Nothing is deleted in Outlook.</li>
      </ul>
      <div className="settings-actions">
        <ButtonForm action={action} fields={fields} className="button button-danger">
          Disconnect it
        </ButtonForm>
        <a href={keepHref} className="button">
          Keep it
        </a>
      </div>
    </section>
  );
}

function bookingWords(count: number): string {
  if (count === 0) return "No open booking stands in its calendars.";
  const those =
    count === 1
      ? "1 open booking stands in its calendars. It stays"
      : `${count} open bookings stand in its calendars. They stay`;
  return `${those} booked, and in Outlook: but what is moved or cancelled here no longer changes there, nor the other way round.`;
}
