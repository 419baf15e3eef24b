import { html } from "hono/html";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import { grantToTenant } from "../consent/grant-to-tenant.ts";
import { consent, grantedScopes } from "../consent/granted.ts";
import { apiScopes, isAdministrators, missingScopes, readScopes } from "../consent/scopes.ts";
import type { ConsentRefusal } from "../consent/tenant-store.ts";
import type { LoginError } from "../login-error.ts";
import { describe, loginError } from "../login-error.ts";
import type { LoginAnswer } from "../login-page.ts";
import { linkTo, page } from "../login-page.ts";
import type { AuthorizeQuery } from "./authorize-query.ts";
import { DECISION, failureRedirection, redirection } from "./authorize-query.ts";
import { cancellation } from "./cancellation.ts";

const CODE_LIFE_MS = 10 * 60_000;

const REFUSALS: Readonly<Record<ConsentRefusal, string>> = {
  65001: "The user or administrator has not consented to use the application.",
  90094:
    "The application needs permission to access resources in your organization that only an admin can grant.",
  90095: "Admin consent is required, and can be requested.",
  900941: "Administrator consent is required. App is considered risky.",
};

/**
 * Leads back with a code once the scopes are granted. A user's consent is taken as given, unless `prompt` asks for a page of it, or
 * the tenant leaves it to its administrator: then there is a page that says so, on which only an administrator gets further (with
 * 65001, the app is told at once).
 * `prompt=consent` wants consent to everything again, so in such a tenant it fails even after the administrator's.
 */
export async function askForConsent(
  sim: Simulation,
  url: URL,
  asked: AuthorizeQuery,
  user: Mailbox,
): Promise<LoginAnswer> {
  const scopes = apiScopes(readScopes(asked.scope));
  const asksAgain = asked.prompt === "consent";
  const missing = asksAgain ? scopes : missingScopes(scopes, grantedScopes(sim, user, asked.client_id));
  const refusal = refusalOf(sim, user, missing);
  const decision = asked[DECISION];
  if (asked.prompt === "none" && missing.length > 0) return leadBack(asked, refusal ?? refused(65001));
  if (refusal?.number === 65001) return leadBack(asked, refusal);
  if (refusal !== null && decision !== "administrator") return approvalPage(url, asked, refusal);
  if (asksAgain && decision === undefined) return consentPage(url, asked, scopes);
  if (decision === "administrator") grantToTenant(sim, user.tenantId, asked.client_id, { delegated: scopes });
  else consent(sim, user, asked.client_id, scopes);
  return { kind: "redirect", location: withCode(sim, asked, user) };
}

function refusalOf(
  sim: Simulation,
  { kind, tenantId }: Mailbox,
  missing: readonly string[],
): LoginError | null {
  const { refusesConsentWith } = sim.tenants.get(tenantId);
  const isLeft = kind === "outlook.com" || refusesConsentWith === null || !missing.some(isAdministrators);
  return isLeft ? null : refused(refusesConsentWith);
}

function refused(number: ConsentRefusal): LoginError {
  return loginError(400, "consent_required", number, REFUSALS[number]);
}

function leadBack(asked: AuthorizeQuery, refusal: LoginError): LoginAnswer {
  return { kind: "redirect", location: failureRedirection(asked, refusal) };
}

/** The page that users see where only an administrator consents. An app to which they go back hears no more than that they did. */
function approvalPage(url: URL, asked: AuthorizeQuery, refusal: LoginError): Promise<LoginAnswer> {
  const content = html`<p>${describe(refusal)}</p>
<p><a href="${linkTo(url, { [DECISION]: "administrator" })}">Sign in with an admin account</a></p>
<p><a href="${redirection(asked, { error: "access_denied", error_subcode: "cancel" })}">Return to the application without granting consent</a></p>`;
  return page("Need admin approval", content);
}

function consentPage(url: URL, asked: AuthorizeQuery, scopes: readonly string[]): Promise<LoginAnswer> {
  const content = html`<ul>${scopes.map((name) => html`<li>${name}</li>`)}</ul>
<p><a href="${linkTo(url, { [DECISION]: "accept" })}">Accept</a> <a href="${cancellation(asked)}">Cancel</a></p>`;
  return page("Permissions requested", content);
}

function withCode(sim: Simulation, asked: AuthorizeQuery, user: Mailbox): string {
  const code = sim.tokens.issueCode({
    kind: "user",
    mailboxId: user.id,
    clientId: asked.client_id,
    scope: asked.scope,
    expiresAt: sim.now() + CODE_LIFE_MS,
    redirectUri: asked.redirect_uri,
    codeChallenge: asked.code_challenge ?? null,
    codeChallengeMethod: asked.code_challenge_method ?? null,
    nonce: asked.nonce ?? null,
  });
  return redirection(asked, { code, session_state: sim.ids.guid() });
}
