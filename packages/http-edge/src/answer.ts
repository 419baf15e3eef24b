import type { z } from "zod";
import type { Refusal } from "./refusal.ts";

/** A success before it is a response, so that it can be kept and given again. */
export type Answer<Status extends number = number, Body = unknown> = {
  status: Status;
  body: Body;
  headers?: Record<string, string>;
};

export const answer = <const Status extends number, Body>(
  status: Status,
  body: Body,
  headers: Record<string, string> = {},
): Answer<Status, Body> => ({ status, body, headers });

/** What an endpoint answers by status: the shape of its JSON, the media type of what is no JSON, null for no body. */
export type Answers = Readonly<Record<number, z.ZodType | `${string}/${string}` | null>>;

/** What a handler with these answers returns: JSON before it is a response, all else as a response. */
export type AnswerOf<Declared extends Answers> = {
  [Status in keyof Declared & number]: Declared[Status] extends z.ZodType
    ? Answer<Status, z.input<Declared[Status]>>
    : Response;
}[keyof Declared & number];

/** What comes of a request. */
export type Outcome = Answer | Refusal | Response;

/** With headers, but for those that it has itself. */
export function withHeaders(outcome: Outcome, headers: Record<string, string>): Outcome {
  if (!(outcome instanceof Response)) return { ...outcome, headers: { ...headers, ...outcome.headers } };
  for (const [name, value] of Object.entries(headers))
    if (!outcome.headers.has(name)) outcome.headers.set(name, value);
  return outcome;
}

export const isRefusal = (outcome: object): outcome is Refusal => "code" in outcome && "message" in outcome;
