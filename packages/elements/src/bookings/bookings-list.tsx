import { BookingRow } from "../parts/booking-row.tsx";
import { english } from "../words/english.ts";

export type ShownBooking = {
  id: number;
  title: string;
  /** in words, in its host's zone */
  when: string;
  /** who booked it, and others who take part; null where nobody is named */
  who: string | null;
  /** of a series, which of its bookings it is; null for none */
  series: string | null;
  /** what somebody did with its event; null where nobody did */
  flag: string | null;
  isPending: boolean;
  /** where it is seen whole, moved, handed over and cancelled; null where that can't be done, or not any more */
  links: {
    open: string;
    move: string | null;
    handOver: string | null;
    /** where whoever booked it is asked to choose another time */
    askForTime: string | null;
    cancel: string;
    /** where a request is confirmed or declined; null where there is nothing to answer */
    answer: string | null;
  } | null;
};

/** A host's bookings, with what can be done about each. */
export function BookingsList({ bookings, empty }: { bookings: readonly ShownBooking[]; empty: string }) {
  if (bookings.length === 0) return <p className="settings-hint mb-6">{empty}</p>;
  return (
    <div className="card settings-account settings-only-list">
      <ul>
        {bookings.map((booking) => (
          <OwnBooking key={booking.id} booking={booking} />
        ))}
      </ul>
    </div>
  );
}

function OwnBooking({
  booking: { title, when, who, series, flag, isPending, links },
}: {
  booking: ShownBooking;
}) {
  const about = <span className="sr-only">: {title}</span>;
  return (
    <BookingRow
      {...{ when, title }}
      about={[who, series, isPending && english("unconfirmed")]}
      mark={
        flag !== null && (
          <p className="cc-state" data-state="unavailable">
            {flag}
          </p>
        )
      }
    >
      {links !== null && (
        <div className="settings-actions">
          {links.answer !== null && (
            <a href={links.answer} className="settings-link">
              Confirm or decline{about}
            </a>
          )}
          <a href={links.open} className="settings-link">
            Open{about}
          </a>
          {links.move !== null && (
            <a href={links.move} className="settings-link">
              Move{about}
            </a>
          )}
          {links.handOver !== null && (
            <a href={links.handOver} className="settings-link">
              Hand over{about}
            </a>
          )}
          {links.askForTime !== null && (
            <a href={links.askForTime} className="settings-link">
              Ask for another time{about}
            </a>
          )}
          <a href={links.cancel} className="settings-link">
            Cancel{about}
          </a>
        </div>
      )}
    </BookingRow>
  );
}
