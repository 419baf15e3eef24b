import { oneOf } from "@calcache/http-edge";
import type { z } from "zod";
import type { AskedStep, AvailabilityRequest } from "./availability-request.ts";
import { type MeetingBody, meetingBody, type SequenceBody, sequenceBody } from "./body-schema.ts";

const meeting = meetingBody.transform(meetingRequest);
const sequence = sequenceBody.transform(sequenceRequest);

const asksSequence = (body: unknown) => typeof body === "object" && body !== null && "sequence" in body;

/** The body of a request for availability: of one meeting, or of a sequence where it has one. */
export const availabilityBody = oneOf<typeof meeting | typeof sequence>([meeting, sequence], (body) =>
  asksSequence(body) ? sequence : meeting,
);

function meetingRequest(body: MeetingBody): AvailabilityRequest {
  const meeting = {
    path: [],
    participants: body.participants,
    length: body.required_duration,
    startInterval: body.start_interval ?? body.required_duration,
    beforeEventBuffer: body.buffer.before,
    afterEventBuffer: body.buffer.after,
  };
  return { ...common(body), find: { kind: body.response_format, meeting } };
}

function sequenceRequest(body: SequenceBody, context: z.core.$RefinementCtx): AvailabilityRequest {
  const inOrder = body.sequence
    .map((step, index) => ({ ...step, index }))
    .toSorted((a, b) => (a.ordinal ?? a.index) - (b.ordinal ?? b.index));
  const steps = inOrder.map((step, place): AskedStep => {
    const next = inOrder[place + 1];
    const { after } = step.buffer;
    const least = Math.max(after?.minimum ?? 0, next?.buffer.before?.minimum ?? 0);
    const most = Math.min(after?.maximum ?? Infinity, next?.buffer.before?.maximum ?? Infinity);
    if (next && least > most) {
      const message = `leaves no gap that buffer.after of sequence[${step.index}] allows too: one of at least ${least} and at most ${most} minutes`;
      context.addIssue({ code: "custom", path: ["sequence", next.index, "buffer", "before"], message });
    }
    return {
      path: ["sequence", step.index],
      sequenceId: step.sequence_id,
      participants: step.participants,
      length: step.required_duration,
      // What follows another step begins as soon as the gap allows, unless it asks for round times itself.
      startInterval: step.start_interval ?? (place === 0 ? step.required_duration : 1),
      beforeEventBuffer: 0,
      afterEventBuffer: 0,
      gapAfter: { least, most },
    };
  });
  return { ...common(body), find: { kind: "sequences", steps } };
}

const common = (body: MeetingBody | SequenceBody) => ({
  periods: body.query_periods,
  timeZone: body.tzid,
  most: body.max_results,
});
