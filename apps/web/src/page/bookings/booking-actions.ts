"use server";

import type { BookingFormState, BookingProblem, HoldAnswer } from "@calcache/booker";
import type { Translator } from "@calcache/languages";
import { processRuntime } from "@calcache/runtime";
import {
  answeringHost,
  type BookingDetails,
  type BookingFailure,
  type Bookings,
  book,
  cancelBooking,
  confirmBooking,
  declineBooking,
  findBooking,
  holdSlot,
  rescheduleBooking,
} from "@calcache/scheduling";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { visitorOf } from "../../api/edge/origins/visitor.ts";
import { inFrame } from "../../embed/embed-query.ts";
import { answerProblem } from "../language/answer-problem.ts";
import { usualLabel } from "../language/in-language.ts";
import { afterBooking, searchOf } from "./after-booking.ts";
import {
  parseAnswerForm,
  parseBookingForm,
  parseCancelForm,
  parseHold,
  siteTexts,
  startOf,
  valuesOf,
} from "./booking-form-input.ts";
import { bookingPath } from "./booking-paths.ts";
import { rememberHold, visitorsHold } from "./hold-cookie.ts";
import { hostOfShared } from "./host-of-shared.ts";
import { keptPath } from "./kept-path.ts";

const holdMinutes = 5;

/** Holds a slot for this visitor, instead of the one they held before. */
export async function holdForVisitor(slot: unknown): Promise<HoldAnswer> {
  const input = parseHold(slot);
  if (input === null) return { kind: "not-held" };
  try {
    const held = await holdSlot(processRuntime().bookings, {
      ...input,
      minutes: holdMinutes,
      uid: (await visitorsHold(input.uid))?.uid ?? null,
      visitorIp: visitorOf(await headers()),
    });
    if (!held.ok) return { kind: held.error.kind === "slot-unavailable" ? "slot-taken" : "not-held" };
    await rememberHold(held.value);
    return { kind: "held", until: held.value.until, uid: held.value.uid };
  } catch (error) {
    logFailure(error);
    return { kind: "not-held" };
  }
}

/** Books, or moves a booking, and goes to it; or says why not. */
export async function bookFromForm(_before: BookingFormState, form: FormData): Promise<BookingFormState> {
  const sent = { start: startOf(form), values: valuesOf(form) };
  const t = siteTexts(form);
  const input = parseBookingForm(form, t);
  if (!input.ok) return { ...sent, problem: { kind: "invalid", errors: input.error } };
  const outcome = await attempt(t, input.value, form.get("reservedSlotUid"));
  if (!outcome.ok) return { ...sent, problem: outcome.error };
  const happened = input.value.kind === "move" ? "moved" : "booked";
  redirect(afterBooking(outcome.value, form.get("timeFormat"), await headers(), happened));
}

async function attempt(t: Translator<"site">, request: ParsedBooking, held: unknown): Promise<Outcome> {
  try {
    const { bookings } = processRuntime();
    const reservationUid = (await visitorsHold(held ?? undefined))?.uid ?? null;
    const outcome =
      request.kind === "move"
        ? await rescheduleBooking(bookings, {
            ...request,
            ...(await moverOf(bookings, request.uid)),
            reservationUid,
          })
        : await book(bookings, {
            ...request,
            reservationUid,
            visitorIp: visitorOf(await headers()),
          });
    if (!outcome.ok) return { ok: false, error: problemOf(t, outcome.error) };
    await rememberHold(null);
    return { ok: true, value: outcome.value };
  } catch (error) {
    logFailure(error);
    return { ok: false, error: { kind: "failed" } };
  }
}

/** Whoever moves all of what several have: a host of it, by their address; others move what is theirs. */
async function moverOf({ engine }: Bookings, uid: string): Promise<{ by: string | null; isHosts: boolean }> {
  const booking = await findBooking(engine.db, uid);
  const host = booking && (await hostOfShared(booking));
  return { by: host?.email ?? null, isHosts: host !== null };
}

type ParsedBooking = Extract<ReturnType<typeof parseBookingForm>, { ok: true }>["value"];
type Outcome = { ok: true; value: BookingDetails } | { ok: false; error: BookingProblem };

const placeWords = { type: "placeChanged", answer: "placeMissing" } as const;

function problemOf(t: Translator<"site">, failure: BookingFailure): BookingProblem {
  switch (failure.kind) {
    case "slot-unavailable":
      return { kind: "slot-taken", alternatives: failure.alternatives };
    case "series-unavailable":
      return { kind: "series-taken", taken: failure.taken, alternatives: failure.alternatives };
    case "invalid":
      return failure.path === "recurrenceCount"
        ? { kind: "invalid", errors: [{ field: failure.path, message: howOften(t, failure.most ?? null) }] }
        : { kind: "failed" };
    case "answers":
      return {
        kind: "invalid",
        errors: failure.problems.map(({ field, label, fault }) => ({
          field,
          message: answerProblem(t, usualLabel(t, label), fault),
        })),
      };
    case "place":
      return { kind: "invalid", errors: [{ field: "place", message: t(placeWords[failure.field]) }] };
    case "booker-limit":
    case "link-over":
      return failure;
    case "too-often":
      return { kind: "too-often", retryAfterSeconds: failure.retryAfterSeconds };
    case "already-cancelled":
    case "already-over":
    case "moving-disabled":
    case "booking-not-found":
      return { kind: "not-movable" };
    default:
      return { kind: "failed" };
  }
}

const howOften = (t: Translator<"site">, most: number | null) =>
  most === null ? t("howOftenNot") : t("howOftenAtMost", { most: String(most) });

/** Cancels a booking and goes to it. */
export async function cancelFromForm(form: FormData): Promise<void> {
  const input = parseCancelForm(form);
  if (input === null) redirect("/");
  const cancelled = await cancelBooking(processRuntime().bookings, { ...input, by: null }).then(
    (outcome) => outcome.ok || outcome.error.kind !== "too-often",
    (error) => {
      logFailure(error);
      return false;
    },
  );
  const came = searchOf((await headers()).get("referer"));
  const path = bookingPath(input.uid);
  redirect(
    cancelled ? keptPath(path, came, inFrame(came, "cancelled")) : keptPath(`${path}?cancel=failed`, came),
  );
}

/** Confirms or declines a request for the host whose link it was, and goes back to it. */
export async function answerFromForm(form: FormData): Promise<void> {
  const input = parseAnswerForm(form);
  if (input === null) redirect("/");
  const { uid, host, reason } = input;
  const { bookings } = processRuntime();
  const path = `${bookingPath(uid)}?${new URLSearchParams({ host, answer: input.secret })}`;
  const problem = await answerNow(bookings, { ...input, reason: reason || null }).catch((error) => {
    logFailure(error);
    return "failed" as const;
  });
  redirect(problem === null ? path : `${path}&problem=${problem}`);
}

async function answerNow(
  bookings: Bookings,
  {
    uid,
    host,
    secret,
    answer,
    reason,
  }: { uid: string; host: string; secret: string; answer: string; reason: string | null },
): Promise<"taken" | null> {
  const booking = await findBooking(bookings.engine.db, uid);
  if (booking === null || answeringHost(booking, { host, answer: secret }, bookings.hostSecret) === null)
    return null;
  const outcome =
    answer === "confirm"
      ? await confirmBooking(bookings, uid)
      : await declineBooking(bookings, { uid, reason });
  if (outcome.ok) return null;
  const { kind } = outcome.error;
  return kind === "slot-unavailable" || kind === "series-unavailable" ? "taken" : null;
}

const logFailure = (error: unknown) =>
  processRuntime().bookings.engine.log.error({ err: error }, "[Booking Page] an action failed");
