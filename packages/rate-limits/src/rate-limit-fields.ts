import type { Taken } from "./take.ts";

/**
 * The HTTP fields by which a client knows how often it may ask: `RateLimit-Policy` (the quota `q` in a window of `w` seconds) and
 * `RateLimit` (`r` requests remain, for `t` seconds); with `Retry-After` where it was refused.
 * Source: draft-ietf-httpapi-ratelimit-headers-10
 */
export function rateLimitFields({
  isAdmitted,
  limit,
  remaining,
  resetSeconds,
}: Taken): Record<string, string> {
  const name = JSON.stringify(limit.name);
  return {
    "ratelimit-policy": `${name};q=${limit.most};w=${Math.round(limit.window / 1000)}`,
    ratelimit: `${name};r=${remaining};t=${resetSeconds}`,
    ...(!isAdmitted && { "retry-after": String(resetSeconds) }),
  };
}
