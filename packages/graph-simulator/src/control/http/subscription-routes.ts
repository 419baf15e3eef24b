import { Hono } from "hono";
import type { Control } from "../control.ts";
import { lifecycleSchema, removalSchema, silenceSchema } from "../subscriptions.ts";
import { readBody, respond } from "./http.ts";

/** HTTP form of the subscription calls. */
export function subscriptionRoutes(control: Control): Hono {
  const app = new Hono();
  app.get("/subscriptions", (c) => c.json({ subscriptions: control.listSubscriptions() }));
  app.post("/subscriptions/:id/remove", async (c) => {
    const body = await readBody(c, removalSchema);
    return respond(c, body.ok ? control.removeSubscription(c.req.param("id"), body.value) : body);
  });
  app.post("/subscriptions/:id/silence", async (c) => {
    const body = await readBody(c, silenceSchema);
    return respond(c, body.ok ? control.silenceSubscription(c.req.param("id"), body.value) : body);
  });
  app.post("/subscriptions/:id/lifecycle", async (c) => {
    const body = await readBody(c, lifecycleSchema);
    return respond(c, body.ok ? control.sendLifecycle(c.req.param("id"), body.value.event) : body);
  });
  return app;
}
