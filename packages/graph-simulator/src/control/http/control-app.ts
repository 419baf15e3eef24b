import { Hono } from "hono";
import type { Control } from "../control.ts";
import { calendarRoutes } from "./calendar-routes.ts";
import { eventRoutes } from "./event-routes.ts";
import { mailboxRoutes } from "./mailbox-routes.ts";
import { mischiefRoutes } from "./mischief-routes.ts";
import { subscriptionRoutes } from "./subscription-routes.ts";
import { tenantRoutes } from "./tenant-routes.ts";

/** The control API, to be mounted at /control. */
export function createControlApp(control: Control): Hono {
  const app = new Hono();
  app.route("/", mailboxRoutes(control));
  app.route("/", calendarRoutes(control));
  app.route("/", eventRoutes(control));
  app.route("/", tenantRoutes(control));
  app.route("/", subscriptionRoutes(control));
  app.route("/", mischiefRoutes(control));
  app.all("*", (c) =>
    c.json({ error: { code: "not_found", message: "There is no such control call." } }, 404),
  );
  return app;
}
