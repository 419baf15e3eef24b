/**
 * Who somebody is: sign-in by OpenID Connect at Microsoft, sessions, invitations, roles, and what organisations have consented to.
 * Knows prisma. What a connected account becomes is none of its business.
 *
 * - identity: somebody as Microsoft knows them; user: a row of `users`
 * - attempt: a sign-in under way, whose answer is taken once, from the browser that began it
 * - session: a browser in which a user is signed in
 * - invitation: a link by which a user signs in whatever the address of their Microsoft account is
 * - account link: a link by which a user connects an account without being signed in
 * - tenant: an organisation at Microsoft
 */

export {
  type AccountLink,
  type AccountLinks,
  createAccountLinks,
  type LinkFailure,
  linkLifetimes,
} from "./account-links/account-links.ts";
export type { Aim, Attempt } from "./attempts/attempts.ts";
export { createConsents } from "./consents/consents.ts";
export {
  createInvitations,
  type InvitationFailure,
  type Invited,
  invitationLifetime,
  type OpenInvitation,
} from "./invitations/invitations.ts";
export type { Identity } from "./microsoft/identity.ts";
export type { GrantedTokens } from "./microsoft/microsoft-login.ts";
export { refusedBy } from "./microsoft/refusal.ts";
export {
  findManagedTeam,
  findManagedUser,
  listManagedTeams,
  membersOf,
  type TeamQuery,
} from "./people/managed.ts";
export { type Roles, rolesOf } from "./people/roles.ts";
export { keyFor, macOf } from "./secrets/secrets.ts";
export { ownCookieName, sessionCookie, sessionIn } from "./sessions/own-cookie.ts";
export { createSessions, type Session, sessionLifetime } from "./sessions/sessions.ts";
export { createSignIn, type Finished, type Refusal, type SignIn } from "./sign-in.ts";
