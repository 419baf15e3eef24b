/**
 * Keys of applications: granted, found, revoked; what they open, and what they were used for. Knows prisma.
 *
 * - scope: what the holder of a key may do
 * - reach: whose time and which calendars a key opens
 * - usage: how often a key was used for what on a day
 * - log: what was done to a key, and what it wrote
 * - element token: what an element in a page of one origin shows; a part of a key's reach, for hours
 */
export { type ApiKeyInfo, type ApiKeyScope, apiKeyScopes } from "./api-key.ts";
export {
  elementOpensBooking,
  elementOpensEventType,
  findElementSubjects,
  holdsBooking,
  usersOfElement,
} from "./element-reach.ts";
export {
  type ElementScope,
  type ElementSubjects,
  type ElementToken,
  elementPrefix,
  elementScopeNames,
  scopesBeyond,
} from "./element-token.ts";
export { findElementToken, hasElementToken } from "./find-element-token.ts";
export { findApiKey } from "./find-key.ts";
export { findOpenedUser } from "./find-opened-user.ts";
export { createApiKey, type Grant, grantKey } from "./grant-key.ts";
export { type KeysOf, listApiKeys, namedOrigins, revokeApiKey } from "./list-keys.ts";
export { elementLasts, makeElementToken, mostElementTokens } from "./make-element-token.ts";
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
