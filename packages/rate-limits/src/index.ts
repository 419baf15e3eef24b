/**
 * How often something may be done, counted in the database for all processes. Knows prisma.
 *
 * - limit: so many times in any window of time
 * - subject: whom or what is counted; stored as a hash only
 */
export { admit, type Counted, type RateLimit, type TooOften } from "./admit.ts";
