import { html } from "hono/html";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import { loginError } from "../login-error.ts";
import type { LoginAnswer } from "../login-page.ts";
import { linkTo, page, refusalPage } from "../login-page.ts";
import { admits } from "../tenant-name.ts";
import { askForConsent } from "./ask-for-consent.ts";
import type { AuthorizeQuery } from "./authorize-query.ts";
import { authorizeQuerySchema, failureRedirection } from "./authorize-query.ts";
import { cancellation } from "./cancellation.ts";

/**
 * Signs a user in without asking for a password: the one named by `login_hint`, else the one picked from a list, who may cancel
 * instead. `prompt` asks for the list (`login`, `select_account`), for a page of consent, or that no page is shown (`none`).
 */
export async function authorize(sim: Simulation, url: URL, tenant: string): Promise<LoginAnswer> {
  const query = authorizeQuerySchema.safeParse(Object.fromEntries(url.searchParams));
  if (!query.success) {
    const parameter = query.error.issues[0]?.path.join(".") ?? "";
    return refusalPage(`The parameter "${parameter}" is missing or invalid.`);
  }
  const asked = query.data;
  const hinted = sim.mailboxes.find(asked.login_hint ?? "");
  const user = hinted !== undefined && admits(tenant, hinted) ? hinted : undefined;
  const hasToPick = asked.prompt === "login" || asked.prompt === "select_account";
  if (user !== undefined && !hasToPick) return askForConsent(sim, url, asked, user);
  if (asked.prompt === "none") return nobodySignedIn(asked);
  return picker(
    sim.mailboxes.all().filter((mailbox) => admits(tenant, mailbox)),
    url,
    asked,
  );
}

function picker(mailboxes: readonly Mailbox[], url: URL, asked: AuthorizeQuery): Promise<LoginAnswer> {
  const prompt = asked.prompt === "consent" ? "consent" : null;
  const links = mailboxes.map(({ address, displayName }) => {
    const href = linkTo(url, { login_hint: address, prompt });
    return html`<li><a href="${href}">${displayName} (${address})</a></li>`;
  });
  const list = links.length === 0 ? html`<p>There are no mailboxes yet.</p>` : html`<ul>${links}</ul>`;
  return page("Pick an account", html`${list}<p><a href="${cancellation(asked)}">Cancel</a></p>`);
}

function nobodySignedIn(asked: AuthorizeQuery): LoginAnswer {
  const failure = loginError(
    400,
    "login_required",
    50058,
    "Session information is not sufficient for single-sign-on.",
  );
  return { kind: "redirect", location: failureRedirection(asked, failure) };
}
