import { Hono } from "hono";
import { z } from "zod";
import { faultSchema } from "../../faults/fault.ts";
import { deliveryOptionsSchema } from "../../notifications/delivery-options.ts";
import { settingsSchema } from "../../settings.ts";
import type { Control } from "../control.ts";
import { errorResponse, readBody, respond } from "./http.ts";

const deliveryPatchSchema = deliveryOptionsSchema.partial();
const settingsPatchSchema = settingsSchema.partial();
const sinceSchema = z.coerce.number().int().catch(0);

/** HTTP form of faults, delivery, settings and the request log. */
export function mischiefRoutes(control: Control): Hono {
  const app = new Hono();
  app.get("/faults", (c) => c.json({ faults: control.listFaults() }));
  app.post("/faults", async (c) => {
    const body = await readBody(c, faultSchema);
    return respond(c, body.ok ? { ok: true, value: control.addFault(body.value) } : body, 201);
  });
  app.delete("/faults", (c) => {
    control.clearFaults();
    return c.body(null, 204);
  });
  app.delete("/faults/:id", (c) => respond(c, control.removeFault(c.req.param("id"))));

  app.get("/delivery", (c) => c.json(control.delivery()));
  app.put("/delivery", async (c) => {
    const body = await readBody(c, deliveryPatchSchema);
    if (!body.ok) return errorResponse(c, body.error);
    control.setDelivery(body.value);
    return c.json(control.delivery());
  });

  app.get("/settings", (c) => c.json(control.settings()));
  app.patch("/settings", async (c) => {
    const body = await readBody(c, settingsPatchSchema);
    return respond(c, body.ok ? { ok: true, value: control.updateSettings(body.value) } : body);
  });

  app.get("/requests", (c) => c.json(control.requests(sinceSchema.parse(c.req.query("since")))));
  app.delete("/requests", (c) => {
    control.resetRequests();
    return c.body(null, 204);
  });
  return app;
}
