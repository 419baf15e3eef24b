/**
 * How often something may be done, counted in the database for all processes. Knows prisma.
 *
 * - limit: so many times in any window of time
 * - subject: whom or what is counted; stored as a hash only
 */
export { admit, type TooOften } from "./admit.ts";
export { rateLimitFields } from "./rate-limit-fields.ts";
export { type Counted, type RateLimit, type Taken, take } from "./take.ts";
