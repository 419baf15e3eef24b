/**
 * The tokens of linked accounts, as stored: the hosts' in `Credential`, visitors' in `calcache.guest_calendar`. They are
 * encrypted, and renewed under a lock. It may touch those rows through `@calcache/prisma`, and nothing else: it asks no login.
 * Its tests that need Postgres are in `@calcache/setup`, which makes test databases and stands on this room.
 *
 * - **credential**: a linked account's tokens
 */
export {
  CredentialError,
  type CredentialKey,
  credentialKey,
  fingerprint,
  type StoredTokens,
  sealTokens,
} from "./credential-key.ts";
export { createGuestTokenStore, sealGuestTokens } from "./guest-token-store.ts";
export { createTokenCipher, type DecryptError, type TokenCipher } from "./token-cipher.ts";
export { createTokenStore, type TokenStore } from "./token-store.ts";
export { createVisitorCalendarStore, visitorCalendarLifetime } from "./visitor-calendar-store.ts";
