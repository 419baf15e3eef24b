import { BookingsList, CancelQuestion, HandOverQuestion, type ShownBooking } from "@calcache/elements";
import { type CurrentUser, processRuntime } from "@calcache/runtime";
import {
  answerPath,
  type BookingList,
  bookingLists,
  findHostBooking,
  type HostBooking,
  type HostSecret,
  listHandOverChoices,
  listHostBookings,
} from "@calcache/scheduling";
import { askForTimeApi, bookingsPath, cancelBookingApi, handOverApi } from "../../sign-in/paths.ts";
import { latestNotice, NoticeLine } from "../latest-notice.tsx";
import { ownFields, UserPage } from "../user-page.tsx";
import {
  askForTimeConsequences,
  consequencesOf,
  flagWords,
  handOverConsequences,
  listWords,
  seriesWords,
  whenWords,
  whoWords,
} from "./booking-words.ts";
import { mostReasonLetters, nextInTurn } from "./bookings-endpoints.ts";

/** A user's bookings, a list at a time, or the question whether one shall be cancelled. */
export async function BookingsPage({
  user,
  list,
  page,
  cancelling,
  handingOver,
  asking,
}: {
  user: CurrentUser;
  list: BookingList;
  page: number;
  /** the id of a booking; null for none */
  cancelling: number | null;
  /** the same, of one that is asked about who takes it over */
  handingOver: number | null;
  /** the same, of one for which another time is to be asked */
  asking: number | null;
}) {
  const { engine, hostSecret } = processRuntime().bookings;
  const { db } = engine;
  const now = engine.now();
  const { timeZone } = await db.user.findUniqueOrThrow({
    where: { id: user.userId },
    select: { timeZone: true },
  });
  const asked = cancelling === null ? null : await findHostBooking(db, user.userId, cancelling);
  if (asked !== null && isOpen(asked, now)) {
    const fields = { ...ownFields(user), booking: String(asked.id) };
    return (
      <UserPage user={user} title="Bookings" here="bookings">
        <CancelQuestion
          heading={`Cancel ${asked.title}?`}
          submit="Cancel it"
          when={whenWords(asked, timeZone)}
          consequences={consequencesOf(asked)}
          action={cancelBookingApi}
          fields={fields}
          keepHref={bookingsPath}
          mostLetters={mostReasonLetters}
          later={asked.series?.later ?? 0}
        />
      </UserPage>
    );
  }
  const moving = asking === null ? null : await findHostBooking(db, user.userId, asking);
  if (moving !== null && canBeAskedFor(moving, now))
    return (
      <UserPage user={user} title="Bookings" here="bookings">
        <CancelQuestion
          heading={`Ask for another time for ${moving.title}?`}
          submit="Ask for another time"
          when={whenWords(moving, timeZone)}
          consequences={askForTimeConsequences}
          action={askForTimeApi}
          fields={{ ...ownFields(user), booking: String(moving.id) }}
          keepHref={bookingsPath}
          mostLetters={mostReasonLetters}
        />
      </UserPage>
    );
  const handed = handingOver === null ? null : await findHostBooking(db, user.userId, handingOver);
  if (handed !== null && canBeHandedOver(handed, now))
    return (
      <UserPage user={user} title="Bookings" here="bookings">
        <HandOverQuestion
          title={handed.title}
          when={whenWords(handed, timeZone)}
          {...(await whoTakesOver(handed.uid, user.userId))}
          consequences={handOverConsequences}
          action={handOverApi}
          fields={{ ...ownFields(user), booking: String(handed.id) }}
          keepHref={bookingsPath}
        />
      </UserPage>
    );
  const [{ bookings, more }, notice] = await Promise.all([
    listHostBookings(db, user.userId, { list, page }, now),
    latestNotice(),
  ]);
  return (
    <UserPage user={user} title="Bookings" here="bookings">
      {notice && <NoticeLine notice={notice} />}
      <nav aria-label="Lists of bookings" className="settings-actions mb-5">
        {bookingLists.map((one) => (
          <a
            key={one}
            href={hrefOf(one, 1)}
            className="button"
            aria-current={one === list ? "page" : undefined}
          >
            {listWords[one].label}
          </a>
        ))}
      </nav>
      <BookingsList
        bookings={bookings.map((one) => shown(one, { userId: user.userId, hostSecret }, timeZone, now))}
        empty={listWords[list].empty}
      />
      {(page > 1 || more) && (
        <nav aria-label="Pages" className="settings-actions mt-5">
          {page > 1 && (
            <a href={hrefOf(list, page - 1)} className="settings-link">
              Back
            </a>
          )}
          {more && (
            <a href={hrefOf(list, page + 1)} className="settings-link">
              More
            </a>
          )}
        </nav>
      )}
      <p className="settings-hint mt-6">Times are those of {timeZone}.</p>
    </UserPage>
  );
}

const hrefOf = (list: BookingList, page: number) =>
  `${bookingsPath}?${new URLSearchParams({ list, ...(page > 1 && { page: String(page) }) })}`;

const isOpen = ({ status, end }: HostBooking, now: number) =>
  (status === "accepted" || status === "pending") && end > now;

/** What has begun is with whom it is. */
const canBeHandedOver = ({ status, start }: HostBooking, now: number) => status === "accepted" && start > now;

const canBeAskedFor = (booking: HostBooking, now: number) => isOpen(booking, now) && booking.mayAskForTime;

async function whoTakesOver(uid: string, userId: number) {
  const { choices, takesTurns } = await listHandOverChoices(processRuntime().bookings, uid, userId);
  return { choices, inTurn: takesTurns ? nextInTurn : null };
}

const canBeAnswered = ({ status, start }: HostBooking, now: number) => status === "pending" && start > now;

const shown = (
  booking: HostBooking,
  { userId, hostSecret }: { userId: number; hostSecret: HostSecret },
  timeZone: string,
  now: number,
): ShownBooking => ({
  id: booking.id,
  title: booking.title,
  when: whenWords(booking, timeZone),
  who: whoWords(booking),
  series: seriesWords(booking),
  flag: flagWords(booking),
  isPending: booking.status === "pending",
  links: isOpen(booking, now)
    ? {
        open: `/booking/${booking.uid}`,
        move: booking.mayMove ? `/reschedule/${booking.uid}` : null,
        handOver: canBeHandedOver(booking, now) ? `${bookingsPath}?hand-over=${booking.id}` : null,
        askForTime: canBeAskedFor(booking, now) ? `${bookingsPath}?ask-for-time=${booking.id}` : null,
        cancel: `${bookingsPath}?cancel=${booking.id}`,
        answer: canBeAnswered(booking, now) ? answerPath(booking.uid, userId, hostSecret) : null,
      }
    : null,
});
