import { html } from "hono/html";
import { z } from "zod";
import { domainOf } from "../../mailbox/tenant.ts";
import type { Simulation } from "../../simulation.ts";
import type { LoginAnswer } from "../login-page.ts";
import { linkTo, page, refusalPage } from "../login-page.ts";
import { DECISION, redirection } from "../sign-in/authorize-query.ts";
import { tenantIdOf } from "../tenant-name.ts";
import { grantToTenant } from "./grant-to-tenant.ts";
import { apiScopes, DEFAULT_SCOPE, readScopes } from "./scopes.ts";

const querySchema = z.object({
  client_id: z.string().min(1),
  redirect_uri: z.url(),
  scope: z.string().min(1),
  state: z.string().optional(),
  [DECISION]: z.literal("accept").optional(),
});
type Query = z.infer<typeof querySchema>;

/**
 * Lets an administrator consent for a whole tenant (Microsoft: "Admin consent on the Microsoft identity platform"). `organizations`
 * asks for which; `common` isn't possible. Application permissions come with `.default` alone: those that the app is registered for.
 */
export async function adminConsent(sim: Simulation, url: URL, tenant: string): Promise<LoginAnswer> {
  const query = querySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) {
    const parameter = query.error.issues[0]?.path.join(".") ?? "";
    return refusalPage(`AADSTS900144: The request must contain the parameter "${parameter}".`);
  }
  if (tenant.toLowerCase() === "common") return refusalPage("AADSTS50059: No tenant is named.");
  const tenantId = tenantIdOf(tenant);
  if (tenantId === null) return tenantPicker(sim, url);
  const isKnown = sim.mailboxes.all().some((mailbox) => mailbox.tenantId === tenantId);
  if (!isKnown) return refusalPage(`AADSTS90002: Tenant '${tenant}' not found.`);
  return query.data[DECISION] === undefined
    ? consentPage(url, query.data)
    : { kind: "redirect", location: grant(sim, query.data, tenantId) };
}

function grant(sim: Simulation, query: Query, tenantId: string): string {
  const scopes = readScopes(query.scope);
  const isDefault = scopes.includes(DEFAULT_SCOPE);
  const { delegated, application } = sim.settings.permissions;
  grantToTenant(sim, tenantId, query.client_id, {
    delegated: [...apiScopes(scopes), ...(isDefault ? delegated : [])],
    application: isDefault ? application : [],
  });
  return redirection(query, { admin_consent: "True", tenant: tenantId, scope: query.scope });
}

function consentPage(url: URL, query: Query): Promise<LoginAnswer> {
  const content = html`<p>For your organization: ${query.scope}</p>
<p><a href="${linkTo(url, { [DECISION]: "accept" })}">Accept</a> <a href="${cancellation(query)}">Cancel</a></p>`;
  return page("Permissions requested", content);
}

/** What the app hears of an administrator who cancels, or who isn't one: `admin_consent` is True here too. */
function cancellation(query: Query): string {
  const error_description = "AADSTS65004: The resource owner or authorization server denied the request.";
  return redirection(query, { admin_consent: "True", error: "consent_required", error_description });
}

function tenantPicker(sim: Simulation, url: URL): Promise<LoginAnswer> {
  const work = sim.mailboxes.all().filter(({ kind }) => kind === "microsoft365");
  const tenants = new Map(work.map(({ tenantId, address }) => [tenantId, domainOf(address)]));
  const links = [...tenants].map(
    ([id, domain]) =>
      html`<li><a href="/${id}/v2.0/adminconsent${linkTo(url, {})}">Administrator of ${domain}</a></li>`,
  );
  return page("Pick an account", html`<ul>${links}</ul>`);
}
