import { Hono } from "hono";
import { appAccessSchema } from "../../login/consent/tenant-store.ts";
import type { Control } from "../control.ts";
import { tenantPatchSchema } from "../tenants.ts";
import { readBody, respond } from "./http.ts";

/** HTTP form of the tenant calls. */
export function tenantRoutes(control: Control): Hono {
  const app = new Hono();
  const appPath = "/tenants/:tenant/apps/:clientId";
  app.get("/tenants", (c) => c.json({ tenants: control.listTenants() }));
  app.patch("/tenants/:tenant", async (c) => {
    const body = await readBody(c, tenantPatchSchema);
    return respond(c, body.ok ? control.updateTenant(c.req.param("tenant"), body.value) : body);
  });
  app.put(appPath, async (c) => {
    const body = await readBody(c, appAccessSchema);
    const { tenant, clientId } = c.req.param();
    return respond(c, body.ok ? control.setAppAccess(tenant, clientId, body.value) : body);
  });
  app.delete(appPath, (c) => {
    const { tenant, clientId } = c.req.param();
    return respond(c, control.removeApp(tenant, clientId));
  });
  return app;
}
