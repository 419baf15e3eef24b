import { Hono } from "hono";
import type { Control } from "../control.ts";
import { eventDraftSchema, eventPatchSchema } from "../event-input.ts";
import { readBody, respond } from "./http.ts";

/** HTTP form of the event calls. */
export function eventRoutes(control: Control): Hono {
  const app = new Hono();
  const path = "/mailboxes/:address/events";
  app.get(path, (c) => {
    const { start = "", end = "", calendarId } = c.req.query();
    const found = control.listEvents(c.req.param("address"), { start, end, calendarId });
    return respond(c, found.ok ? { ok: true, value: { events: found.value } } : found);
  });
  app.get("/mailboxes/:address/stored-events", (c) => {
    const found = control.listStoredEvents(c.req.param("address"));
    return respond(c, found.ok ? { ok: true, value: { events: found.value } } : found);
  });
  app.post(path, async (c) => {
    const body = await readBody(c, eventDraftSchema);
    return respond(c, body.ok ? control.createEvent(c.req.param("address"), body.value) : body, 201);
  });
  app.patch(`${path}/:id`, async (c) => {
    const body = await readBody(c, eventPatchSchema);
    const { address, id } = c.req.param();
    return respond(c, body.ok ? control.updateEvent(address, id, body.value) : body);
  });
  app.delete(`${path}/:id`, (c) => {
    const { address, id } = c.req.param();
    return respond(c, control.deleteEvent(address, id));
  });
  return app;
}
