import type { MinuteRange } from "@calcache/availability";
import type { BookingFailure } from "@calcache/scheduling";

/** An answer before it is a response, so that it can be kept and given again. */
export type Answer = { status: number; body: AnswerBody; headers?: Record<string, string> };

export type AnswerBody =
  | { status: "success"; data?: object }
  | { status: "error"; error: { code: string; message: string; [more: string]: unknown } };

/** What is wrong with one field of a request; the path is the field's, as `attendee.email`. */
export type FieldProblem = { path: string; message: string };

export const success = (status: 200 | 201, data?: object): Answer => ({
  status,
  body: data ? { status: "success", data } : { status: "success" },
});

export const failure = (status: number, code: string, message: string, more: object = {}): Answer => ({
  status,
  body: { status: "error", error: { code, message, ...more } },
});

export const badRequest = (details: readonly FieldProblem[]): Answer =>
  failure(
    400,
    "BAD_REQUEST",
    details.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; "),
    { details },
  );

/** Why nothing was booked, held, moved or cancelled, as an answer. */
export function answerFailure(why: BookingFailure): Answer {
  switch (why.kind) {
    case "event-type-not-found":
      return failure(404, "NOT_FOUND", "There is no such event type: check the slugs or the id");
    case "booking-not-found":
      return failure(404, "NOT_FOUND", "There is no such booking: check the uid");
    case "invalid":
      return badRequest([{ path: why.path, message: why.message }]);
    case "slot-unavailable":
      return failure(409, "SLOT_UNAVAILABLE", "This time isn't free any more; please choose another one", {
        alternatives: why.alternatives.map(toTimes),
      });
    case "already-cancelled":
      return why.rescheduledToUid === null
        ? failure(400, "ALREADY_CANCELLED", "This booking has been cancelled already")
        : failure(400, "ALREADY_RESCHEDULED", "This booking has been moved already", {
            rescheduledToUid: why.rescheduledToUid,
          });
    case "already-over":
      return failure(400, "ALREADY_OVER", "This booking is over: it can't be moved or cancelled any more");
    case "too-often":
      return {
        ...failure(429, "TOO_MANY_REQUESTS", "That was too often; please try again later"),
        headers: { "retry-after": String(why.retryAfterSeconds) },
      };
  }
}

const toTimes = ({ start, end }: MinuteRange) => ({
  start: isoTime(start * 60_000),
  end: isoTime(end * 60_000),
});

/** @param at epoch ms */
export const isoTime = (at: number) => new Date(at).toISOString();

export const toResponse = ({ status, body, headers }: Answer): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
