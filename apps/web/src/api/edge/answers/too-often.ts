import type { Engine } from "@calcache/calendar-cache";
import { type AnswerHeaders, type Refusal, refusal } from "@calcache/http-edge";
import { type RateLimit, rateLimitFields, take } from "@calcache/rate-limits";
import { visitorOf } from "../origins/visitor.ts";

/** The headers that say how often may be asked. */
export const rateLimitAnswerHeaders: AnswerHeaders = {
  "ratelimit-policy": { says: "the limit: `q` requests in `w` seconds" },
  ratelimit: { says: "what is left of it: `r` requests, for `t` seconds" },
};

/** What an address that needs no key has asked for as often as it may. */
export const tooOftenFromThere = refusal(
  429,
  "TOO_MANY_REQUESTS",
  "That was asked from this address as often as it may be: go on after Retry-After seconds",
);

/** Counts a request by the address that it comes from. What is to be said of the limit in any answer; or its refusal. */
export async function countVisit(
  { db, now }: Pick<Engine, "db" | "now">,
  limit: RateLimit,
  { headers }: Request,
): Promise<{ headers: Record<string, string> } | Refusal<"TOO_MANY_REQUESTS">> {
  const taken = await take(db, { limit, subject: visitorOf(headers) }, now());
  const fields = rateLimitFields(taken);
  return taken.isAdmitted ? { headers: fields } : { ...tooOftenFromThere, headers: fields };
}
