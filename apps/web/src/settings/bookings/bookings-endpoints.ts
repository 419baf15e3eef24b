import { badRequest, endpoint, isRefusal } from "@calcache/http-edge";
import { type Bookings, cancelBooking, findHostBooking } from "@calcache/scheduling";
import { text } from "../../api/edge/fields.ts";
import { leadTo } from "../../api/edge/lead-to.ts";
import { notOurForm, readForm, signedOut } from "../../sign-in/form.ts";
import { type Notice, remember } from "../../sign-in/notice.ts";
import { bookingsPath, cancelBookingApi } from "../../sign-in/paths.ts";
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
    const notice = await cancel(routes.bookings, form.user.userId, id, reason.data.trim() || null);
    return remember(leadTo(bookingsPath), routes.webappUrl, notice);
  },
});

async function cancel(
  bookings: Bookings,
  userId: number,
  id: number | null,
  reason: string | null,
): Promise<Notice> {
  const { db } = bookings.engine;
  const booking = id === null ? null : await findHostBooking(db, userId, id);
  const user = await db.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (booking === null || user === null) return { kind: "no-booking" };
  const cancelled = await cancelBooking(bookings, { uid: booking.uid, reason, by: user.email });
  return { kind: cancelled.ok ? "booking-cancelled" : "no-booking" };
}
