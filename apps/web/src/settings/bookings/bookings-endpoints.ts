import { badRequest, endpoint, isRefusal } from "@calcache/http-edge";
import { err, ok } from "@calcache/prisma";
import {
  askForTime,
  type Bookings,
  cancelBooking,
  findBooking,
  findHostBooking,
  type HandOverFailure,
  handOverBooking,
} from "@calcache/scheduling";
import { text } from "../../api/edge/fields.ts";
import { leadTo } from "../../api/edge/lead-to.ts";
import { notOurForm, readForm, signedOut } from "../../sign-in/form.ts";
import { type Notice, remember } from "../../sign-in/notice.ts";
import { askForTimeApi, bookingsPath, cancelBookingApi, handOverApi } from "../../sign-in/paths.ts";
import { noSignInHere, type SignInRoutes } from "../../sign-in/sign-in-routes.ts";
import { idIn } from "../form-fields.ts";

/** Who takes a booking over where no host is named. */
export const nextInTurn = "next";

/** As many as the API takes. */
export const mostReasonLetters = 500;
const reasonField = text(mostReasonLetters);

export const cancelBookingEndpoint = endpoint("POST", cancelBookingApi, {
  summary: "Cancels a booking of which the user is a host",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes & { bookings: Bookings }) {
    const form = await readForm(request, routes);
    if (isRefusal(form)) return form;
    const reason = reasonIn(form.fields);
    if (!reason.ok) return reason.error;
    const id = idIn(form.fields.get("booking"));
    const andLater = form.fields.get("andLater") === "yes";
    const wish = { id, reason: reason.value, andLater };
    const notice = await cancel(routes.bookings, form.user.userId, wish);
    return remember(leadTo(bookingsPath), routes.webappUrl, notice);
  },
});

export const askForTimeEndpoint = endpoint("POST", askForTimeApi, {
  summary: "Cancels a booking of which the user is a host, and asks whoever booked it to choose another time",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes & { bookings: Bookings }) {
    const form = await readForm(request, routes);
    if (isRefusal(form)) return form;
    const reason = reasonIn(form.fields);
    if (!reason.ok) return reason.error;
    const own = await ownBooking(routes.bookings, form.user.userId, idIn(form.fields.get("booking")));
    const asked =
      own &&
      (await askForTime(routes.bookings, { uid: own.booking.uid, reason: reason.value, by: own.email }));
    const notice = asked === null ? "no-booking" : asked.ok ? "asked-for-time" : asking[asked.error.kind];
    return remember(leadTo(bookingsPath), routes.webappUrl, { kind: notice ?? "no-booking" });
  },
});

const asking: Partial<Record<string, "no-time-to-ask-for">> = {
  "event-type-not-found": "no-time-to-ask-for",
  seats: "no-time-to-ask-for",
};

function reasonIn(fields: URLSearchParams) {
  const reason = reasonField.safeParse((fields.get("reason") ?? "").replaceAll("\r\n", "\n"));
  if (reason.success) return ok(reason.data.trim() || null);
  return err(badRequest(reason.error.issues.map(({ message }) => ({ path: "reason", message }))));
}

/** A booking of which a user is a host, with their address; null where it isn't theirs. */
async function ownBooking({ engine: { db } }: Bookings, userId: number, id: number | null) {
  const booking = id === null ? null : await findHostBooking(db, userId, id);
  const user = await db.user.findUnique({ where: { id: userId }, select: { email: true } });
  return booking && user && { booking, email: user.email };
}

async function cancel(
  bookings: Bookings,
  userId: number,
  { id, reason, andLater }: { id: number | null; reason: string | null; andLater: boolean },
): Promise<Notice> {
  const own = await ownBooking(bookings, userId, id);
  if (own === null) return { kind: "no-booking" };
  const cancelled = await cancelBooking(bookings, {
    uid: own.booking.uid,
    ...{ reason, andLater },
    by: own.email,
    isHosts: true,
  });
  return { kind: cancelled.ok ? "booking-cancelled" : "no-booking" };
}

export const handOverEndpoint = endpoint("POST", handOverApi, {
  summary: "Hands a booking of which the user is a host over to another host",
  answers: { 303: null },
  refusals: [noSignInHere, signedOut, notOurForm],
  async handle({ request }, routes: SignInRoutes & { bookings: Bookings }) {
    const form = await readForm(request, routes);
    if (isRefusal(form)) return form;
    const { fields, user } = form;
    const [id, wanted] = [idIn(fields.get("booking")), fields.get("to")];
    const to = wanted === nextInTurn ? nextInTurn : idIn(wanted);
    const notice = await handOver(routes.bookings, user.userId, id, to);
    return remember(leadTo(bookingsPath), routes.webappUrl, notice);
  },
});

async function handOver(
  bookings: Bookings,
  userId: number,
  id: number | null,
  to: number | typeof nextInTurn | null,
): Promise<Notice> {
  const own = await ownBooking(bookings, userId, id);
  if (own === null) return { kind: "no-booking" };
  if (to === null) return { kind: "hand-over-nobody" };
  const { uid } = own.booking;
  const before = (await findBooking(bookings.engine.db, uid))?.hosts.map((host) => host.id) ?? [];
  const handed = await handOverBooking(bookings, {
    ...{ uid, from: userId, by: own.email },
    to: to === nextInTurn ? null : to,
  });
  if (!handed.ok) return { kind: handOverNotices[handed.error.kind] ?? "no-booking" };
  const name = handed.value.hosts.find((host) => !before.includes(host.id))?.name ?? "";
  return { kind: "handed-over", name };
}

const handOverNotices: Partial<
  Record<HandOverFailure["kind"], "hand-over-busy" | "hand-over-nobody" | "hand-over-often">
> = { busy: "hand-over-busy", "no-choice": "hand-over-nobody", "too-often": "hand-over-often" };
