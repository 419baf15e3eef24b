import {
  AnswerForm,
  BookingReceipt,
  CancelForm,
  firstOfEach,
  parsePageQuery,
  type SearchParams,
} from "@calcache/booker";
import { addToCalendarLinks } from "@calcache/emails";
import { parameters } from "@calcache/embed/protocol";
import { translate } from "@calcache/languages/messages";
import { processRuntime } from "@calcache/runtime";
import {
  answeringHost,
  type BookingDetails,
  findBooking,
  findSeries,
  placeInWords,
} from "@calcache/scheduling";
import { isTimeZone, zoneOf } from "@calcache/time-zones/data";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { bookingEvents } from "../../embed/booking-events.ts";
import { embeddingOf } from "../../embed/embedding.ts";
import { PageMain } from "../../embed/page-main.tsx";
import { receiptLanguage } from "../language/receipt-language.ts";
import { leadsOnTo } from "./after-booking.ts";
import { answerProblems } from "./answer-problems.ts";
import { answerFromForm, cancelFromForm } from "./booking-actions.ts";
import { bookingPath, eventTypePath } from "./booking-paths.ts";
import { mayMoveShared } from "./host-of-shared.ts";
import { keptPath } from "./kept-path.ts";
import { isOpen, reschedulePath, whyNotCancelled, whyNotMovable } from "./reschedule-path.ts";

const find = cache((uid: string) => findBooking(processRuntime().bookings.engine.db, uid));

/** The booking that a page's path names, looked up once per request. */
export const bookingOr404 = async (uid: string): Promise<BookingDetails> =>
  (await find(decodeURIComponent(uid))) ?? notFound();

/**
 * A booking as whoever made it sees it.
 * @param search `host` and `answer` are of the link by which a host answers a request, `problem` why that failed; `reschedule=true` says why it can't be moved; `cancel` opens the form that cancels: `true`, or `failed` where that was tried; and `timeFormat`
 */
export async function ReceiptPage({ booking, search }: { booking: BookingDetails; search: SearchParams }) {
  const { cancel, reschedule, host, answer, problem, [parameters.happened]: happened } = firstOfEach(search);
  const { timeFormat } = parsePageQuery(search);
  const { uid, start, end, notes, rescheduledToUid } = booking;
  const { engine, hostSecret } = processRuntime().bookings;
  const now = engine.now();
  const answering = answeringHost(booking, { host, answer }, hostSecret);
  const series = booking.seriesUid === null ? [] : await findSeries(engine.db, booking.seriesUid);
  const later = series.filter((each) => each.start > start && isOpen(each, now)).length;
  const answered = series.filter((each) => each.status === "pending" && each.start > now).length;
  const canAnswer = answering !== null && booking.status === "pending" && start > now;
  const canChange = isOpen(booking, now);
  const mayMoveAll = await mayMoveShared(booking);
  // Of what several have each is asked, by their own seat.
  const isAsked = booking.awaitsNewTime && booking.seating?.kind !== "shared";
  const kept = (path: string) => keptPath(path, search);
  const path = kept(bookingPath(uid));
  const eventType = eventTypePath(booking);
  const embedding = await embeddingOf(search, booking.eventType && { eventTypeId: booking.eventType.id });
  const { timeZone } = booking.attendee;
  const { language, locale } = receiptLanguage(
    booking.attendee.language,
    host === undefined ? null : await headers(),
  );
  const t = translate("receipt", locale, language);
  const canCancel = canChange && booking.after.mayCancel;
  const leadsOn = leadsOnTo(booking, search);
  return (
    <PageMain
      embedding={embedding}
      language={language}
      told={bookingEvents(happened, booking, series)}
      leadsOn={leadsOn}
    >
      {leadsOn !== null && embedding === null && <meta httpEquiv="refresh" content={`0; url=${leadsOn}`} />}
      <BookingReceipt
        t={t}
        booking={{
          ...booking,
          zone: isTimeZone(timeZone) ? zoneOf(timeZone) : zoneOf("UTC"),
          locale,
          timeFormat,
          hostNames: booking.hosts.map(({ name }) => name),
        }}
        links={{
          ics: `${bookingPath(uid)}/calendar.ics`,
          seriesIcs:
            booking.seriesUid !== null && series.some((each) => isOpen(each, now))
              ? `${bookingPath(booking.seriesUid)}/calendar.ics`
              : null,
          calendars: addToCalendarLinks({
            ...booking,
            location: placeInWords(booking),
            start,
            end,
            description: notes,
          }),
          reschedule:
            canChange && eventType !== null && booking.after.mayMove
              ? kept(reschedulePath(booking, now, mayMoveAll))
              : null,
          cancel: canCancel ? kept(`${bookingPath(uid)}?cancel=true`) : null,
          leadsOn,
          movedTo: rescheduledToUid === null ? null : kept(bookingPath(rescheduledToUid)),
          bookAgain: eventType && kept(isAsked ? reschedulePath(booking, now, false) : eventType),
        }}
        series={series.map((each) => ({
          start: each.start,
          status: each.status,
          href: each.uid === uid ? null : kept(bookingPath(each.uid)),
        }))}
        notice={
          reschedule === "true"
            ? whyNotMovable(t, booking, now)
            : cancel === undefined
              ? null
              : whyNotCancelled(t, booking, now)
        }
      >
        {canAnswer && (
          <AnswerForm
            t={t}
            fields={{ uid, host: String(answering.id), secret: answer ?? "" }}
            who={booking.attendee}
            answer={answerFromForm}
            count={Math.max(1, answered)}
            problem={problem === "taken" || problem === "failed" ? t(answerProblems[problem]) : null}
          />
        )}
        {canCancel && !canAnswer && cancel !== undefined && (
          <CancelForm
            t={t}
            uid={uid}
            cancel={cancelFromForm}
            keepHref={path}
            later={later}
            problem={cancel === "failed" ? t("tryAgain") : null}
          />
        )}
      </BookingReceipt>
    </PageMain>
  );
}
