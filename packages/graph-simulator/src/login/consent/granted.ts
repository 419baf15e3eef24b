import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import type { LoginError } from "../login-error.ts";
import { loginError } from "../login-error.ts";
import { DEFAULT_SCOPE, missingScopes, readScopes } from "./scopes.ts";

type Consents = Pick<Simulation, "consents" | "tenants">;

/** The scopes that an app has for a user: by the user's own consent, and by the administrator's for the whole tenant. */
export function grantedScopes({ consents, tenants }: Consents, mailbox: Mailbox, clientId: string): string[] {
  const own = consents.of(mailbox.id, clientId);
  return [...new Set([...own, ...(tenants.get(mailbox.tenantId).apps[clientId]?.delegated ?? [])])];
}

/** Adds to what a user has allowed an app. */
export function consent(
  { consents }: Consents,
  mailbox: Mailbox,
  clientId: string,
  scopes: readonly string[],
): void {
  const before = consents.of(mailbox.id, clientId);
  consents.put({ mailboxId: mailbox.id, clientId, scopes: [...new Set([...before, ...scopes])] });
}

/** The scope of a new token as asked for, `.default` being all that is granted; a failure if more is asked for than is granted. */
export function grantableScope(
  sim: Consents,
  mailbox: Mailbox,
  clientId: string,
  asked: string,
): string | LoginError {
  const granted = grantedScopes(sim, mailbox, clientId);
  const scopes = readScopes(asked);
  if (missingScopes(scopes, granted).length > 0) return consentMissing(mailbox, clientId);
  return scopes.flatMap((name) => (name === DEFAULT_SCOPE ? granted : [name])).join(" ");
}

/**
 * The refusal of a scope that was never granted, or isn't any more: work accounts are told so (python-o365#323), personal ones hear of
 * their token (microsoft-authentication-library-for-js#3303).
 */
function consentMissing({ kind }: Mailbox, clientId: string): LoginError {
  if (kind === "outlook.com") {
    const message =
      "The request was denied because one or more scopes requested are unauthorized or expired. The user must first sign in and grant the client application access to the requested scope.";
    return loginError(400, "invalid_grant", 70000, message);
  }
  const message = `The user or administrator has not consented to use the application with ID '${clientId}'. Send an interactive authorization request for this user and resource.`;
  return loginError(400, "invalid_grant", 65001, message, "consent_required");
}
