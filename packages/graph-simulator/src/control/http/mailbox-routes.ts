import { Hono } from "hono";
import { consentInputSchema } from "../consents.ts";
import type { Control } from "../control.ts";
import { mailboxDraftSchema, mailboxPatchSchema } from "../mailboxes.ts";
import { tokenActionSchema } from "../tokens.ts";
import { errorResponse, readBody, respond } from "./http.ts";

/** HTTP form of the mailbox calls. */
export function mailboxRoutes(control: Control): Hono {
  const app = new Hono();
  app.get("/mailboxes", (c) => c.json({ mailboxes: control.listMailboxes() }));
  app.post("/mailboxes", async (c) => {
    const body = await readBody(c, mailboxDraftSchema);
    if (!body.ok) return errorResponse(c, body.error);
    const { created, ...mailbox } = control.createMailbox(body.value);
    return c.json(mailbox, created ? 201 : 200);
  });
  app.patch("/mailboxes/:address", async (c) => {
    const body = await readBody(c, mailboxPatchSchema);
    return respond(c, body.ok ? control.updateMailbox(c.req.param("address"), body.value) : body);
  });
  app.delete("/mailboxes/:address", (c) => respond(c, control.deleteMailbox(c.req.param("address"))));
  app.post("/mailboxes/:address/tokens", async (c) => {
    const body = await readBody(c, tokenActionSchema);
    return respond(c, body.ok ? control.changeTokens(c.req.param("address"), body.value) : body);
  });
  app.get("/mailboxes/:address/consents", (c) => {
    const found = control.listConsents(c.req.param("address"));
    return respond(c, found.ok ? { ok: true, value: { consents: found.value } } : found);
  });
  app.put("/mailboxes/:address/consents", async (c) => {
    const body = await readBody(c, consentInputSchema);
    return respond(c, body.ok ? control.setConsent(c.req.param("address"), body.value) : body);
  });
  app.post("/mailboxes/:address/import", async (c) => {
    const options = { calendarId: c.req.query("calendarId"), replace: c.req.query("replace") === "true" };
    return respond(c, control.importIcs(c.req.param("address"), await c.req.text(), options));
  });
  return app;
}
