import { badRequest, endpoint, isRefusal, type Refusal } from "@calcache/http-edge";
import { err, ok } from "@calcache/prisma";
import {
  askForTime,
  type Bookings,
  cancelBooking,
  findHostBooking,
  type HandOverFailure,
  handOverBooking,
} from "@calcache/scheduling";
import { text } from "../../api/edge/fields/fields.ts";
import { leadTo } from "../../api/edge/fields/lead-to.ts";
import { notOurForm, readForm, signedOut } from "../../sign-in/form.ts";
import { type Notice, remember } from "../../sign-in/notice.ts";
import { askForTimeApi, bookingsPath, cancelBookingApi, handOverApi } from "../../sign-in/paths.ts";
import { noSignInHere, type SignInRoutes } from "../../sign-in/sign-in-routes.ts";
import { idIn } from "../input/form-fields.ts";

/** Who takes a booking over where no host is named. */
export const nextInTurn = "next";

/** As many as the API takes. */
export const mostReasonLetters = 500;
const reasonField = text(mostReasonLetters);

/** What a form of the page does for a host, and the notice that the page then shows. */
type Act = (
  bookings: Bookings,
  userId: number,
  fields: URLSearchParams,
) => Promise<Notice | Refusal<"BAD_REQUEST">>;

const bookingsForm = (path: `/${string}`, summary: string, act: Act) =>
  endpoint("POST", path, {
    summary,
    answers: { 303: null },
    refusals: [noSignInHere, signedOut, notOurForm],
    async handle({ request }, routes: SignInRoutes & { bookings: Bookings }) {
      const form = await readForm(request, routes);
      if (isRefusal(form)) return form;
      const notice = await act(routes.bookings, form.user.userId, form.fields);
      return isRefusal(notice) ? notice : remember(leadTo(bookingsPath), routes.webappUrl, notice);
    },
  });

export const cancelBookingEndpoint = bookingsForm(
  cancelBookingApi,
  "Cancels a booking of which the user is a host",
  async (bookings, userId, fields) => {
    const reason = reasonIn(fields);
    if (!reason.ok) return reason.error;
    const own = await ownBooking(bookings, userId, fields);
    const cancelled =
      own &&
      (await cancelBooking(bookings, {
        uid: own.booking.uid,
        ...{ reason: reason.value, andLater: fields.get("andLater") === "yes" },
        by: own.email,
        isHosts: true,
      }));
    return { kind: cancelled?.ok ? "booking-cancelled" : "no-booking" };
  },
);

export const askForTimeEndpoint = bookingsForm(
  askForTimeApi,
  "Cancels a booking of which the user is a host, and asks whoever booked it to choose another time",
  async (bookings, userId, fields) => {
    const reason = reasonIn(fields);
    if (!reason.ok) return reason.error;
    const own = await ownBooking(bookings, userId, fields);
    if (own === null) return { kind: "no-booking" };
    const wish = { uid: own.booking.uid, reason: reason.value, by: own.email };
    const asked = await askForTime(bookings, wish);
    if (asked.ok) return { kind: "asked-for-time" };
    const { kind } = asked.error;
    const isUnaskable = kind === "event-type-not-found" || kind === "seats";
    return { kind: isUnaskable ? "no-time-to-ask-for" : "no-booking" };
  },
);

export const handOverEndpoint = bookingsForm(
  handOverApi,
  "Hands a booking of which the user is a host over to another host",
  async (bookings, userId, fields) => {
    const own = await ownBooking(bookings, userId, fields);
    if (own === null) return { kind: "no-booking" };
    const wanted = fields.get("to");
    const to = wanted === nextInTurn ? null : idIn(wanted);
    if (to === null && wanted !== nextInTurn) return { kind: "hand-over-nobody" };
    const handed = await handOverBooking(bookings, { uid: own.booking.uid, from: userId, to, by: own.email });
    if (handed.ok) return { kind: "handed-over", name: handed.value.taker.name };
    return { kind: handOverNotices[handed.error.kind] ?? "no-booking" };
  },
);

function reasonIn(fields: URLSearchParams) {
  const reason = reasonField.safeParse((fields.get("reason") ?? "").replaceAll("\r\n", "\n"));
  if (reason.success) return ok(reason.data.trim() || null);
  return err(badRequest(reason.error.issues.map(({ message }) => ({ path: "reason", message }))));
}

/** The booking that a form is about, with the address of its host who sent it; null where it isn't theirs. */
async function ownBooking({ engine: { db } }: Bookings, userId: number, fields: URLSearchParams) {
  const id = idIn(fields.get("booking"));
  const booking = id === null ? null : await findHostBooking(db, userId, id);
  const user = await db.user.findUnique({ where: { id: userId }, select: { email: true } });
  return booking && user && { booking, email: user.email };
}

const handOverNotices: Partial<
  Record<HandOverFailure["kind"], "hand-over-busy" | "hand-over-nobody" | "hand-over-often">
> = { busy: "hand-over-busy", "no-choice": "hand-over-nobody", "too-often": "hand-over-often" };
