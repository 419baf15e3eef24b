import { useMemo } from "react";
import { browserZone, civilOf } from "../data/civil.ts";
import type { Place } from "../data/place.ts";
import { type AgendaBooking, useBookings } from "../data/use-bookings.ts";
import { ElementFrame, type Look } from "./element-frame.tsx";
import { type ElementWords, elementWords } from "./element-words.ts";
import { pageLocale } from "./page-locale.ts";

export type AgendaProps = Place &
  Look & {
    /** how many bookings at most; 20 */
    most?: number | undefined;
    eventTypeId?: number | undefined;
    locale?: string | undefined;
    /** IANA; the browser's */
    timeZone?: string | undefined;
    onOpen?: ((booking: AgendaBooking) => void) | undefined;
  };

/** What it says before anything is known. */
export const waiting = { label: "Upcoming bookings", loading: "Loading bookings", skeleton: 4 };

/** The next bookings that the token opens, by date. */
export function Agenda(props: AgendaProps) {
  const { most = 20, eventTypeId, locale = pageLocale(), timeZone = browserZone(), theme, onOpen } = props;
  const words = useMemo(() => elementWords(locale), [locale]);
  const { answer, retry } = useBookings({ timeZone, most, eventTypeId }, props);
  return (
    <ElementFrame {...waiting} {...{ theme, answer, retry }}>
      {(known) => {
        const dates = Map.groupBy(known?.data ?? [], ({ start }) => civilOf(start).slice(0, 10));
        if (known !== null && dates.size === 0) return <p className="cc-empty">Nothing is booked.</p>;
        return [...dates].map(([date, bookings]) => (
          <div key={date} className="cc-agenda-date">
            <h3 className="cc-title" {...words.language}>
              {words.fullDate(date)}
            </h3>
            <ul>
              {bookings.map((booking) => (
                <AgendaEntry key={booking.uid} {...{ booking, words, onOpen }} />
              ))}
            </ul>
          </div>
        ));
      }}
    </ElementFrame>
  );
}

function AgendaEntry({
  booking,
  words,
  onOpen,
}: {
  booking: AgendaBooking;
  words: ElementWords;
  onOpen: AgendaProps["onOpen"];
}) {
  const { title, start, end, status, attendees, meetingUrl } = booking;
  const [from, to] = [civilOf(start), civilOf(end)].map(words.time);
  const names = attendees.map(({ name }) => name).join(", ");
  return (
    <li className="cc-row">
      <p className="cc-row-time" {...words.language}>
        {from} – {to}
      </p>
      <div className="cc-row-text">
        {onOpen ? (
          <button type="button" className="cc-link" onClick={() => onOpen(booking)}>
            {title}
          </button>
        ) : (
          <p>{title}</p>
        )}
        {names !== "" && <p className="cc-muted">{names}</p>}
        {status === "pending" && <p className="cc-muted">Waits to be confirmed</p>}
        {meetingUrl !== undefined && /^https:/.test(meetingUrl) && (
          <a className="cc-link" href={meetingUrl}>
            Join
            <span className="cc-hidden"> {title}</span>
          </a>
        )}
      </div>
    </li>
  );
}
