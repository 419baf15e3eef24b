import type { Result } from "@calcache/availability";
import type { z } from "zod";
import type { AskedStep, AvailabilityRequest, BodyError } from "./availability-request.ts";
import { type MeetingBody, meetingBody, type SequenceBody, sequenceBody } from "./body-schema.ts";

/** Reads the body of a request for availability: of one meeting, or of a sequence where it has one. */
export function parseAvailabilityBody(body: unknown): Result<AvailabilityRequest, BodyError[]> {
  const asksSequence = typeof body === "object" && body !== null && "sequence" in body;
  if (asksSequence) {
    const parsed = sequenceBody.safeParse(body, { error: plainMessage });
    return parsed.success ? sequenceRequest(parsed.data) : { ok: false, error: errorsOf(parsed.error) };
  }
  const parsed = meetingBody.safeParse(body, { error: plainMessage });
  return parsed.success
    ? { ok: true, value: meetingRequest(parsed.data) }
    : { ok: false, error: errorsOf(parsed.error) };
}

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

function sequenceRequest(body: SequenceBody): Result<AvailabilityRequest, BodyError[]> {
  const inOrder = body.sequence
    .map((step, index) => ({ ...step, index }))
    .toSorted((a, b) => (a.ordinal ?? a.index) - (b.ordinal ?? b.index));
  const errors: BodyError[] = [];
  const steps = inOrder.map((step, place): AskedStep => {
    const next = inOrder[place + 1];
    const { after } = step.buffer;
    const least = Math.max(after?.minimum ?? 0, next?.buffer.before?.minimum ?? 0);
    const most = Math.min(after?.maximum ?? Infinity, next?.buffer.before?.maximum ?? Infinity);
    if (next && least > most) {
      const message = `leaves no gap that buffer.after of sequence[${step.index}] allows too: one of at least ${least} and at most ${most} minutes`;
      errors.push({ path: ["sequence", next.index, "buffer", "before"], message });
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
  if (errors.length > 0) return { ok: false, error: errors };
  return { ok: true, value: { ...common(body), find: { kind: "sequences", steps } } };
}

const common = (body: MeetingBody | SequenceBody) => ({
  periods: body.query_periods,
  timeZone: body.tzid,
  most: body.max_results,
});

const errorsOf = (error: z.ZodError): BodyError[] =>
  error.issues.flatMap((issue) => {
    const path = issue.path.filter((key) => typeof key !== "symbol");
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...path, key], message: "is not a known key" }))
      : [{ path, message: issue.message }];
  });

/** Says what was expected, for what the schema itself has no words for. */
const plainMessage: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "invalid_type") return undefined;
  return issue.input === undefined ? "is required" : `must be ${article(issue.expected)}`;
};

const article = (type: string) => `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
