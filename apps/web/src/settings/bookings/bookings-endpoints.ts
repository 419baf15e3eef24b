import { badRequest, endpoint, isRefusal } from "@calcache/http-edge";
import {
  type Bookings,
  cancelBooking,
  findHostBooking,
  type HandOverFailure,
  handOverBooking,
} from "@calcache/scheduling";
import { text } from "../../api/edge/fields.ts";
import { leadTo } from "../../api/edge/lead-to.ts";
import { notOurForm, readForm, signedOut } from "../../sign-in/form.ts";
import { type Notice, remember } from "../../sign-in/notice.ts";
import { bookingsPath, cancelBookingApi, handOverApi } from "../../sign-in/paths.ts";
import { noSignInHere, type SignInRoutes } from "../../sign-in/sign-in-routes.ts";
import { idIn } from "../form-fields.ts";

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
    const reason = reasonField.safeParse((form.fields.get("reason") ?? "").replaceAll("\r\n", "\n"));
    if (!reason.success)
      return badRequest(reason.error.issues.map(({ message }) => ({ path: "reason", message })));
    const id = idIn(form.fields.get("booking"));
    const andLater = form.fields.get("andLater") === "yes";
    const wish = { id, reason: reason.data.trim() || null, andLater };
    const notice = await cancel(routes.bookings, form.user.userId, wish);
    return remember(leadTo(bookingsPath), routes.webappUrl, notice);
  },
});

async function cancel(
  bookings: Bookings,
  userId: number,
  { id, reason, andLater }: { id: number | null; reason: string | null; andLater: boolean },
): Promise<Notice> {
  const { db } = bookings.engine;
  const booking = id === null ? null : await findHostBooking(db, userId, id);
  const user = await db.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (booking === null || user === null) return { kind: "no-booking" };
  const cancelled = await cancelBooking(bookings, {
    uid: booking.uid,
    ...{ reason, andLater },
    by: user.email,
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
    const [id, to] = [idIn(fields.get("booking")), idIn(fields.get("to"))];
    const notice = await handOver(routes.bookings, user.userId, id, to);
    return remember(leadTo(bookingsPath), routes.webappUrl, notice);
  },
});

async function handOver(
  bookings: Bookings,
  userId: number,
  id: number | null,
  to: number | null,
): Promise<Notice> {
  const { db } = bookings.engine;
  const booking = id === null ? null : await findHostBooking(db, userId, id);
  const user = await db.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (booking === null || user === null) return { kind: "no-booking" };
  if (to === null) return { kind: "hand-over-nobody" };
  const handed = await handOverBooking(bookings, { uid: booking.uid, from: userId, to, by: user.email });
  if (!handed.ok) return { kind: handOverNotices[handed.error.kind] ?? "no-booking" };
  const name = handed.value.hosts.find((host) => host.id === to)?.name ?? "";
  return { kind: "handed-over", name };
}

const handOverNotices: Partial<
  Record<HandOverFailure["kind"], "hand-over-busy" | "hand-over-nobody" | "hand-over-often">
> = { busy: "hand-over-busy", "no-choice": "hand-over-nobody", "too-often": "hand-over-often" };
