/**
 * Keys of applications: granted, found, revoked; what they open, and what they were used for. Knows prisma.
 *
 * - scope: what the holder of a key may do
 * - reach: whose time and which calendars a key opens
 * - usage: how often a key was used for what on a day
 * - log: what was done to a key, and what it wrote
 */
export { type ApiKeyInfo, type ApiKeyScope, apiKeyScopes } from "./api-key.ts";
export { findApiKey } from "./find-key.ts";
export { findOpenedUser } from "./find-opened-user.ts";
export { createApiKey, type Grant, grantKey } from "./grant-key.ts";
export { type KeysOf, listApiKeys, namedOrigins, revokeApiKey } from "./list-keys.ts";
export { ownCalendars } from "./own-calendars.ts";
export {
  bookingsOpenedBy,
  opensBooking,
  opensCalendar,
  type Reach,
  seesUser,
  usersActedForBy,
  usersSeenBy,
} from "./reach.ts";
export { pruneKeys } from "./usage/prune-keys.ts";
export { type DailyUsage, type LogEntry, readKeyLog, readUsage } from "./usage/read-usage.ts";
export { openUsageCounter, type UsageCounter } from "./usage/usage-counter.ts";
