import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { InjectedFailure } from "../attend.ts";
import { attend } from "../attend.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Simulation } from "../simulation.ts";
import { authorize } from "./authorize.ts";
import { readClient } from "./check-client.ts";
import { loginErrorBody } from "./login-error.ts";
import { redeem } from "./token.ts";

/** The login: `/{tenant}/oauth2/v2.0/authorize` and `/token`. Every tenant name is accepted. */
export function createLoginApp(sim: Simulation): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.get("/:tenant/oauth2/v2.0/authorize", (c) =>
    attend(sim, c, { operation: "authorize", mailbox: null }, async (injected) => {
      if (injected !== null) return failedByFault(injected);
      const answer = await authorize(sim, new URL(c.req.url));
      return answer.kind === "redirect" ? c.redirect(answer.location) : c.html(answer.body, answer.status);
    }),
  );

  app.post("/:tenant/oauth2/v2.0/token", async (c) => {
    const form = new URLSearchParams(await c.req.text());
    return attend(sim, c, { operation: "token", mailbox: ownerOf(sim, form) }, (injected) => {
      if (injected !== null) return failedByFault(injected);
      const answer = redeem(sim, form, readClient(form, c.req.header("authorization")));
      const failed = "failed" in answer;
      const body = failed ? loginErrorBody(answer, sim.now(), sim.ids.guid) : answer;
      const headers = { "cache-control": "no-store", date: new Date(sim.now()).toUTCString() };
      return Response.json(body, { status: failed ? answer.status : 200, headers });
    });
  });

  return app;
}

/** Whose refresh token it is, so that faults can be meant for one user. */
function ownerOf(sim: Simulation, form: URLSearchParams): Mailbox | null {
  const token = sim.tokens.refresh(form.get("refresh_token") ?? "");
  return sim.mailboxes.get(token?.mailboxId ?? "") ?? null;
}

function failedByFault({ status, code, headers }: InjectedFailure): Response {
  const body = { error: code, error_description: `Injected fault: ${code}.`, error_codes: [] };
  return Response.json(body, { status, headers });
}
