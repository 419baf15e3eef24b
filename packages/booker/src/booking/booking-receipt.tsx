import type { Zone } from "@calcache/time-zones";
import { Children, type ReactNode } from "react";
import type { TimeFormat } from "../view/page-query.ts";
import { listOf, zoneName } from "../words/sentences.ts";
import { wordsIn } from "../words/words.ts";
import { type BookedStatus, type SeriesEntry, SeriesList } from "./series-list.tsx";

/** What whoever booked may know of their booking. Times are epoch ms. */
export type BookedEvent = {
  title: string;
  status: BookedStatus;
  start: number;
  end: number;
  /** The attendee's zone and language, in which times are written. */
  zone: Zone;
  locale: string;
  /** Null: as the language has it. */
  timeFormat: TimeFormat | null;
  attendee: { name: string; email: string };
  hostNames: readonly string[];
  guests: readonly string[];
  notes: string;
  location: string | null;
  /** Where it is met online, once that is known. */
  joinUrl: string | null;
  /** no link comes by itself */
  meetingRefused: boolean;
  /** Whether the hosts' calendars themselves said that they were free. */
  checkedLive: boolean;
  cancellationReason: string | null;
};

export type BookingReceiptProps = {
  booking: BookedEvent;
  links: {
    /** The event as a calendar file. */
    ics: string;
    /** Of a series: all that is on of it, in one; null or missing where nothing is. */
    seriesIcs?: string | null;
    calendars: readonly { name: string; url: string }[];
    /** Null where it can't be moved. */
    reschedule: string | null;
    /** Opens the form that cancels; null where it can't be cancelled. */
    cancel: string | null;
    /** The booking that it was moved to. */
    movedTo: string | null;
    /** Where another time can be booked. */
    bookAgain: string | null;
    /** Where whoever has just booked is led on to. */
    leadsOn?: string | null;
  };
  /** Of a series: its bookings, this one among them, in order. */
  series?: readonly SeriesEntry[];
  /** What has to be said first: why it can't be moved, where that was asked for. */
  notice?: string | null;
  /** The form that answers or cancels it, where that is asked for. */
  children?: ReactNode;
};

/** A booking as whoever made it sees it: what, when, with whom, and what they can do about it. */
export function BookingReceipt({
  booking,
  links,
  series = [],
  notice = null,
  children,
}: BookingReceiptProps) {
  const isOn = booking.status === "accepted" || booking.status === "pending";
  // Of several forms that may be asked for, none is a list of nothings, and no child.
  const isAsked = Children.toArray(children).length > 0;
  return (
    <div className="receipt">
      <p className="receipt-status" data-status={booking.status}>
        {statusWords(booking, links.movedTo !== null)}
      </p>
      <h1>{booking.title}</h1>
      {notice && (
        <p role="status" className="notice">
          {notice}
        </p>
      )}
      <Facts booking={booking} isOn={isOn} />
      {isOn && !booking.checkedLive && (
        <p className="notice">
          Your hosts' calendars didn't answer when you booked, so this was agreed by what was last known of
          them. If it doesn't suit after all, they will tell you.
        </p>
      )}
      {links.leadsOn && (
        <a href={links.leadsOn} className="button button-primary">
          Go on to {new URL(links.leadsOn).host}
        </a>
      )}
      {links.movedTo && (
        <a href={links.movedTo} className="button">
          See the new booking
        </a>
      )}
      {children}
      {series.length > 1 && <SeriesList {...booking} entries={series} ics={links.seriesIcs ?? null} />}
      {isOn && !isAsked && <Ways links={links} />}
      {!isOn && !links.movedTo && links.bookAgain && (
        <a href={links.bookAgain} className="button">
          Book another time
        </a>
      )}
    </div>
  );
}

function statusWords({ status }: BookedEvent, isMoved: boolean): string {
  if (isMoved) return "This booking was moved";
  if (status === "accepted") return "Your booking is confirmed";
  if (status === "pending") return "Your booking waits for its hosts' yes";
  return status === "cancelled" ? "This booking is cancelled" : "This booking was declined";
}

function Facts({ booking, isOn }: { booking: BookedEvent; isOn: boolean }) {
  const { start, end, zone, locale, attendee, hostNames, guests, notes, location, joinUrl } = booking;
  const words = wordsIn(locale, zone, booking.timeFormat);
  const [from, to] = [Math.floor(start / 60_000), Math.floor(end / 60_000)];
  return (
    <dl className="receipt-facts" data-off={isOn ? undefined : ""}>
      <Fact name="When">
        <time dateTime={new Date(start).toISOString()} {...words.language}>
          {words.fullDate(words.dateOf(from))}
          <br />
          {words.timeRange(from, to)}
        </time>{" "}
        <span className="text-muted">({zoneName(zone.name)})</span>
      </Fact>
      <Fact name="With">{listOf(hostNames)}</Fact>
      <Fact name="Who">
        {attendee.name} <span className="text-muted">{attendee.email}</span>
      </Fact>
      {guests.length > 0 && <Fact name="Guests">{listOf(guests)}</Fact>}
      {joinUrl !== null && isOn ? (
        <Fact name="Where">
          <a href={joinUrl} className="booker-text-link" target="_blank" rel="noreferrer noopener">
            Join online<span className="sr-only"> (opens a new tab)</span>
          </a>
        </Fact>
      ) : (
        location && <Fact name="Where">{locationWords(location, booking.meetingRefused)}</Fact>
      )}
      {notes && (
        <Fact name="Notes">
          <span className="whitespace-pre-line">{notes}</span>
        </Fact>
      )}
      {booking.cancellationReason && <Fact name="Why it was cancelled">{booking.cancellationReason}</Fact>}
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Some places are kept by the name of what brings them about. */
const locationWords = (location: string, meetingRefused: boolean) => {
  if (!location.startsWith("integrations:")) return location;
  return meetingRefused
    ? "Online; your host sends you the link"
    : "Online; the link comes with the invitation";
};

function Ways({ links }: Pick<BookingReceiptProps, "links">) {
  return (
    <>
      <section aria-labelledby="add-to-calendar">
        <h2 id="add-to-calendar" className="label">
          Add it to your calendar
        </h2>
        <ul className="receipt-links">
          <li>
            <a href={links.ics} className="button" download>
              Calendar file
            </a>
          </li>
          {links.calendars.map(({ name, url }) => (
            <li key={name}>
              <a href={url} className="button" target="_blank" rel="noreferrer noopener">
                {name}
                <span className="sr-only"> (opens a new tab)</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      {(links.reschedule ?? links.cancel) && (
        <p className="text-sm text-muted">
          Does it not suit any more?{" "}
          {links.reschedule && (
            <a href={links.reschedule} className="booker-text-link">
              Move it
            </a>
          )}
          {links.reschedule && links.cancel && " or "}
          {links.cancel && (
            <a href={links.cancel} className="booker-text-link">
              cancel it
            </a>
          )}
        </p>
      )}
    </>
  );
}
