import { html } from "hono/html";
import { z } from "zod";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import { consent } from "../consent/granted.ts";
import { apiScopes, readScopes } from "../consent/scopes.ts";
import type { LoginError } from "../login-error.ts";
import { describe, loginError } from "../login-error.ts";

const CODE_LIFE_MS = 10 * 60_000;

const querySchema = z.object({
  client_id: z.string().min(1),
  redirect_uri: z.url(),
  response_type: z.literal("code"),
  scope: z.string().default(""),
  state: z.string().optional(),
  login_hint: z.string().optional(),
  nonce: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.enum(["S256", "plain"]).optional(),
});
type AuthorizeQuery = z.infer<typeof querySchema>;

export type AuthorizeAnswer =
  | { kind: "redirect"; location: string }
  | { kind: "page"; status: 200 | 400; body: string };

/**
 * Signs a user in without asking for anything: the one named by `login_hint`, else the one picked from a list, who may
 * cancel instead. Consent is taken as given.
 */
export async function authorize(sim: Simulation, url: URL): Promise<AuthorizeAnswer> {
  const query = querySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) {
    const parameter = query.error.issues[0]?.path.join(".") ?? "";
    const body = await page("Sign in", html`<p>The parameter "${parameter}" is missing or invalid.</p>`);
    return { kind: "page", status: 400, body };
  }
  const mailbox = sim.mailboxes.find(query.data.login_hint ?? "");
  if (mailbox !== undefined) return { kind: "redirect", location: redirection(sim, query.data, mailbox) };
  return { kind: "page", status: 200, body: await picker(sim.mailboxes.all(), url, query.data) };
}

function redirection(sim: Simulation, query: AuthorizeQuery, mailbox: Mailbox): string {
  consent(sim, mailbox, query.client_id, apiScopes(readScopes(query.scope)));
  const code = sim.tokens.issueCode({
    kind: "user",
    mailboxId: mailbox.id,
    clientId: query.client_id,
    scope: query.scope,
    expiresAt: sim.now() + CODE_LIFE_MS,
    redirectUri: query.redirect_uri,
    codeChallenge: query.code_challenge ?? null,
    codeChallengeMethod: query.code_challenge_method ?? null,
    nonce: query.nonce ?? null,
  });
  const location = new URL(query.redirect_uri);
  location.searchParams.set("code", code);
  if (query.state !== undefined) location.searchParams.set("state", query.state);
  location.searchParams.set("session_state", sim.ids.guid());
  return location.href;
}

/**
 * How the app hears of a failure (Microsoft: "OAuth 2.0 authorization code flow", error response); null where the request itself
 * doesn't say where to.
 */
export function errorRedirect(url: URL, failure: LoginError): string | null {
  const query = querySchema.safeParse(Object.fromEntries(url.searchParams));
  return query.success ? redirectionWithError(query.data, failure) : null;
}

function redirectionWithError({ redirect_uri, state }: AuthorizeQuery, failure: LoginError): string {
  const location = new URL(redirect_uri);
  location.searchParams.set("error", failure.error);
  location.searchParams.set("error_description", describe(failure));
  if (failure.suberror !== undefined) location.searchParams.set("suberror", failure.suberror);
  if (failure.claims !== undefined) location.searchParams.set("claims", failure.claims);
  if (state !== undefined) location.searchParams.set("state", state);
  return location.href;
}

/** What the login answers a user who cancels. */
const cancellation = (query: AuthorizeQuery) =>
  redirectionWithError(
    query,
    loginError(400, "access_denied", 65004, "User declined to consent to access the app."),
  );

function picker(mailboxes: readonly Mailbox[], url: URL, asked: AuthorizeQuery): Promise<string> {
  const links = mailboxes.map((mailbox) => {
    const query = new URLSearchParams(url.searchParams);
    query.set("login_hint", mailbox.address);
    return html`<li><a href="?${query.toString()}">${mailbox.displayName} (${mailbox.address})</a></li>`;
  });
  const list = links.length === 0 ? html`<p>There are no mailboxes yet.</p>` : html`<ul>${links}</ul>`;
  return page("Pick an account", html`${list}<p><a href="${cancellation(asked)}">Cancel</a></p>`);
}

async function page(title: string, content: unknown): Promise<string> {
  const document = await html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`;
  return document.toString();
}
