import { browserZone, civilOf } from "../data/civil.ts";
import { type AgendaBooking, useBookings } from "../data/use-bookings.ts";
import { BookingRow } from "../parts/booking-row.tsx";
import { ElementFrame } from "./frame/element-frame.tsx";
import type { ElementWords } from "./frame/element-words.ts";
import type { InLanguage } from "./frame/in-language.tsx";
import { skeletons } from "./frame/skeleton.tsx";

export type AgendaProps = InLanguage & {
  /** how many bookings at most; 20 */
  most?: number | undefined;
  eventTypeId?: number | undefined;
  /** IANA; the browser's */
  timeZone?: string | undefined;
  onOpen?: ((booking: AgendaBooking) => void) | undefined;
};

/** The next bookings that the token opens, by date. */
export function Agenda({ words, ...props }: AgendaProps & { words: ElementWords }) {
  const { t } = words;
  const { most = 20, eventTypeId, timeZone = browserZone(), theme, onOpen } = props;
  const { answer, retry } = useBookings({ timeZone, most, eventTypeId }, props);
  return (
    <ElementFrame {...{ words, theme, answer, retry }} label={t("bookings")} skeleton={skeletons.agenda}>
      {(known) => {
        const dates = Map.groupBy(known?.data ?? [], ({ start }) => civilOf(start).slice(0, 10));
        if (known !== null && dates.size === 0) return <p className="cc-empty">{t("nothingBooked")}</p>;
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
    <BookingRow
      when={`${from} – ${to}`}
      language={words.language}
      title={
        onOpen ? (
          <button type="button" className="cc-link" onClick={() => onOpen(booking)}>
            {title}
          </button>
        ) : (
          title
        )
      }
      about={[names, status === "pending" && words.t("unconfirmed")]}
    >
      {meetingUrl !== undefined && /^https:/.test(meetingUrl) && (
        <a className="cc-link" href={meetingUrl}>
          {words.t.rich("join", {
            title,
            about: (inner) => (
              <span key="about" className="cc-hidden">
                {inner}
              </span>
            ),
          })}
        </a>
      )}
    </BookingRow>
  );
}
