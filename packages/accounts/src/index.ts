/**
 * The tokens of linked accounts, as stored: the hosts' in `Credential`, visitors' in `calcache.guest_calendar`. They are
 * read in whatever form they are, renewed under a lock, and written back in that form. And which mailbox an account is of. It may
 * touch those rows, `calcache.account` and `calcache.mailbox`, through `@calcache/prisma`, and nothing else: it asks no login. Its tests that need Postgres are in `@calcache/setup`, which makes
 * test databases and stands on this room.
 *
 * - **credential**: a host's linked account; **visitor**: who looks at a booking page
 * - **sealed**: encrypted by us; **encrypted key**: encrypted by cal.com
 * - **held**: tokens, and how others are put in their place
 */

export { applyPath, reachWords } from "./auth-paths/apply-path.ts";
export { type AuthPaths, createAuthPaths } from "./auth-paths/auth-paths.ts";
export { environmentPath, type PathRule } from "./auth-paths/choose-path.ts";
export { type KnownPath, listPaths, pathScopeWords } from "./auth-paths/list-paths.ts";
export {
  leavePath,
  type PathProblem,
  type PathScope,
  removePath,
  savePath,
  switchPath,
} from "./auth-paths/manage-paths.ts";
export { notePathUse } from "./auth-paths/note-path-use.ts";
export { failedWords, grantedPercent, type PathRate, readPathRates } from "./auth-paths/path-rates.ts";
export { type AuthPath, readPaths } from "./auth-paths/stored-paths.ts";
export { type PathReach, tryAgainBy } from "./auth-paths/try-again.ts";
export { createTokenStore } from "./credential-token-store.ts";
export { forgetTroubles, linkMailbox, startAnew } from "./mailboxes/link-mailbox.ts";
export {
  ensureMailbox,
  findMailboxId,
  hasNoAddress,
  isMailboxOf,
  passToNextAccount,
  type StoredMailbox,
} from "./mailboxes/mailbox-of-account.ts";
export { presentIdIn, presentIds } from "./mailboxes/present-id.ts";
export { type AppCredential, certificateOf } from "./tenants/app-credential.ts";
export { tenantRegistrations } from "./tenants/tenant-registrations.ts";
export { type GivenCredential, type NewTenant, rotateCredential, saveTenant } from "./tenants/tenants.ts";
export type { TokenDatabases, TokenStore } from "./token-store.ts";
export { CredentialError } from "./tokens/credential-error.ts";
export { readKey } from "./tokens/credential-key.ts";
export type { Keyring } from "./tokens/encrypted-key.ts";
export { keyOfTokens, standsAlone } from "./tokens/key-of-tokens.ts";
export { fingerprint, sealedKey, sealTokens } from "./tokens/sealed-key.ts";
export { fromJson, type StoredTokens } from "./tokens/stored-tokens.ts";
export { createTokenCipher, type DecryptError, type TokenCipher } from "./tokens/token-cipher.ts";
export { createVisitorCalendarStore, visitorCalendarLifetime } from "./visitor-calendar-store.ts";
export { createVisitorTokenStore, sealVisitorTokens } from "./visitor-token-store.ts";
