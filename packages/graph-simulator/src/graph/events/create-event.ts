import { isDeepStrictEqual } from "node:util";
import { viewOf } from "../../events/event.ts";
import { calendarOf, writeRefusal } from "../mailboxes/calendars.ts";
import type { GraphCall } from "../protocol/operation.ts";
import type { Reply } from "../protocol/reply.ts";
import { failure, isFailure } from "../protocol/reply.ts";
import { answerWith } from "./answer-with-event.ts";
import { patchOf } from "./event-patch.ts";
import { readEventPayload } from "./event-payload.ts";
import { grantOnlineMeeting, meetingRefused } from "./online-meeting.ts";

/**
 * A repeated `transactionId` answers with the event it made the first time, if that is the same: "already been used to create a
 * different event" is a failure, and so is one whose event has been deleted since. How long Microsoft remembers isn't documented;
 * here it is for as long as the process lives. (Microsoft: "event resource type"; github.com/alcionai/corso/issues/2490.)
 */
export function createEvent(call: GraphCall): Reply {
  const { sim, mailbox } = call;
  const calendar = calendarOf(call);
  if (isFailure(calendar)) return calendar;
  const unwritable = writeRefusal(calendar);
  if (unwritable !== null) return unwritable;
  const payload = readEventPayload(call.body);
  if (isFailure(payload)) return payload;
  const transactionId = payload.transactionId ?? null;
  const patch = patchOf(payload, null);
  if (isFailure(patch)) return patch;
  const earlier = transactionId === null ? null : sim.events.findByTransaction(mailbox.id, transactionId);
  if (earlier?.kind === "deleted") return duplicateTransaction();
  if (earlier) {
    const isSame = isDeepStrictEqual(
      [earlier.event.subject, earlier.event.span],
      [patch.subject ?? "", patch.span],
    );
    return isSame ? answerWith(call, 201, viewOf(earlier.event)) : duplicateTransaction();
  }
  const details = grantOnlineMeeting(patch.details ?? {}, mailbox);
  if (details === null) return meetingRefused();
  const { span, zone = "UTC" } = patch;
  if (span === undefined)
    return failure(400, "ErrorPropertyMissing", "Required property is missing: start and end.");
  const event = sim.editor.create({
    mailboxId: mailbox.id,
    calendarId: calendar.id,
    subject: patch.subject ?? "",
    showAs: patch.showAs ?? (span.allDay ? "free" : "busy"),
    sensitivity: patch.sensitivity ?? "normal",
    isCancelled: false,
    span,
    zone,
    details,
    transactionId,
    series: patch.series ?? null,
  });
  return answerWith(call, 201, viewOf(event));
}

function duplicateTransaction(): Reply {
  return failure(
    409,
    "ErrorDuplicateTransactionId",
    "Your request can't be completed. The TransactionId specified in the request has already been used to create a different event.",
  );
}
