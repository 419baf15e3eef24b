import type { z } from "zod";

/**
 * A way in which a request can fail, with its HTTP status, a code for programs and a sentence for people. An endpoint
 * declares those it has; a handler returns one, with what is to be told beyond that.
 */
export type Refusal<Code extends string = string> = {
  status: number;
  code: Code;
  message: string;
  /** The shape of `more`. */
  tells?: z.ZodObject;
  /** What programs are told besides the code. */
  more?: Record<string, unknown>;
  headers?: Record<string, string>;
};

/** Declares a way to fail. @param tells the shape of what programs are told besides the code */
export const refusal = <const Code extends string>(
  status: number,
  code: Code,
  message: string,
  tells?: z.ZodObject,
): Refusal<Code> => ({ status, code, message, ...(tells && { tells }) });

/** The body of a refusal in one family of APIs. */
export type Envelope = (refusal: Refusal) => object;

/** As cal.com's API v2 has it. */
export const apiEnvelope: Envelope = ({ code, message, more }) => ({
  status: "error",
  error: { code, message, ...more },
});

/** As cal.com's webhook and cron routes have it. */
export const messageEnvelope: Envelope = ({ message }) => ({ message });

/** A refusal as a response. What the envelope leaves out is in the status and the headers. */
export const refuse = (envelope: Envelope, refusal: Refusal): Response =>
  Response.json(envelope(refusal), {
    status: refusal.status,
    headers: { "cache-control": "no-store", ...refusal.headers },
  });
