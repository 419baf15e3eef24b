import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { HttpContext } from "../attend.ts";
import { attend } from "../attend.ts";
import type { InjectedFailure } from "../faults/inject-fault.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Simulation } from "../simulation.ts";
import { adminConsent } from "./consent/admin-consent.ts";
import type { LoginError } from "./login-error.ts";
import { loginErrorBody, refusalError } from "./login-error.ts";
import type { LoginAnswer } from "./login-page.ts";
import { discoveryDocument, keySet } from "./openid/discovery.ts";
import { authorize } from "./sign-in/authorize.ts";
import { errorRedirect } from "./sign-in/authorize-query.ts";
import { readClient } from "./tokens/check-client.ts";
import { redeem } from "./tokens/redeem.ts";

/** The login under `/{tenant}`: sign-in, tokens, the administrator's consent, and what OpenID clients discover it by. */
export function createLoginApp(sim: Simulation): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.get("/:tenant/oauth2/v2.0/authorize", (c) =>
    attend(
      sim,
      c,
      {
        operation: "authorize",
        mailbox: hinted(sim, c),
        calendarId: null,
        client: c.req.query("client_id") ?? "",
      },
      async (injected) => {
        const url = new URL(c.req.url);
        if (injected !== null) {
          const location = injected.login && errorRedirect(url, refusalError(injected.login));
          return location ? c.redirect(location) : failedByFault(sim, injected);
        }
        return show(c, await authorize(sim, url, c.req.param("tenant")));
      },
    ),
  );

  app.get("/:tenant/v2.0/adminconsent", (c) =>
    attend(sim, c, { operation: "adminconsent", mailbox: null, calendarId: null }, async (injected) => {
      if (injected !== null) return failedByFault(sim, injected);
      return show(c, await adminConsent(sim, new URL(c.req.url), c.req.param("tenant")));
    }),
  );

  app.get("/:tenant/v2.0/.well-known/openid-configuration", (c) =>
    attend(sim, c, { operation: "openidConfiguration", mailbox: null, calendarId: null }, (injected) =>
      injected === null
        ? c.json(discoveryDocument(sim.url(), c.req.param("tenant")))
        : failedByFault(sim, injected),
    ),
  );

  app.get("/:tenant/discovery/v2.0/keys", (c) =>
    attend(sim, c, { operation: "keys", mailbox: null, calendarId: null }, async (injected) =>
      injected === null ? c.json(await keySet(sim)) : failedByFault(sim, injected),
    ),
  );

  app.post("/:tenant/oauth2/v2.0/token", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const client = readClient(form, c.req.header("authorization"));
    const request = { operation: "token", mailbox: ownerOf(sim, form), calendarId: null, client: client.id };
    return attend(sim, c, request, async (injected) => {
      if (injected !== null) return failedByFault(sim, injected);
      const answer = await redeem(sim, { form, client, tenant: c.req.param("tenant") });
      return "failed" in answer ? refuse(sim, answer) : answerToken(sim, answer, 200);
    });
  });

  return app;
}

function show(c: HttpContext, answer: LoginAnswer): Response | Promise<Response> {
  return answer.kind === "redirect" ? c.redirect(answer.location) : c.html(answer.body, answer.status);
}

/** Whose refresh token it is, so that faults can be meant for one user. */
function ownerOf(sim: Simulation, form: URLSearchParams): Mailbox | null {
  const token = sim.tokens.refresh(form.get("refresh_token") ?? "");
  return sim.mailboxes.get(token?.mailboxId ?? "") ?? null;
}

/** Who is about to sign in, as far as the app says, for the same reason. */
function hinted(sim: Simulation, c: HttpContext): Mailbox | null {
  return sim.mailboxes.find(c.req.query("login_hint") ?? "") ?? null;
}

function failedByFault(sim: Simulation, { status, code, message, login }: InjectedFailure): Response {
  if (login !== null) return refuse(sim, refusalError(login, status));
  return Response.json({ error: code, error_description: message, error_codes: [] }, { status });
}

function refuse(sim: Simulation, failure: LoginError): Response {
  return answerToken(sim, loginErrorBody(failure, sim.now(), sim.ids.guid), failure.status);
}

function answerToken(sim: Simulation, body: object, status: number): Response {
  const headers = { "cache-control": "no-store", date: new Date(sim.now()).toUTCString() };
  return Response.json(body, { status, headers });
}
