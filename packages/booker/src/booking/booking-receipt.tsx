import type { Translator } from "@calcache/languages";
import type { Zone } from "@calcache/time-zones";
import { Children, type ReactNode } from "react";
import { Rich } from "../context/rich.tsx";
import type { TimeFormat } from "../view/page-query.ts";
import { namesIn, zoneName } from "../words/sentences.ts";
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
  /** Which room it takes; null for none. */
  room: { name: string } | null;
  /** Where it is met online, once that is known. */
  joinUrl: string | null;
  /** no link comes by itself */
  meetingRefused: boolean;
  /** Whether the hosts' calendars themselves said that they were free. */
  checkedLive: boolean;
  cancellationReason: string | null;
};

export type BookingReceiptProps = {
  t: Translator<"receipt">;
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
  t,
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
        {t(statusWords(booking, links.movedTo !== null))}
      </p>
      <h1>{booking.title}</h1>
      {notice && (
        <p role="status" className="notice">
          {notice}
        </p>
      )}
      <Facts t={t} booking={booking} isOn={isOn} />
      {isOn && !booking.checkedLive && <p className="notice">{t("notLive")}</p>}
      {links.leadsOn && (
        <a href={links.leadsOn} className="button button-primary">
          {t("goOnTo", { site: new URL(links.leadsOn).host })}
        </a>
      )}
      {links.movedTo && (
        <a href={links.movedTo} className="button">
          {t("seeNew")}
        </a>
      )}
      {children}
      {series.length > 1 && <SeriesList t={t} {...booking} entries={series} ics={links.seriesIcs ?? null} />}
      {isOn && !isAsked && <Ways t={t} links={links} />}
      {!isOn && !links.movedTo && links.bookAgain && (
        <a href={links.bookAgain} className="button">
          {t("bookAnother")}
        </a>
      )}
    </div>
  );
}

function statusWords({ status }: BookedEvent, isMoved: boolean) {
  if (isMoved) return "moved";
  if (status === "accepted") return "confirmed";
  return status === "rejected" ? "declined" : status;
}

type Words = Pick<BookingReceiptProps, "t">;

function Facts({ t, booking, isOn }: Words & { booking: BookedEvent; isOn: boolean }) {
  const { start, end, zone, locale, attendee, hostNames, guests, notes, location, joinUrl } = booking;
  const words = wordsIn(locale, zone, booking.timeFormat);
  const listOf = (names: readonly string[]) => namesIn(t.locale, names);
  const [from, to] = [Math.floor(start / 60_000), Math.floor(end / 60_000)];
  return (
    <dl className="receipt-facts" data-off={isOn ? undefined : ""}>
      <Fact name={t("when")}>
        <time dateTime={new Date(start).toISOString()} {...words.language}>
          {words.fullDate(words.dateOf(from))}
          <br />
          {words.timeRange(from, to)}
        </time>{" "}
        <span className="text-muted">({zoneName(zone.name)})</span>
      </Fact>
      <Fact name={t("with")}>{listOf(hostNames)}</Fact>
      <Fact name={t("who")}>
        {attendee.name} <span className="text-muted">{attendee.email}</span>
      </Fact>
      {guests.length > 0 && <Fact name={t("guests")}>{listOf(guests)}</Fact>}
      {booking.room && <Fact name={t("room")}>{booking.room.name}</Fact>}
      {joinUrl !== null && isOn ? (
        <Fact name={t("where")}>
          <a href={joinUrl} className="booker-text-link" target="_blank" rel="noreferrer noopener">
            {t("joinOnline")}
            <span className="sr-only"> {t("opensTab")}</span>
          </a>
        </Fact>
      ) : (
        location && <Fact name={t("where")}>{locationWords(t, location, booking.meetingRefused)}</Fact>
      )}
      {notes && (
        <Fact name={t("notes")}>
          <span className="whitespace-pre-line">{notes}</span>
        </Fact>
      )}
      {booking.cancellationReason && <Fact name={t("whyCancelled")}>{booking.cancellationReason}</Fact>}
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
const locationWords = (t: Words["t"], location: string, meetingRefused: boolean) => {
  if (!location.startsWith("integrations:")) return location;
  return meetingRefused ? t("hostSendsLink") : t("linkComes");
};

function Ways({ t, links }: Pick<BookingReceiptProps, "t" | "links">) {
  return (
    <>
      <section aria-labelledby="add-to-calendar">
        <h2 id="add-to-calendar" className="label">
          {t("addToCalendar")}
        </h2>
        <ul className="receipt-links">
          <li>
            <a href={links.ics} className="button" download>
              {t("calendarFile")}
            </a>
          </li>
          {links.calendars.map(({ name, url }) => (
            <li key={name}>
              <a href={url} className="button" target="_blank" rel="noreferrer noopener">
                {name}
                <span className="sr-only"> {t("opensTab")}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      {(links.reschedule ?? links.cancel) && (
        <p className="text-sm text-muted">
          <Rich parts={changes(t, links)} />
        </p>
      )}
    </>
  );
}

/** The ways to change it that there are. */
function changes(t: Words["t"], { reschedule, cancel }: BookingReceiptProps["links"]) {
  const way = (href: string | null) => (inner: ReactNode) => (
    <a href={href ?? undefined} className="booker-text-link">
      {inner}
    </a>
  );
  if (reschedule === null) return t.rich("onlyCancel", { cancel: way(cancel) });
  return cancel === null
    ? t.rich("onlyMove", { move: way(reschedule) })
    : t.rich("moveOrCancel", { move: way(reschedule), cancel: way(cancel) });
}
