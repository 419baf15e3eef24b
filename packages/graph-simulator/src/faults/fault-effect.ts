import { z } from "zod";
import { ALTERATIONS } from "./alter-answer.ts";

const delaySchema = z.number().min(0).max(600_000);

/** A refusal of the login (Microsoft: "Microsoft identity platform and OAuth 2.0 authorization code flow", error response). */
export const loginRefusalSchema = z.object({
  /** AADSTS number. */
  number: z.number().int().min(1),
  /** The OAuth error, such as `invalid_grant`; that of the number if absent. */
  error: z.string().min(1).optional(),
  suberror: z.string().optional(),
  /** JSON text, as Conditional Access sends it for the next sign-in. */
  claims: z.string().optional(),
});
export type LoginRefusal = z.infer<typeof loginRefusalSchema>;

/** What may stand in place of the real answer; a fault chooses one at most. */
const answers = {
  /** Cuts the connection. */
  cut: z.literal(true),
  /** Answers with JSON that ends in the middle. */
  malformed: z.literal(true),
  /** Answers without a body. */
  empty: z.literal(true),
  /** Answers with a gateway's page, or with an HTML text of one's own. */
  html: z.union([z.literal(true), z.string()]),
  /** Any JSON as body. */
  body: z.unknown(),
  /** Refuses as the login does. */
  login: loginRefusalSchema,
};

/** Details of an error in the surface's own form. */
const errorDetails = {
  code: z.string(),
  message: z.string(),
  /** Codes of inner errors, each within the one before it. */
  innerCodes: z.array(z.string()).min(1),
  /** Name of the status with which Exchange failed behind Graph, such as `ServiceUnavailable`: told by an `ExtensionError`. */
  exchangeStatus: z.string().regex(/^\w+$/),
};

/**
 * What happens to a request. Without any of the answers and details, and without a status, it is answered as usual, perhaps late,
 * altered, or with more headers.
 */
export const faultEffectSchema = z
  .object({
    status: z.number().int().min(200).max(599),
    /** May have decimals, as Graph's `Retry-After` sometimes does. */
    retryAfterSeconds: z.number().min(0),
    /** Headers of the answer, in place of its own ones of the same name. */
    headers: z.record(z.string(), z.string()).refine(areHeaders, "not headers that HTTP allows"),
    /** Waits first. */
    delayMs: delaySchema,
    /** Holds a finished answer back: meanwhile it may grow old. */
    answerDelayMs: delaySchema,
    /** Does what was asked, and cuts the connection instead of answering. */
    answerLost: z.literal(true),
    /** Alters the real answer. */
    alter: z.enum(ALTERATIONS),
    ...answers,
    ...errorDetails,
  })
  .partial()
  .superRefine((effect, context) => {
    const chosen = Object.keys(answers).filter((name) => name in effect);
    const told = [...chosen, ...Object.keys(errorDetails).filter((name) => name in effect)];
    const isReal = told.length === 0 && effect.status === undefined;
    if (chosen.length > 1 || (chosen.length === 1 && told.length > 1))
      context.addIssue({ code: "custom", message: `${told.join(" and ")} exclude each other` });
    if (effect.alter !== undefined && !isReal)
      context.addIssue({ code: "custom", message: "alter is for the real answer: give no other one" });
  });
export type FaultEffect = z.infer<typeof faultEffectSchema>;

function areHeaders(headers: Record<string, string>): boolean {
  try {
    return new Headers(headers) instanceof Headers;
  } catch {
    return false;
  }
}
